import { Form, type FormItemProps, type InputRef } from 'antd'
import { clsx } from 'clsx'
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import * as v from 'valibot'
import { newIdProblems } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { sentencesRule } from '../../ui/field-rule.ts'
import { InvisibleNotice } from '../../ui/invisible-notice.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { createHistory } from './administrators-history.ts'
import { administratorSentences } from './administrators-words.ts'
import {
  administratorProblems,
  administratorsValue,
  type AdministratorsValue,
  allIds,
  hasLineEnd,
  NO_ADMINISTRATORS,
  takeBack,
  takeTyped,
  typed,
} from './administrators.ts'
import { AdministratorList } from './administrator-list.tsx'
import { fieldStrings } from './field-strings.ts'
import styles from './administrators-field.module.css'

/** The keys of an input method are its own: Enter chooses a word. Safari ends the composition first, and tells by this key code. */
const isComposing = ({ nativeEvent, keyCode }: KeyboardEvent) => nativeEvent.isComposing || keyCode === 229

const NO_IDS: readonly string[] = []
const valueOf = (value: unknown): AdministratorsValue => (v.is(administratorsValue, value) ? value : NO_ADMINISTRATORS)

interface AdministratorsItemProps {
  /** The IDs that groups have already. */
  kept?: readonly string[]
  /** Of the form's field, where it has more than one such list. */
  name?: string
  label?: string
  /** How many it may hold. */
  most?: number
  /** What else a form has against the list, going by these fields. */
  rules?: FormItemProps['rules']
  dependencies?: string[]
  /** Stands below the field. */
  notice?: ReactNode
}

/** A list of administrators' IDs: the form's field `administrators`. */
export function AdministratorsItem(props: AdministratorsItemProps) {
  const { kept = NO_IDS, name = 'administrators', label, most = LIMITS.administrators, notice } = props
  const { rules = [], dependencies = [] } = props
  const words = useStrings(fieldStrings)
  const locale = useLocale()
  const value = valueOf(Form.useWatch(name))
  const count = allIds(value).length
  const number = (amount: number) => amount.toLocaleString(locale)
  return (
    <Form.Item
      name={name}
      label={label ?? words.administrator}
      dependencies={dependencies}
      rules={[
        sentencesRule((held) => administratorSentences(administratorProblems(valueOf(held), kept, most), locale)),
        ...rules,
      ]}
      extra={
        <>
          <InvisibleNotice text={value.typing} rule={newIdProblems} />
          {notice}
          <span className="field-extra">
            <span>{words.administratorHint}</span>
            {Number.isFinite(most) && (
              <span className={clsx('counter', count > most && 'counter-over')}>
                {words.administratorCount(number(count), number(most))}
              </span>
            )}
          </span>
        </>
      }
    >
      <AdministratorsField kept={kept} most={most} label={label ?? words.administratorsTaken} />
    </Form.Item>
  )
}

interface AdministratorsFieldProps {
  kept: readonly string[]
  most: number
  /** Of the IDs that were taken. */
  label: string
  /** The rest is given by the form. */
  id?: string
  value?: AdministratorsValue
  onChange?: (value: AdministratorsValue) => void
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false'
}

/** IDs that were taken, each with its button to remove it; what cannot be taken stays in the input, under its error. */
function AdministratorsField(props: AdministratorsFieldProps) {
  const { kept, most, label, value = NO_ADMINISTRATORS, onChange, ...input } = props
  const words = useStrings(fieldStrings)
  const box = useRef<InputRef>(null)
  const [history] = useState(createHistory)
  /** The line of a paste that was left out. */
  const [heading, setHeading] = useState<string>()
  /** Where the caret has to go after what stands in the input was rewritten. */
  const caret = useRef<number>(undefined)
  const { ids, typing } = value

  useLayoutEffect(() => {
    if (caret.current !== undefined) box.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  }, [typing])

  const put = (next: AdministratorsValue) => {
    history.record(value, next)
    setHeading(undefined)
    onChange?.(next)
  }
  const type = (text: string, end: number) => {
    const outcome = typed(value, text, end, kept, most)
    if (outcome.value.typing !== text) caret.current = outcome.caret
    put(outcome.value)
    setHeading(outcome.heading)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey
    const undone = isUndo ? history.undo(value) : undefined
    if (undone !== undefined) {
      event.preventDefault()
      setHeading(undefined)
      onChange?.(undone)
    }
    if (event.key === 'Enter' && typing !== '') {
      event.preventDefault()
      put(takeTyped(value, kept, most))
    }
    // A key held down stops where the letters end.
    if (event.key === 'Backspace' && !event.repeat && typing === '' && ids.length > 0) {
      event.preventDefault()
      put(takeBack(value))
    }
  }
  // A one-line input would turn the line ends of a column into nothing.
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!hasLineEnd(pasted)) return
    event.preventDefault()
    const start = event.currentTarget.selectionStart ?? typing.length
    const end = event.currentTarget.selectionEnd ?? start
    type(typing.slice(0, start) + pasted + typing.slice(end), start + pasted.length)
  }
  const onDrop = (event: DragEvent<HTMLInputElement>) => {
    const dropped = event.dataTransfer.getData('text/plain')
    if (!hasLineEnd(dropped)) return
    event.preventDefault()
    type(`${dropped}\n${typing}`, dropped.length + 1)
    box.current?.focus()
  }
  const remove = (id: string) => {
    put({ ids: ids.filter((other) => other !== id), typing })
    box.current?.focus()
  }

  return (
    <div className={styles.field}>
      {ids.length > 0 && <AdministratorList ids={ids} label={label} onRemove={remove} />}
      <CodeInput
        {...input}
        ref={box}
        value={typing}
        onChange={(text) => type(text, box.current?.input?.selectionEnd ?? text.length)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onDrop={onDrop}
      />
      <span className={styles.heading} role="status">
        {heading !== undefined && <span key={heading}>{words.headingLeftOut(heading)}</span>}
      </span>
    </div>
  )
}
