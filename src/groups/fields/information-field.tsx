import { Button, Flex, Segmented, Tag, Tooltip } from 'antd'
import { clsx } from 'clsx'
import { useDeferredValue, useMemo, useState } from 'react'
import { textProblem } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import { LongText } from '../../ui/long-text.tsx'
import { TextItem } from '../../ui/text-item.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { fieldStrings } from './field-strings.ts'
import { toInformation } from './information.ts'
import { compactJson, formatJson, inspectJson } from './json-format.ts'
import styles from './information-field.module.css'

const LIMIT = LIMITS.groupInformationBytes

/**
 * The form's field `information`. `stored` is what the group holds: as long as it is untouched, no rule judges it, and its line
 * breaks count as they are. `preview` shows JSON laid out below, without touching what is typed.
 */
export function InformationItem({ stored = '', preview = false }: { stored?: string; preview?: boolean }) {
  const words = useStrings(fieldStrings)
  return (
    <TextItem
      name="information"
      label={words.information}
      limit={LIMIT}
      problem={(value) => (value === stored ? undefined : textProblem(value, LIMIT))}
      meant={(typed) => toInformation(typed, stored)}
      hint={words.informationHint}
    >
      <InformationField preview={preview} />
    </TextItem>
  )
}

interface InformationFieldProps {
  preview: boolean
  /** The rest is given by the form. */
  id?: string
  value?: string
  onChange?: (value: string) => void
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false'
}

function InformationField({ preview, value = '', onChange, ...textArea }: InformationFieldProps) {
  return (
    <>
      <GrowingText
        {...textArea}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <JsonTools text={value} preview={preview} onChange={(text) => onChange?.(text)} />
    </>
  )
}

/** Says whether the text is JSON, and lays it out on request. */
function JsonTools({ text, preview, onChange }: { text: string; preview: boolean; onChange: (text: string) => void }) {
  const words = useStrings(fieldStrings)
  const locale = useLocale()
  const [previewed, setPreviewed] = useState(false)
  const settled = useDeferredValue(text)
  const verdict = useMemo(() => inspectJson(settled), [settled])
  if (verdict.kind === 'text') return null
  if (verdict.kind === 'broken') {
    const { at } = verdict
    const number = (value: number) => value.toLocaleString(locale)
    return (
      <div className={clsx('muted', styles.tools)}>
        {at === undefined ? words.brokenJson : words.brokenJsonAt(number(at.line), number(at.column))}
      </div>
    )
  }
  const tool = (label: string, tip: string, lay: (json: string) => string) => (
    <Tooltip title={tip}>
      <Button size="small" onClick={() => onChange(lay(text))}>
        {label}
      </Button>
    </Tooltip>
  )
  const json = verdict.kind === 'json'
  return (
    <div className={styles.tools}>
      <Flex gap={8} wrap align="center">
        <Tag color="success">{words.validJson}</Tag>
        {json && tool(words.formatJson, words.formatJsonTip, formatJson)}
        {json && tool(words.compactJson, words.compactJsonTip, compactJson)}
        {json && preview && (
          <Button size="small" aria-expanded={previewed} onClick={() => setPreviewed(!previewed)}>
            {words.preview}
          </Button>
        )}
      </Flex>
      {json && preview && previewed && <LongText label={words.preview}>{formatJson(settled)}</LongText>}
    </div>
  )
}

/** Additional information to read: as stored or, when it is JSON, laid out. */
export function InformationView({ text }: { text: string }) {
  const words = useStrings(fieldStrings)
  const [formatted, setFormatted] = useState(true)
  const isJson = useMemo(() => inspectJson(text).kind === 'json', [text])
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
