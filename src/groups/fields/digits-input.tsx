import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { TextInput } from '../../ui/text-input.tsx'
import styles from './digits-input.module.css'

/** A field for a whole number. */
export function DigitsInput(props: ComponentProps<typeof TextInput>) {
  return <TextInput {...props} className={clsx(styles.digits)} inputMode="numeric" />
}
