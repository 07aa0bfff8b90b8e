import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { session } from '#api/service.ts'
import type { SignInMethod } from '#api/session-calls.ts'
import { useStrings } from '../ui/preferences.ts'
import { sessionStrings } from '../ui/session-strings.ts'
import { useSession } from '../ui/use-session.ts'
import { FrameRow } from './frame-rows.tsx'
import { useCheckOnReturn } from './use-check-on-return.ts'

/** Fetched while the page is idle: the session may end when nothing can be fetched any more. */
export const loadSignInAgain = () => import('./sign-in-again.tsx')
const SignInAgainDialog = lazy(async () => ({ default: (await loadSignInAgain()).SignInAgainDialog }))

/** A session that ended while somebody worked: what is on screen stays, and goes on once they are signed in again. */
export function ExpiredSession() {
  const state = useSession()
  if (state.kind !== 'signedIn' || state.phase === 'running') return null
  return <SignInAgain method={state.operator.method} asks={state.phase === 'ended'} />
}

/** The question comes by itself once; afterwards the row below the bar and every refused call lead to it. */
function SignInAgain({ method, asks }: { method: SignInMethod; asks: boolean }) {
  const words = useStrings(sessionStrings)
  useCheckOnReturn()
  return (
    <>
      <aside aria-label={words.expiredTitle}>
        <FrameRow>
          <span>{words.expiredMark}</span>
          <Button size="small" onClick={() => session.askAgain(true)}>
            {words.signInAgain}
          </Button>
        </FrameRow>
      </aside>
      {asks && (
        <Suspense>
          <SignInAgainDialog method={method} />
        </Suspense>
      )}
    </>
  )
}
