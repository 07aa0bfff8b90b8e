import { Input } from 'antd'
import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './growing-text.module.css'

interface GrowingTextProps extends ComponentProps<typeof Input.TextArea> {
  /** Starts with two lines, not with four. */
  short?: boolean
}

/** A text of any length, in a field that grows with it. */
export function GrowingText({ short = false, ...props }: GrowingTextProps) {
  return <Input.TextArea {...props} rows={short ? 2 : 4} className={clsx(styles.text, short && styles.short)} />
}
