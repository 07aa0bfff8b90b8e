import { Button, Flex, Form, Input, Segmented, Tag, Tooltip } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { textProblem } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { LongText } from '../ui/long-text.tsx'
import { TextItem } from '../ui/text-item.tsx'
import { useLocale, useStrings } from '../ui/preferences.ts'
import { fieldStrings } from './field-strings.ts'
import { compactJson, formatJson, inspectJson } from './json-format.ts'

const LIMIT = LIMITS.groupInformationBytes

/** The form's field `information`. `stored` is what the group holds: as long as it is untouched, no rule judges it. */
export function InformationItem({ stored }: { stored?: string }) {
  const words = useStrings(fieldStrings)
  return (
    <TextItem
      name="information"
      label={words.information}
      limit={LIMIT}
      problem={(value) => (value === stored ? undefined : textProblem(value, LIMIT))}
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

function InformationField({ value = '', onChange, ...textArea }: InformationFieldProps) {
  return (
    <>
      <Input.TextArea
        {...textArea}
        rows={4}
        className="growing-text"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <JsonTools text={value} onChange={(text) => onChange?.(text)} />
    </>
  )
}

/** Says whether the text is JSON, and lays it out on request. */
function JsonTools({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const words = useStrings(fieldStrings)
  const locale = useLocale()
  const settled = useDeferredValue(text)
  const verdict = useMemo(() => inspectJson(settled), [settled])
  if (verdict.kind === 'text') return null
  if (verdict.kind === 'broken') {
    const { at } = verdict
    const number = (value: number) => value.toLocaleString(locale)
    return (
      <div className="json-tools muted">
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
  return (
    <Flex className="json-tools" gap={8} wrap align="center">
      <Tag color="success">{words.validJson}</Tag>
      {verdict.kind === 'json' && tool(words.formatJson, words.formatJsonTip, formatJson)}
      {verdict.kind === 'json' && tool(words.compactJson, words.compactJsonTip, compactJson)}
    </Flex>
  )
}

/** Additional information to read: as stored or, when it is JSON, laid out. */
export function InformationView({ text }: { text: string }) {
  const words = useStrings(fieldStrings)
  const [formatted, setFormatted] = useState(true)
  const isJson = useMemo(() => inspectJson(text).kind === 'json', [text])
  if (text === '') return <span className="muted">{words.noInformation}</span>
  return (
    <Flex vertical gap={8}>
      {isJson && (
        <Segmented
          className="information-view-switch"
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
      <LongText label={words.information}>
        {isJson && formatted ? formatJson(text) : text}
      </LongText>
    </Flex>
  )
}

/** JSON in the field laid out to read, without touching what is typed. */
export function FormattedPreview({ title }: { title: string }) {
  const typed: unknown = Form.useWatch('information')
  const text = useDeferredValue(typeof typed === 'string' ? typed : '')
  const [open, setOpen] = useState(false)
  const isJson = useMemo(() => inspectJson(text).kind === 'json', [text])
  if (!isJson) return null
  return (
    <details className="advanced" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && (
        <LongText label={title}>
          {formatJson(text)}
        </LongText>
      )}
    </details>
  )
}
