import { CheckCircleFilled, CloseOutlined } from '@ant-design/icons'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { commonStrings } from '../ui/common-strings.ts'
import { PlainButton } from '../ui/plain-button.tsx'
import { useStrings } from '../ui/preferences.ts'
import { closeToast, currentToast, onToast, type ShownToast } from '../ui/toast.ts'
import styles from './toast-place.module.css'

/** Milliseconds a toast stays: with a button long enough to reach it by keyboard. */
const STAYS_MS = 6000
const STAYS_WITH_ACTION_MS = 20_000
/** Milliseconds until it is looked again whether somebody is still there. */
const LOOK_AGAIN_MS = 2000

/** Where toasts stand: over the bar, since nothing that one works on lies there. */
export function ToastPlace() {
  const toast = useSyncExternalStore(onToast, currentToast)
  return (
    // Always there: a screen reader reads out what comes into it.
    <div role="status" data-toast className={styles.place}>
      {toast !== undefined && <ToastView key={toast.key} toast={toast} />}
    </div>
  )
}

function ToastView({ toast: { key, title, subject, action } }: { toast: ShownToast }) {
  const common = useStrings(commonStrings)
  const box = useRef<HTMLDivElement>(null)
  const close = () => closeToast(key)
  const stays = action === undefined ? STAYS_MS : STAYS_WITH_ACTION_MS
  useEffect(() => {
    const look = () => {
      if (box.current?.matches(':hover, :focus-within') === true) timer = setTimeout(look, LOOK_AGAIN_MS)
      else closeToast(key)
    }
    let timer = setTimeout(look, stays)
    return () => clearTimeout(timer)
  }, [key, stays])
  return (
    <div ref={box} className={styles.toast}>
      <CheckCircleFilled aria-hidden className={styles.sign} />
      <span className={styles.title}>{title}</span>
      {subject !== undefined && <span className={styles.subject}>{subject}</span>}
      {action !== undefined && (
        <PlainButton
          small
          onClick={() => {
            close()
            action.onAction()
          }}
        >
          {action.label}
        </PlainButton>
      )}
      <PlainButton small kind="text" aria-label={common.close} title={common.close} onClick={close}>
        <CloseOutlined aria-hidden />
      </PlainButton>
    </div>
  )
}
