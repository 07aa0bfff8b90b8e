import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { routes } from './routes.tsx'
import { namesScenario } from './scenario-hash.ts'

if (__MOCK__) {
  // A scenario link pasted into an open tab is no step between screens. Heard first, because it is said before the router listens.
  window.addEventListener('popstate', (event) => {
    if (namesScenario(location.hash)) event.stopImmediatePropagation()
  })
}

export const router = createBrowserRouter(routes)

/**
 * Not in transitions: React may give up a transition's render and start again, and antd's dialogs note down while rendering that they
 * are open for Escape. One that was given up would stay on that list, and Escape would close nothing any more.
 */
export function ConsoleRouter() {
  return <RouterProvider router={router} useTransitions={false} />
}
