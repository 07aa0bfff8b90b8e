import { Form } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import type { FieldRule } from '#api/contract/field-rules.ts'
import { ByteCounter, CostlyNotice } from './byte-counter.tsx'
import { fieldRule } from './field-rule.ts'
import { InvisibleNotice } from './invisible-notice.tsx'
import { useLocale } from './preferences.ts'

interface TextItemProps {
  name: string
  label: string
  /** UTF-8 bytes, counted under the field. */
  limit?: number
  rule: FieldRule
  required?: boolean
  /** What is sent for what is typed, where the two differ: this is judged and counted. */
  meant?: (typed: string) => string
  /** What to know while typing, beside the counter. */
  hint?: ReactNode
  /** Which invisible characters are surely not meant here, other than usual. */
  unmeant?: (typed: string) => string
  /** Another count than of bytes. */
  counter?: ReactNode
  /** Sentences under the field, such as the way out of a refusal. */
  notice?: ReactNode
  children: ReactElement
}

const asTyped = (typed: string) => typed

/** A text field with its rule, its hint, its byte counter, and the way out of characters that nobody sees. */
export function TextItem(props: TextItemProps) {
  const {
    name,
    label,
    limit,
    rule,
    required = false,
    meant = asTyped,
    unmeant,
    hint,
    counter,
    notice,
    children,
  } = props
  const locale = useLocale()
  const value: unknown = Form.useWatch(name)
  const typed = typeof value === 'string' ? value : ''
  return (
    <Form.Item
      name={name}
      label={label}
      required={required}
      rules={[fieldRule((text) => rule(meant(text)), locale)]}
      extra={
        <>
          <InvisibleNotice text={typed} rule={rule} {...(unmeant && { unmeant })} />
          {notice}
          <span className="field-extra">
            <span>{hint}</span>
            {limit === undefined ? counter : <ByteCounter text={meant(typed)} limit={limit} />}
          </span>
          {limit !== undefined && <CostlyNotice text={meant(typed)} limit={limit} />}
        </>
      }
    >
      {children}
    </Form.Item>
  )
}
