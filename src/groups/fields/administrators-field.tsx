import { Form, type InputRef } from 'antd'
import { clsx } from 'clsx'
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import * as v from 'valibot'
import { LIMITS } from '#api/contract/limits.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { problemText } from '../../ui/problem-strings.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import {
  administratorProblems,
  administratorsValue,
  type AdministratorsValue,
  allIds,
  hasSeparator,
  NO_ADMINISTRATORS,
  takeTyped,
} from './administrators.ts'
import { AdministratorList } from './administrator-list.tsx'
import { fieldStrings } from './field-strings.ts'
import styles from './administrators-field.module.css'

const NO_IDS: readonly string[] = []
const valueOf = (value: unknown): AdministratorsValue => (v.is(administratorsValue, value) ? value : NO_ADMINISTRATORS)

/** The form's field `administrators`. `kept` are the IDs the group has already. */
export function AdministratorsItem({ kept = NO_IDS }: { kept?: readonly string[] }) {
  const words = useStrings(fieldStrings)
  const locale = useLocale()
  const count = allIds(valueOf(Form.useWatch('administrators'))).length
  const number = (value: number) => value.toLocaleString(locale)
  return (
    <Form.Item
      name="administrators"
      label={words.administrator}
      rules={[
        {
          validator: (_rule: unknown, value: unknown) => {
            const problems = administratorProblems(valueOf(value), kept).map(
              ({ id, problem }) => new Error(words.namedProblem(id, problemText(problem, locale))),
            )
            // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- antd shows a list of reasons as lines of their own
            return problems.length === 0 ? Promise.resolve() : Promise.reject(problems)
          },
        },
      ]}
      extra={
        <>
          <span className="field-extra">
            <span>{words.administratorHint}</span>
            <span className={clsx('counter', count > LIMITS.administrators && 'counter-over')}>
              {words.administratorCount(number(count), number(LIMITS.administrators))}
            </span>
          </span>
          {words.userIdNote}
        </>
      }
    >
      <AdministratorsField kept={kept} />
    </Form.Item>
  )
}

interface AdministratorsFieldProps {
  kept: readonly string[]
  /** The rest is given by the form. */
  id?: string
  value?: AdministratorsValue
  onChange?: (value: AdministratorsValue) => void
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false'
}

/** One ID at a time, each with its button to remove it; what cannot be taken stays in the input, under its error. */
function AdministratorsField({ kept, value = NO_ADMINISTRATORS, onChange, ...input }: AdministratorsFieldProps) {
  const words = useStrings(fieldStrings)
  const box = useRef<InputRef>(null)
  const { ids, typing } = value

  const take = (next: AdministratorsValue) => onChange?.(takeTyped(next, kept))
  const type = (text: string) => {
    if (hasSeparator(text)) take({ ids, typing: text })
    else onChange?.({ ids, typing: text })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // An input method's own Enter chooses a word.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && typing !== '') {
      event.preventDefault()
      take(value)
    }
    if (event.key === 'Backspace' && typing === '' && ids.length > 0) {
      event.preventDefault()
      onChange?.({ ids: ids.slice(0, -1), typing: ids.at(-1) ?? '' })
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/[\r\n]/.test(pasted.trim())) return
    // A one-line input would turn the line breaks of a pasted column into nothing.
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    const start = selectionStart ?? typing.length
    type(typing.slice(0, start) + pasted + typing.slice(selectionEnd ?? start))
  }
  const remove = (id: string) => {
    onChange?.({ ids: ids.filter((other) => other !== id), typing })
    box.current?.focus()
  }

  return (
    <div className={styles.field}>
      {ids.length > 0 && <AdministratorList ids={ids} label={words.administratorsTaken} onRemove={remove} />}
      <CodeInput
        {...input}
        ref={box}
        value={typing}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  )
}
