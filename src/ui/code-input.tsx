import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { TextInput } from './text-input.tsx'
import styles from './code-input.module.css'

/** A field for IDs and codes, which nothing may put in capitals or correct. */
export function CodeInput(props: ComponentProps<typeof TextInput>) {
  return (
    <TextInput {...props} className={clsx(styles.code)} autoCapitalize="off" autoCorrect="off" spellCheck={false} />
  )
}
