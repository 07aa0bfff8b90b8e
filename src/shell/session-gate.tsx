import { Spin } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { useStrings } from '../ui/preferences.ts'
import { sessionStrings } from '../ui/session-strings.ts'
import { useSession } from '../ui/use-session.ts'
import { GatewaySilent, SignInPage } from './sign-in-page.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

/** Milliseconds; a spinner that only flashes is worse than none. */
const SPIN_AFTER_MS = 300

/** Shows the console to whoever is signed in, and the way in to anybody else. */
export function SessionGate({ children }: { children: ReactNode }) {
  const state = useSession()
  const words = useStrings(sessionStrings)
  switch (state.kind) {
    case 'rehearsal':
      return children
    case 'asking':
      return (
        <SignInFrame>
          <Spin className="page-spin" delay={SPIN_AFTER_MS} description={words.asking} />
        </SignInFrame>
      )
    case 'failed':
      return <GatewaySilent reason={state.reason} />
    case 'signedOut':
      return <SignInPage method={state.method} />
    case 'signedIn':
      // Another operator starts with screens of their own.
      return <Fragment key={state.operator.name}>{children}</Fragment>
  }
}
