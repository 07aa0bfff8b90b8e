import { Modal } from 'antd'
import { useState } from 'react'
import { CodeInput } from '../../ui/code-input.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { resultsStrings } from './results-strings.ts'

interface UndoCreationProps {
  /** How many groups would be deleted. */
  count: number
  onCancel: () => void
  onConfirm: () => void
}

/** Deleting what was created ends whatever goes on in it by now, so that its number has to be typed. */
export function UndoCreation({ count, onCancel, onConfirm }: UndoCreationProps) {
  const words = useStrings(resultsStrings)
  const locale = useLocale()
  const [typed, setTyped] = useState('')
  const body = words.undoBody(count.toLocaleString(locale), String(count))
  return (
    <Modal
      open
      title={words.undoTitle}
      okText={words.undoOk}
      okButtonProps={{ danger: true, disabled: typed.trim() !== String(count) }}
      onOk={onConfirm}
      onCancel={onCancel}
    >
      <p>{body}</p>
      <CodeInput aria-label={body} inputMode="numeric" autoComplete="off" value={typed} onChange={setTyped} />
    </Modal>
  )
}
