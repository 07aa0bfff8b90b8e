import type { ReactNode } from 'react'
import { useStrings } from '../ui/preferences.ts'
import { Bar } from './bar.tsx'
import { shellStrings } from './shell-strings.ts'
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
      <Bar />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
