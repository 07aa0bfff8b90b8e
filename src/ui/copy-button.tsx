import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { commonStrings } from './common-strings.ts'
import { PlainButton } from './plain-button.tsx'
import { useStrings } from './preferences.ts'
import styles from './copy-button.module.css'

const SHOW_CHECK_MS = 2000

interface CopyButtonProps {
  text: string
  /** Names it for the label: "Copy Group ID". */
  what: string
  /** There is room for the words, too. */
  roomy?: boolean
}

/** Copies `text`. */
export function CopyButton({ text, what, roomy = false }: CopyButtonProps) {
  const words = useStrings(commonStrings)
  const { message } = App.useApp()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), SHOW_CHECK_MS)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      message.error(words.copyFailed)
    }
  }
  const label = copied ? words.copied : words.copy(what)
  const icon = copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />
  if (roomy) {
    return (
      <PlainButton small onClick={() => void copy()}>
        {icon}
        {label}
      </PlainButton>
    )
  }
  // The browser's own button: a list has one a row, and antd's with its tooltip takes longer to draw than the row.
  return (
    <button type="button" className={styles.button} title={label} aria-label={label} onClick={() => void copy()}>
      {icon}
    </button>
  )
}
