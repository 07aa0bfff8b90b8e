import type { ReactNode } from 'react'
import { useStrings } from '../ui/preferences.ts'
import { Brand } from './brand.tsx'
import { PreferenceControls } from './preference-controls.tsx'
import { shellStrings } from './shell-strings.ts'
import header from './header.module.css'
import layout from './layout.module.css'
import styles from './sign-in-frame.module.css'

/** The frame of the pages that need nobody signed in. */
export function SignInFrame({ children }: { children: ReactNode }) {
  const words = useStrings(shellStrings)
  return (
    <div data-frame="shell">
      <a className={layout.skipLink} href="#content">
        {words.skip}
      </a>
      <header className={header.header}>
        <Brand />
        <PreferenceControls />
      </header>
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
