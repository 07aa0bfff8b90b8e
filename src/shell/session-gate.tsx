import { Fragment, lazy, type ReactNode, Suspense } from 'react'
import { PaintedPage } from '../ui/first-paint.tsx'
import { useSession } from '../ui/use-session.ts'
import { GatewaySilent } from './gateway-silent.tsx'

// Whoever is signed in already, as nearly everybody is, needs no way in. Without it: as without the gateway, which has it.
const SignInPage = lazy(async () => {
  try {
    return { default: (await import('./sign-in-page.tsx')).SignInPage }
  } catch {
    return { default: () => <GatewaySilent reason="unreachable" /> }
  }
})

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
      return (
        <Suspense fallback={<PaintedPage />}>
          <SignInPage method={state.method} />
        </Suspense>
      )
    case 'signedIn':
      // Another operator starts with screens of their own.
      return <Fragment key={state.operator.name}>{children}</Fragment>
  }
}
