import { Form } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import type { FieldProblem } from '#api/contract/field-rules.ts'
import { ByteCounter } from './byte-counter.tsx'
import { fieldRule } from './field-rule.ts'
import { useLocale } from './preferences.ts'

interface TextItemProps {
  name: string
  label: string
  /** UTF-8 bytes. */
  limit: number
  problem: (value: string) => FieldProblem | undefined
  required?: boolean
  /** What is sent for what is typed, where the two differ: this is judged and counted. */
  meant?: (typed: string) => string
  /** What to know while typing, beside the counter. */
  hint?: ReactNode
  /** Sentences under the field, such as the way out of a refusal. */
  notice?: ReactNode
  children: ReactElement
}

const asTyped = (typed: string) => typed

/** A text field with its rule, its hint and its byte counter. */
export function TextItem(props: TextItemProps) {
  const { name, label, limit, problem, required = false, meant = asTyped, hint, notice, children } = props
  const locale = useLocale()
  const value: unknown = Form.useWatch(name)
  return (
    <Form.Item
      name={name}
      label={label}
      required={required}
      rules={[fieldRule((typed) => problem(meant(typed)), locale)]}
      extra={
        <>
          {notice}
          <span className="field-extra">
            <span>{hint}</span>
            <ByteCounter text={typeof value === 'string' ? meant(value) : ''} limit={limit} />
          </span>
        </>
      }
    >
      {children}
    </Form.Item>
  )
}
