import type { ReactNode } from 'react'
import { useStrings } from '../ui/preferences.ts'
import { Brand } from './brand.tsx'
import { PreferenceControls } from './preference-controls.tsx'
import { shellStrings } from './shell-strings.ts'

/** The frame of the pages that need nobody signed in. */
export function SignInFrame({ children }: { children: ReactNode }) {
  const words = useStrings(shellStrings)
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {words.skip}
      </a>
      <header className="shell-header">
        <Brand />
        <PreferenceControls />
      </header>
      <main id="content" className="sign-in" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
