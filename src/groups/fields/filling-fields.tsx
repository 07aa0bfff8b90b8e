import { Form } from 'antd'
import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import { LIMITS } from '#api/contract/limits.ts'
import { sentencesRule } from '../../ui/field-rule.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { problemTexts } from '../../ui/problem-strings.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { fieldsOf, isJsonValue, toContentText, valueProblems, withValue } from './filling.ts'
import type { GivenByForm } from './given-by-form.ts'
import { fillingOf, type MessageValues } from './message-values.ts'
import { templateStrings } from './template-strings.ts'
import styles from './filling-fields.module.css'

/** The fields of the template in the content, which is made of what is typed here. `insertions`: after each the first wants the focus. */
export function FillingFields({ insertions }: { insertions: number }) {
  const words = useStrings(templateStrings)
  const locale = useLocale()
  const form = Form.useFormInstance<MessageValues>()
  const filling = Form.useWatch((values: MessageValues) => fillingOf(values), form)
  const group = useRef<HTMLDivElement>(null)
  const focused = useRef(0)
  const isThere = filling !== undefined
  useEffect(() => {
    if (!isThere || focused.current === insertions) return
    focused.current = insertions
    group.current?.querySelector('input')?.focus()
  }, [isThere, insertions])
  if (filling === undefined) return null
  return (
    <div ref={group} role="group" aria-label={words.fill} className={styles.fields}>
      {fieldsOf(filling).map((field) => {
        const mustBeJson = isJsonValue(filling, field)
        return (
          <Form.Item
            key={field}
            name={['filling', 'values', field]}
            label={<bdi className={styles.name}>{filling.names[field]}</bdi>}
            required
            className={clsx(styles.item)}
            extra={mustBeJson ? words.jsonValue : undefined}
            rules={[
              sentencesRule((value) =>
                valueProblems(typeof value === 'string' ? value : '', mustBeJson, LIMITS.messageContentBytes).flatMap(
                  (problem) => (problem.kind === 'notJson' ? [words.notJson] : problemTexts([problem], locale)),
                ),
              ),
            ]}
          >
            <ValueField field={field} />
          </Form.Item>
        )
      })}
    </div>
  )
}

function ValueField({ field, onChange, ...input }: GivenByForm & { field: number }) {
  const form = Form.useFormInstance<MessageValues>()
  return (
    <TextInput
      {...input}
      onChange={(value) => {
        const now = fillingOf(form.getFieldsValue())
        // Before the field's own change, which is what the form tells of.
        if (now !== undefined) form.setFieldValue('content', toContentText(withValue(now, field, value)))
        onChange?.(value)
        form.validateFields(['content']).catch(() => undefined)
      }}
    />
  )
}
