import { Button, Modal } from 'antd'
import { type RefObject, useEffect } from 'react'
import { useBlocker } from 'react-router'
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
  const words = useStrings(commonStrings)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty.current && currentLocation.pathname !== nextLocation.pathname && !v.is(keepsDraft, nextLocation.state),
  )
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])

  const stay = () => blocker.reset?.()
  const leave = () => {
    onDiscard()
    blocker.proceed?.()
  }
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={words.leaveTitle}
      onCancel={stay}
      closable={false}
      width={416}
      footer={[
        <Button key="stay" type="primary" autoFocus onClick={stay}>
          {words.keepEditing}
        </Button>,
        <Button key="leave" danger onClick={leave}>
          {words.discard}
        </Button>,
      ]}
    >
      {words.leaveBody}
    </Modal>
  )
}
