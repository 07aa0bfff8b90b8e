import { Alert, Button, Flex, Modal } from 'antd'
import { clsx } from 'clsx'
import { useEffect, useState } from 'react'
import { session } from '#api/service.ts'
import type { SignInMethod } from '#api/session-calls.ts'
import { paths } from '#lib/paths.ts'
import { useStrings } from '../ui/preferences.ts'
import { sessionStrings } from '../ui/session-strings.ts'
import { CodeForm } from './code-form.tsx'
import dense from '../ui/dense.module.css'

/** Asks whoever was signed in to sign in again, over whatever is open. */
export function SignInAgainDialog({ method }: { method: SignInMethod }) {
  const words = useStrings(sessionStrings)
  const [cameBack, setCameBack] = useState(false)
  const [opener] = useState(() => document.activeElement)
  // Whoever was typing goes on typing.
  useEffect(
    () => () => {
      setTimeout(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
      })
    },
    [opener],
  )
  const later = () => session.askAgain(false)
  const look = async () => {
    await session.check()
    setCameBack(true)
  }
  return (
    <Modal
      open
      className={clsx(dense.dense)}
      title={words.expiredTitle}
      width={440}
      zIndex={ABOVE_ALL}
      onCancel={later}
      closable={false}
      mask={{ closable: false }}
      footer={null}
    >
      <Flex vertical gap={16}>
        <span>{words.expiredBody}</span>
        {method === 'code' ? (
          <CodeForm />
        ) : (
          <>
            <span className="muted">{words.expiredOidc}</span>
            <Flex gap={8} wrap>
              <Button type="primary" href={paths.signIn(paths.signedIn())} target="_blank" rel="noopener" autoFocus>
                {words.signInNewTab}
              </Button>
              <Button onClick={() => void look()}>{words.checkAgain}</Button>
            </Flex>
            {cameBack && <Alert type="warning" showIcon role="status" title={words.stillSignedOut} />}
          </>
        )}
        <Flex justify="end">
          <Button type="text" onClick={later}>
            {words.later}
          </Button>
        </Flex>
      </Flex>
    </Modal>
  )
}

/** A dialog of the console may be open below, and its drop-downs and toasts. */
const ABOVE_ALL = 3000
