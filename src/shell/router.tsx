import { useSyncExternalStore } from 'react'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { addresses } from '#lib/console-address.ts'
import { consoleWindow } from './console-window.ts'
import { routes } from './routes.tsx'
import { namesScenario } from './scenario-hash.ts'
import { worlds } from './worlds.ts'

if (__MOCK__) {
  // A scenario link pasted into an open tab is no step between screens. Heard first, because it is said before the router listens.
  window.addEventListener('popstate', (event) => {
    if (namesScenario(location.hash)) event.stopImmediatePropagation()
  })
}

function routerOfPreview() {
  const created = createBrowserRouter(routes, { window: consoleWindow() })
  // What a link says of itself, for a new tab or the clipboard.
  const { createHref } = created
  return Object.assign(created, {
    createHref: (to: Parameters<typeof createHref>[0]) => addresses.href(createHref(to)),
  })
}

/** A mock build may stand anywhere on a host; a gateway serves the console at its root. */
export const router = __MOCK__ ? routerOfPreview() : createBrowserRouter(routes)

/**
 * Not in transitions: React may give up a transition's render and start again, and antd's dialogs note down while rendering that they
 * are open for Escape. One that was given up would stay on that list, and Escape would close nothing any more.
 */
export function ConsoleRouter() {
  // Another world starts with screens of its own.
  const world = useSyncExternalStore(worlds.subscribe, worlds.get)
  return world === undefined ? null : <RouterProvider key={world} router={router} useTransitions={false} />
}
