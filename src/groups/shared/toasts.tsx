import { Button } from 'antd'
import type { NotificationInstance } from 'antd/es/notification/interface'
import { useEffect, useRef } from 'react'
import { IdText } from '../../ui/id-text.tsx'
import styles from './toasts.module.css'

/** Milliseconds a toast with a button stays: long enough to reach it by keyboard. */
const STAYS_MS = 20_000
/** Milliseconds until it is looked again whether somebody is still there. */
const LOOK_AGAIN_MS = 2000

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
export function groupToast(notification: NotificationInstance, { title, action, onAction, ...subject }: GroupToast) {
  const key = `group-${subject.id}-${title}`
  const close = () => notification.destroy(key)
  notification.success({
    key,
    title,
    description: <Subject {...subject} onOver={close} />,
    actions: (
      <Button
        size="small"
        onClick={() => {
          close()
          onAction()
        }}
      >
        {action}
      </Button>
    ),
    duration: false,
    role: 'status',
  })
}

interface SubjectProps {
  id: string
  name: string
  what: string
  onOver: () => void
}

function Subject({ id, name, what, onOver }: SubjectProps) {
  const box = useRef<HTMLDivElement>(null)
  // antd's own clock stops for a pointer but not for the focus.
  useEffect(() => {
    const look = () => {
      const used = box.current?.closest('.ant-notification-notice')?.matches(':hover, :focus-within') === true
      if (used) timer = setTimeout(look, LOOK_AGAIN_MS)
      else onOver()
    }
    let timer = setTimeout(look, STAYS_MS)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- the clock starts once
  }, [])
  return (
    <div className={styles.subject} ref={box}>
      {name.trim() !== '' && <bdi className={styles.name}>{name}</bdi>}
      <IdText id={id} what={what} />
    </div>
  )
}
