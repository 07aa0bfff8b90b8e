import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { commonStrings } from './common-strings.ts'
import { useStrings } from './preferences.ts'
import styles from './copy-button.module.css'

const SHOW_CHECK_MS = 2000

/** Copies `text`. `what` names it for the label: "Copy Group ID". */
export function CopyButton({ text, what }: { text: string; what: string }) {
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
  // The browser's own button: a list has one a row, and antd's with its tooltip takes longer to draw than the row.
  return (
    <button type="button" className={styles.button} title={label} aria-label={label} onClick={() => void copy()}>
      {copied ? <CheckOutlined /> : <CopyOutlined />}
    </button>
  )
}
