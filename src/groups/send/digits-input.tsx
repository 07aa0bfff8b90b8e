import { Input } from 'antd'
import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './digits-input.module.css'

/** A field for a whole number. */
export function DigitsInput(props: ComponentProps<typeof Input>) {
  return <Input {...props} className={clsx(styles.digits)} inputMode="numeric" />
}
