import { Button, Modal } from 'antd'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Location, useBlocker } from 'react-router'
import * as v from 'valibot'
import { commonStrings } from './common-strings.ts'
import { useStrings } from './preferences.ts'

const keepsDraft = v.object({ keepDraft: v.literal(true) })

interface UnsavedGuardProps {
  /** Read at the moment of leaving, so that a form that has just been sent lets go at once. */
  dirty: RefObject<boolean>
  onDiscard: () => void
}

/** Asks before unsaved changes are left: by link, Back, Escape or Cancel here, by reload or closing in the browser's words. */
export function UnsavedGuard({ dirty, onDiscard }: UnsavedGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty.current && currentLocation.pathname !== nextLocation.pathname && !v.is(keepsDraft, nextLocation.state),
  )
  /** The router's own state follows in a transition, which may take a while: a second answer must find no question. */
  const [answered, setAnswered] = useState<Location>()
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])

  if (blocker.state !== 'blocked' || blocker.location === answered) return null
  return (
    <LeaveQuestion
      onStay={() => {
        setAnswered(blocker.location)
        blocker.reset()
      }}
      onLeave={() => {
        setAnswered(blocker.location)
        onDiscard()
        blocker.proceed()
      }}
    />
  )
}

/** Mounted for one question only: what is typed has the focus again when the answer was to stay. */
function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
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
    </Modal>
  )
}
