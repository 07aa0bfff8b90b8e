import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import { clsx } from 'clsx'
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
  return (
    <Tooltip title={copied ? words.copied : words.copy(what)}>
      <Button
        type="text"
        size="small"
        className={clsx(styles.button)}
        icon={copied ? <CheckOutlined /> : <CopyOutlined />}
        aria-label={copied ? words.copied : words.copy(what)}
        onClick={() => void copy()}
      />
    </Tooltip>
  )
}
