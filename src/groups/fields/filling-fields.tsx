import { ConfigProvider, Form } from 'antd'
import { clsx } from 'clsx'
import { type RefObject, useEffect, useId, useImperativeHandle, useRef, useState } from 'react'
import { LIMITS } from '#api/contract/limits.ts'
import { useComposedText } from '../../ui/composed-text.ts'
import { sentencesRule } from '../../ui/field-rule.ts'
import native from '../../ui/native-field.module.css'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { problemTexts } from '../../ui/problem-strings.ts'
import {
  fieldsOf,
  type Filling,
  isJsonValue,
  toContentText,
  type ValueProblem,
  valueProblems,
  withValue,
} from './filling.ts'
import { fillingOf, type MessageValues } from './message-values.ts'
import { templateStrings } from './template-strings.ts'
import styles from './filling-fields.module.css'

const problemsOf = (filling: Filling, field: number): readonly ValueProblem[] =>
  valueProblems(filling.values[field] ?? '', isJsonValue(filling, field), LIMITS.messageContentBytes)

/** Changes what the content is made of as typing does, so that the form hears of it; the content must say so already. */
export type ChangeFilling = (filling: Filling) => void

interface FillingItemProps {
  /** After each the first field wants the focus. */
  insertions: number
  /** Set here, for a change that comes from elsewhere and leaves the content as it is. */
  change: RefObject<ChangeFilling | null>
}

/**
 * The form's field `filling`: the fields of the template in the content, which is made of what is typed here; until they are filled, nothing
 * is sent.
 */
export function FillingItem({ insertions, change }: FillingItemProps) {
  const words = useStrings(templateStrings)
  const form = Form.useFormInstance<MessageValues>()
  /** Asked to be sent: from then on what is empty is wrong. */
  const [asked, setAsked] = useState(false)
  return (
    <Form.Item
      name="filling"
      noStyle
      validateTrigger="onSubmit"
      rules={[
        sentencesRule(() => {
          const filling = fillingOf(form.getFieldsValue())
          const isWrong =
            filling !== undefined && fieldsOf(filling).some((field) => problemsOf(filling, field).length > 0)
          setAsked(isWrong)
          return isWrong ? [words.fill] : []
        }),
      ]}
    >
      <FillingFields insertions={insertions} change={change} asked={asked} />
    </Form.Item>
  )
}

interface FillingFieldsProps extends FillingItemProps {
  asked: boolean
  /** Given by the form. */
  id?: string
  value?: Filling | undefined
  onChange?: ChangeFilling
}

function FillingFields({ insertions, change, asked, id, value, onChange }: FillingFieldsProps) {
  const words = useStrings(templateStrings)
  const form = Form.useFormInstance<MessageValues>()
  // For the rendering alone: what is watched comes a moment after the value, and for that moment the fields would be gone, with the focus.
  Form.useWatch('content', form)
  const typed: unknown = form.getFieldValue('content')
  const filling = fillingOf({ content: typeof typed === 'string' ? typed : '', filling: value })
  const group = useRef<HTMLDivElement>(null)
  const focused = useRef(0)
  const isThere = filling !== undefined
  useImperativeHandle(change, (): ChangeFilling => (next) => onChange?.(next), [onChange])
  useEffect(() => {
    if (!isThere || focused.current === insertions) return
    focused.current = insertions
    group.current?.querySelector('input')?.focus()
  }, [isThere, insertions])
  if (filling === undefined) return null
  const fields = fieldsOf(filling)
  const firstWrong = fields.find((field) => problemsOf(filling, field).length > 0) ?? fields[0]
  return (
    <div ref={group} role="group" aria-label={words.fill} className={styles.fields}>
      {fields.map((field) => (
        <ValueField
          key={field}
          // Where the form puts the focus when it is not sent.
          id={field === firstWrong ? id : undefined}
          filling={filling}
          field={field}
          asked={asked}
          onValue={(text) => {
            const next = withValue(filling, field, text)
            // Before the field's own change, which is what the form tells of.
            form.setFieldValue('content', toContentText(next))
            onChange?.(next)
            form.validateFields(['content']).catch(() => undefined)
          }}
        />
      ))}
    </div>
  )
}

interface ValueFieldProps {
  id: string | undefined
  filling: Filling
  field: number
  asked: boolean
  onValue: (text: string) => void
}

function ValueField({ id, filling, field, asked, onValue }: ValueFieldProps) {
  const words = useStrings(templateStrings)
  const locale = useLocale()
  const { componentDisabled } = ConfigProvider.useConfig()
  const saidId = useId()
  const said = problemsOf(filling, field).filter(({ kind }) => asked || kind !== 'required')
  return (
    <div>
      <label>
        <bdi className={styles.name}>{filling.names[field]}</bdi>
        <input
          {...useComposedText(filling.values[field] ?? '', onValue)}
          id={id}
          className={clsx(native.field, styles.value)}
          disabled={componentDisabled}
          aria-required
          aria-invalid={said.length > 0}
          aria-describedby={saidId}
          autoComplete="off"
        />
      </label>
      <div id={saidId} className={styles.said}>
        {said.map((problem) => (
          <div key={problem.kind} role="alert" className={styles.problem}>
            {problem.kind === 'notJson' ? words.notJson : problemTexts([problem], locale)}
          </div>
        ))}
        {isJsonValue(filling, field) && <div>{words.jsonValue}</div>}
      </div>
    </div>
  )
}
