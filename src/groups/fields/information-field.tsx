import { Button, Flex, type GetRef, type Input, Segmented, Tag, Tooltip } from 'antd'
import { clsx } from 'clsx'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { textProblems } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { unmeantIn } from '#lib/characters.ts'
import { characterNames } from '../../ui/character-words.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import { LongText } from '../../ui/long-text.tsx'
import { replaceText } from '../../ui/replace-text.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { fieldStrings } from './field-strings.ts'
import { toInformation } from './information.ts'
import {
  compactJson,
  formatJson,
  inspectJson,
  type JsonPlace,
  type StrayCharacters,
  withoutStray,
} from './json-format.ts'
import styles from './information-field.module.css'

const LIMIT = LIMITS.groupInformationBytes

/**
 * The form's field `information`. `stored` is what the group holds: as long as it is untouched, no rule judges it, and its line
 * breaks count as they are.
 */
export function InformationItem({ stored = '' }: { stored?: string }) {
  const words = useStrings(fieldStrings)
  return (
    <TextItem
      name="information"
      label={words.information}
      limit={LIMIT}
      rule={(value) => (value === stored ? [] : textProblems(value, LIMIT))}
      meant={(typed) => toInformation(typed, stored)}
      // What is stray around JSON is told with the verdict on it.
      unmeant={(typed) => unmeantIn(withoutStray(typed))}
      hint={words.informationHint}
    >
      <InformationField />
    </TextItem>
  )
}

interface InformationFieldProps {
  /** All given by the form. */
  id?: string
  value?: string
  onChange?: (value: string) => void
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false'
}

function InformationField({ value = '', ...textArea }: InformationFieldProps) {
  const field = useRef<GetRef<typeof Input.TextArea>>(null)
  const replace = (by: (text: string) => string) => {
    const element = field.current?.resizableTextArea?.textArea
    if (element !== undefined) replaceText(element, by(element.value))
  }
  return (
    <>
      <GrowingText {...textArea} ref={field} spellCheck={false} value={value} />
      <JsonTools text={value} replace={replace} />
    </>
  )
}

interface JsonToolsProps {
  text: string
  /** Writes another text into the field, which one can undo there. */
  replace: (by: (text: string) => string) => void
}

/** Says whether the text is JSON, what keeps it from being it, and lays it out on request. */
function JsonTools({ text, replace }: JsonToolsProps) {
  const words = useStrings(fieldStrings)
  const settled = useDeferredValue(text)
  const verdict = useMemo(() => inspectJson(settled), [settled])
  const layout = useMemo(() => (verdict.kind === 'json' ? layoutFor(settled) : undefined), [settled, verdict])
  if (verdict.kind === 'text') return null
  return (
    <div className={styles.tools}>
      {verdict.stray !== undefined && (
        <StrayNotice key="stray" stray={verdict.stray} onRemove={() => replace(withoutStray)} />
      )}
      {verdict.kind === 'broken' && <BrokenJson key="broken" at={verdict.at} />}
      {verdict.kind !== 'broken' && verdict.stray === undefined && (
        <Flex key="valid" gap={8} wrap align="center">
          <Tag color="success">{words.validJson}</Tag>
          {layout !== undefined && (
            <Tooltip title={words[layout === formatJson ? 'formatJsonTip' : 'compactJsonTip']}>
              <Button size="small" onClick={() => replace(layout)}>
                <span key={layout === formatJson ? 'format' : 'compact'}>
                  {words[layout === formatJson ? 'formatJson' : 'compactJson']}
                </span>
              </Button>
            </Tooltip>
          )}
        </Flex>
      )}
    </div>
  )
}

/** The other way to lay a JSON text out; none where both are the same. */
function layoutFor(json: string): typeof formatJson | undefined {
  return [formatJson, compactJson].find((layout) => layout(json) !== json)
}

function BrokenJson({ at }: { at: JsonPlace | undefined }) {
  const words = useStrings(fieldStrings)
  const locale = useLocale()
  const number = (value: number) => value.toLocaleString(locale)
  const text = at === undefined ? words.brokenJson : words.brokenJsonAt(number(at.line), number(at.column))
  return (
    <div key={text} className="muted">
      {text}
    </div>
  )
}

function StrayNotice({ stray, onRemove }: { stray: StrayCharacters; onRemove: () => void }) {
  const words = useStrings(fieldStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const sentences = [
    words.strayJson,
    stray.before !== '' && words.strayBefore(characterNames(stray.before, locale)),
    stray.inside !== '' && words.strayInside(characterNames(stray.inside, locale)),
    stray.after !== '' && words.strayAfter(characterNames(stray.after, locale)),
  ].filter((sentence) => sentence !== false)
  return (
    <span className={styles.stray} role="status">
      {sentences.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
      <Button size="small" aria-label={words.removeStray} onClick={onRemove}>
        {common.remove}
      </Button>
    </span>
  )
}

/** Additional information to read: as stored or, when it is JSON, laid out. */
export function InformationView({ text }: { text: string }) {
  const words = useStrings(fieldStrings)
  const [formatted, setFormatted] = useState(true)
  const isJson = useMemo(() => {
    const verdict = inspectJson(text)
    return verdict.kind === 'json' && verdict.stray === undefined
  }, [text])
  if (text === '') return <span className="muted">{words.none}</span>
  return (
    <Flex vertical gap={8}>
      {isJson && (
        <Segmented
          className={clsx(styles.viewSwitch)}
          size="small"
          aria-label={words.viewAs}
          value={formatted ? 'formatted' : 'stored'}
          onChange={(value) => setFormatted(value === 'formatted')}
          options={[
            { value: 'formatted', label: words.formattedView },
            { value: 'stored', label: words.storedView },
          ]}
        />
      )}
      <LongText label={words.information}>{isJson && formatted ? formatJson(text) : text}</LongText>
    </Flex>
  )
}
