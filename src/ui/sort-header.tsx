import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { useId } from 'react'
import { Hint } from './hint.tsx'
import styles from './sort-header.module.css'

interface SortHeaderProps {
  children: string
  /** What the button does: "Sort by Owner". */
  label: string
  direction: 'asc' | 'desc' | undefined
  /** Why sorting by this column is not possible now. */
  lockedReason?: string | undefined
  onSort: () => void
}

/**
 * The button in a column's heading. The `th` around it carries `aria-sort`. antd's own sorter makes the whole heading a
 * tab stop without a role, and cannot say why it is locked.
 */
export function SortHeader({ children, label, direction, lockedReason, onSort }: SortHeaderProps) {
  const reasonId = useId()
  const locked = lockedReason !== undefined
  return (
    <Hint text={lockedReason ?? label}>
      <button
        type="button"
        className={styles.header}
        aria-disabled={locked}
        aria-describedby={locked ? reasonId : undefined}
        onClick={locked ? undefined : onSort}
      >
        {children}
        <span className={styles.carets} data-direction={direction} aria-hidden>
          <CaretUpOutlined />
          <CaretDownOutlined />
        </span>
        {locked && (
          <span id={reasonId} hidden>
            {lockedReason}
          </span>
        )}
      </button>
    </Hint>
  )
}

/** For `aria-sort` of the heading. */
export function ariaSort(direction: 'asc' | 'desc' | undefined): 'ascending' | 'descending' | undefined {
  if (direction === undefined) return undefined
  return direction === 'asc' ? 'ascending' : 'descending'
}
