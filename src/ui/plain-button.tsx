import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './plain-button.module.css'

interface PlainButtonProps extends ComponentProps<'button'> {
  kind?: 'primary' | 'default' | 'text'
  small?: boolean
}

/** A button as antd's looks, for what is drawn before the first rows: antd's own takes as long as ten of them. */
export function PlainButton({ kind = 'default', small = false, className, ...rest }: PlainButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={clsx(
        styles.button,
        kind === 'primary' && styles.primary,
        kind === 'text' && styles.text,
        small && styles.small,
        className,
      )}
    />
  )
}
