import { Outlet, ScrollRestoration } from 'react-router'
import { useStrings } from '../ui/preferences.ts'
import { MockMark } from './mock-mark.tsx'
import { Navigation } from './navigation.tsx'
import { PreferenceControls } from './preference-controls.tsx'
import { RouteAnnouncer } from './route-announcer.tsx'
import { shellStrings } from './shell-strings.ts'

export function Layout() {
  const words = useStrings(shellStrings)
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {words.skip}
      </a>
      {__MOCK__ && <MockMark />}
      <header className="shell-header">
        <span className="brand">
          <img src="/icon.svg" alt="" width={24} height={24} />
          <span className="brand-name">{words.product}</span>
        </span>
        <PreferenceControls />
      </header>
      <div className="shell-body">
        <Navigation />
        <main id="content" className="shell-content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <RouteAnnouncer />
      <ScrollRestoration />
    </div>
  )
}
