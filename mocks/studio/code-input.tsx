import { Input, type InputProps } from 'antd'
import { clsx } from 'clsx'
import styles from './code-input.module.css'

/** A field for IDs and codes. */
export function CodeInput(props: InputProps) {
  return <Input {...props} className={clsx(styles.code)} />
}
