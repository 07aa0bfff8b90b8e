import { Button, Modal } from 'antd'
import { clsx } from 'clsx'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type BlockerFunction, type Location, useBlocker } from 'react-router'
import { commonStrings } from './common-strings.ts'
import { draftsStored } from './draft-store.ts'
import { openForms } from './open-forms.ts'
import { useStrings } from './preferences.ts'
import dense from './dense.module.css'

/**
 * Asks before unsaved changes are left: by link, Back, Escape or Cancel here, by reload or closing in the browser's words. Mounted once,
 * around everything that may hold a form.
 */
export function UnsavedGuard() {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      // A form that was left with its draft is not on screen any more, and its draft may be in this page only.
      if (openForms.dirty().length > 0 || !draftsStored.get()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
  // While there is no form the router has nobody to ask: it would complain of steps that it did not make, as a link to an anchor.
  return useSyncExternalStore(openForms.subscribe, openForms.any) ? <Guard /> : null
}

const wouldLose: BlockerFunction = ({ nextLocation }) => openForms.lostAt(nextLocation).length > 0

function Guard() {
  const blocker = useBlocker(wouldLose)
  /** The router's own state follows in a transition, which may take a while: a second answer must find no question. */
  const [answered, setAnswered] = useState<Location>()

  if (blocker.state !== 'blocked' || blocker.location === answered) return null
  return (
    <LeaveQuestion
      lost={openForms.lostAt(blocker.location).flatMap(({ name }) => name ?? [])}
      onStay={() => {
        setAnswered(blocker.location)
        blocker.reset()
      }}
      onLeave={() => {
        setAnswered(blocker.location)
        for (const form of openForms.lostAt(blocker.location)) form.discard()
        blocker.proceed()
      }}
    />
  )
}

interface LeaveQuestionProps {
  /** The names of the forms that it speaks of. */
  lost: string[]
  onStay: () => void
  onLeave: () => void
}

/** Mounted for one question only: what is typed has the focus again when the answer was to stay. */
function LeaveQuestion({ lost, onStay, onLeave }: LeaveQuestionProps) {
  const words = useStrings(commonStrings)
  const [asked] = useState(() => document.activeElement)
  const stayButton = useRef<HTMLButtonElement>(null)
  const stay = () => {
    onStay()
    setTimeout(() => {
      if (asked instanceof HTMLElement && asked.isConnected) asked.focus({ preventScroll: true })
    })
  }
  return (
    <Modal
      open
      className={clsx(dense.dense)}
      title={words.leaveTitle}
      onCancel={stay}
      closable={false}
      width={416}
      afterOpenChange={(open) => {
        if (open) stayButton.current?.focus()
      }}
      footer={[
        <Button key="stay" type="primary" ref={stayButton} onClick={stay}>
          {words.keepEditing}
        </Button>,
        <Button key="leave" danger onClick={onLeave}>
          {words.discard}
        </Button>,
      ]}
    >
      {words.leaveBody}
      {lost.length > 1 && (
        <ul>
          {lost.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </Modal>
  )
}
