import { clsx } from 'clsx'
import styles from './native-select.module.css'

interface NativeSelectProps<T extends string | number> {
  label: string
  /** Where a label of the same words stands beside it. */
  id?: string
  'aria-describedby'?: string | undefined
  value: T
  options: readonly { value: T; label: string; disabled?: boolean; title?: string }[]
  onChange: (value: T) => void
  className?: string | undefined
}

/**
 * A choice of a few known values: the browser's own list, which telephones show as theirs. antd's Select is for what has to be searched:
 * it weighs 28 KB, and a list needs it before its first row.
 */
export function NativeSelect<T extends string | number>({
  label,
  value,
  options,
  onChange,
  className,
  ...ids
}: NativeSelectProps<T>) {
  return (
    <select
      {...ids}
      className={clsx(styles.select, className)}
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        const chosen = options.find((option) => String(option.value) === target.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled} title={option.title}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
