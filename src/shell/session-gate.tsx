import { Fragment, type ReactNode } from 'react'
import { PaintedPage } from '../ui/first-paint.tsx'
import { useSession } from '../ui/use-session.ts'
import { GatewaySilent, SignInPage } from './sign-in-page.tsx'

/** Shows the console to whoever is signed in, and the way in to anybody else. */
export function SessionGate({ children }: { children: ReactNode }) {
  const state = useSession()
  switch (state.kind) {
    case 'rehearsal':
      return children
    case 'asking':
      return <PaintedPage />
    case 'failed':
      return <GatewaySilent reason={state.reason} />
    case 'signedOut':
      return <SignInPage method={state.method} />
    case 'signedIn':
      // Another operator starts with screens of their own.
      return <Fragment key={state.operator.name}>{children}</Fragment>
  }
}
