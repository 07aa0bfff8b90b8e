import { Outlet, ScrollRestoration } from 'react-router'
import { Place } from '../scope/place.tsx'
import { useStrings } from '../ui/preferences.ts'
import { UnsavedGuard } from '../ui/unsaved-guard.tsx'
import { Bar } from './bar.tsx'
import { ExpiredSession } from './expired-session.tsx'
import { FrameRows } from './frame-rows.tsx'
import { MockNotices } from './mock-notices-row.tsx'
import { Navigation } from './navigation.tsx'
import { Runs } from './runs.tsx'
import { RouteAnnouncer } from './route-announcer.tsx'
import { shellStrings } from './shell-strings.ts'
import { ToastPlace } from './toast-place.tsx'
import { WorldMark } from './world-mark.tsx'
import styles from './layout.module.css'

export function Layout() {
  const words = useStrings(shellStrings)
  return (
    <div className={styles.shell} data-frame="shell">
      <a className={styles.skipLink} href="#content">
        {words.skip}
      </a>
      {__MOCK__ && <WorldMark />}
      <Bar>
        <Place />
      </Bar>
      <ToastPlace />
      <FrameRows>
        {__MOCK__ && <MockNotices />}
        <ExpiredSession />
        <Runs />
      </FrameRows>
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
