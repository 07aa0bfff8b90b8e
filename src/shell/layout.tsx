import { Outlet, ScrollRestoration } from 'react-router'
import { useStrings } from '../ui/preferences.ts'
import { UnsavedGuard } from '../ui/unsaved-guard.tsx'
import { Brand } from './brand.tsx'
import { ExpiredSession } from './expired-session.tsx'
import { MockMark } from './mock-mark.tsx'
import { Navigation } from './navigation.tsx'
import { OperatorMark } from './operator-mark.tsx'
import { PreferenceControls } from './preference-controls.tsx'
import { RouteAnnouncer } from './route-announcer.tsx'
import { shellStrings } from './shell-strings.ts'
import header from './header.module.css'
import styles from './layout.module.css'

export function Layout() {
  const words = useStrings(shellStrings)
  return (
    <div className={styles.shell} data-frame="shell">
      <a className={styles.skipLink} href="#content">
        {words.skip}
      </a>
      {__MOCK__ && <MockMark />}
      <ExpiredSession />
      <header className={header.header}>
        <Brand />
        <OperatorMark />
        <PreferenceControls />
      </header>
      <div className={styles.body} data-frame="body">
        <Navigation />
        <main id="content" className={styles.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <RouteAnnouncer />
      <UnsavedGuard />
      <ScrollRestoration />
    </div>
  )
}
