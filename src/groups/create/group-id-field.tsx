import { Button } from 'antd'
import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'
import { CodeInput } from '../../ui/code-input.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { suggestGroupId, type Suggestion } from './create-group.ts'
import { createStrings } from './create-strings.ts'
import styles from './group-id-field.module.css'

interface GroupIdFieldProps {
  onSuggested: (suggestion: Suggestion) => void
  /** The rest is given by the form. */
  id?: string
  value?: string
  onChange?: (value: string) => void
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false'
  'aria-required'?: boolean | 'true' | 'false'
}

/** An ID to type, or to be suggested. */
export function GroupIdField({ onSuggested, value = '', onChange, ...input }: GroupIdFieldProps) {
  const words = useStrings(createStrings)
  const scope = useScope()
  const [looking, setLooking] = useState(false)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const stop = () => {
    running.current?.abort()
    running.current = undefined
    setLooking(false)
  }
  const suggest = async () => {
    stop()
    const controller = new AbortController()
    running.current = controller
    setLooking(true)
    const suggestion = await suggestGroupId(scope, controller.signal)
    // Typing meanwhile wins.
    if (controller.signal.aborted) return
    stop()
    onChange?.(suggestion.id)
    onSuggested(suggestion)
  }
  return (
    <CodeInput
      {...input}
      value={value}
      onChange={(text) => {
        stop()
        onChange?.(text)
      }}
      suffix={
        <Button
          type="link"
          size="small"
          className={clsx(styles.suggest)}
          loading={looking}
          aria-label={looking ? words.suggesting : words.suggest}
          onClick={() => void suggest()}
        >
          {words.suggest}
        </Button>
      }
    />
  )
}
