import { Button } from 'antd'
import type { NotificationInstance } from 'antd/es/notification/interface'
import { CopyButton } from '../ui/copy-button.tsx'

/** Seconds a toast with a button stays: long enough to reach it by keyboard. */
const STAYS_SECONDS = 15

interface GroupToast {
  title: string
  id: string
  name: string
  /** "Copy Group ID". */
  what: string
  action: string
  onAction: () => void
}

/** Tells what became of a group, with its ID and the likely next step. */
export function groupToast(notification: NotificationInstance, { title, id, name, what, action, onAction }: GroupToast) {
  const key = `group-${id}-${title}`
  const act = () => {
    notification.destroy(key)
    onAction()
  }
  notification.success({
    key,
    title,
    description: (
      <div className="group-toast">
        {name.trim() !== '' && <bdi className="subject-name">{name}</bdi>}
        <span className="id-text">
          <code>{id}</code>
          <CopyButton text={id} what={what} />
        </span>
      </div>
    ),
    actions: (
      <Button size="small" onClick={act}>
        {action}
      </Button>
    ),
    duration: STAYS_SECONDS,
    pauseOnHover: true,
    role: 'status',
  })
}
