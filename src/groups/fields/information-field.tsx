import { Button, Flex, Tag, Tooltip } from 'antd'
import { clsx } from 'clsx'
import { useDeferredValue, useMemo, useState } from 'react'
import { textProblems } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { Choice } from '../../ui/choice.tsx'
import { GrowingText } from '../../ui/growing-text.tsx'
import { LongText } from '../../ui/long-text.tsx'
import { replaceTextAbove } from '../../ui/replace-text.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { fieldStrings } from './field-strings.ts'
import { toInformation } from './information.ts'
import { compactJson, formatJson, inspectJson, type JsonPlace, unmeantBesideJson } from './json-format.ts'
import { StrayNotice } from './stray-notice.tsx'
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
      unmeant={unmeantBesideJson}
      notice={<StrayNotice name="information" />}
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
  return (
    <>
      <GrowingText {...textArea} spellCheck={false} value={value} />
      <JsonTools text={value} />
    </>
  )
}

/** Says whether the text is JSON, and lays it out on request, which one can undo in the field. */
function JsonTools({ text }: { text: string }) {
  const words = useStrings(fieldStrings)
  const settled = useDeferredValue(text)
  const verdict = useMemo(() => inspectJson(settled), [settled])
  const layout = useMemo(() => (verdict.kind === 'json' ? layoutFor(settled) : undefined), [settled, verdict])
  if (verdict.kind === 'text') return null
  if (verdict.kind === 'broken') return <BrokenJson at={verdict.at} />
  if (verdict.stray !== undefined) return null
  const [label, tip] =
    layout === formatJson ? (['formatJson', 'formatJsonTip'] as const) : (['compactJson', 'compactJsonTip'] as const)
  return (
    <Flex className={clsx(styles.tools)} gap={8} wrap align="center">
      <Tag color="success">{words.validJson}</Tag>
      {layout !== undefined && (
        <Tooltip title={words[tip]}>
          <Button size="small" onClick={({ currentTarget }) => replaceTextAbove(currentTarget, layout)}>
            <span key={label}>{words[label]}</span>
          </Button>
        </Tooltip>
      )}
    </Flex>
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
    <div key={text} className={clsx('muted', styles.tools)}>
      {text}
    </div>
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
        <span className={styles.viewSwitch}>
          <Choice
            label={words.viewAs}
            value={formatted ? 'formatted' : 'stored'}
            onChange={(value) => setFormatted(value === 'formatted')}
            options={[
              { value: 'formatted', label: words.formattedView },
              { value: 'stored', label: words.storedView },
            ]}
          />
        </span>
      )}
      <LongText label={words.information}>{isJson && formatted ? formatJson(text) : text}</LongText>
    </Flex>
  )
}
