import { IdText } from '../../ui/id-text.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './toasts.module.css'

interface GroupToast {
  title: string
  id: string
  name: string
  /** What the ID is of: "Group ID". */
  what: string
  action: string
  onAction: () => void
}

/** Tells what became of a group, with its ID and the likely next step. */
export function groupToast({ title, id, name, what, action, onAction }: GroupToast) {
  showToast({
    title,
    subject: (
      <>
        {name.trim() !== '' && (
          <bdi className={styles.name} title={name}>
            {name}
          </bdi>
        )}
        <IdText id={id} what={what} ellipsis />
      </>
    ),
    action: { label: action, onAction },
  })
}
