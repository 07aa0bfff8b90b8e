import { Input } from 'antd'
import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { useComposedText } from './composed-text.ts'
import type { TextProps } from './text-input.tsx'
import styles from './growing-text.module.css'

interface GrowingTextProps extends TextProps<ComponentProps<typeof Input.TextArea>> {
  /** Starts with two lines, not with four. */
  short?: boolean
}

/** A text of any length, in a field that grows with it. */
export function GrowingText({ short = false, value = '', onChange, ...props }: GrowingTextProps) {
  return (
    <Input.TextArea
      {...props}
      {...useComposedText(value, onChange)}
      rows={short ? 2 : 4}
      className={clsx(styles.text, short && styles.short)}
    />
  )
}
