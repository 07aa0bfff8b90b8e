import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { clsx } from 'clsx'
import { useStrings } from '../../ui/preferences.ts'
import { fieldStrings } from './field-strings.ts'
import styles from './administrator-list.module.css'

interface AdministratorListProps {
  ids: readonly string[]
  /** What the list is, where no heading says so. */
  label?: string
  /** Absent where the list is only to read. */
  onRemove?: (id: string) => void
}

export function AdministratorList({ ids, label, onRemove }: AdministratorListProps) {
  const words = useStrings(fieldStrings)
  return (
    <ul className={styles.list} aria-label={label}>
      {ids.map((id) => (
        <li key={id}>
          <code>{id}</code>
          {onRemove !== undefined && <RemoveButton label={words.remove(id)} onClick={() => onRemove(id)} />}
        </li>
      ))}
    </ul>
  )
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      type="text"
      size="small"
      className={clsx(styles.remove)}
      icon={<CloseOutlined />}
      aria-label={label}
      title={label}
      onClick={onClick}
    />
  )
}
