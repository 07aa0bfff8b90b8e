import { Spin } from 'antd'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { PATTERNS } from '#lib/paths.ts'
import { RouteError } from './route-error.tsx'
import { Layout } from './layout.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { SignedInPage } from './sign-in-page.tsx'

/** Milliseconds; a spinner that only flashes is worse than none. */
const SPIN_AFTER_MS = 300

if (__MOCK__) {
  // A scenario link pasted into an open tab is no step between screens. Heard first, because it is said before the router listens.
  window.addEventListener('popstate', (event) => {
    if (/[#&]scenario=/.test(location.hash)) event.stopImmediatePropagation()
  })
}

/** Every screen and every open dialog has an address; each feature is a chunk of its own. */
export const router = createBrowserRouter([
  { path: PATTERNS.signedIn, Component: SignedInPage, ErrorBoundary: RouteError },
  {
    Component: Layout,
    ErrorBoundary: RouteError,
    children: [
      {
        ErrorBoundary: RouteError,
        // Inside the frame, which is there at once, while the first screen's chunk is on its way.
        HydrateFallback: () => <Spin className="page-spin" delay={SPIN_AFTER_MS} />,
        children: [
          { path: PATTERNS.home, lazy: async () => ({ Component: (await import('../scope/landing.tsx')).Landing }) },
          { path: PATTERNS.center, lazy: async () => ({ Component: (await import('../scope/landing.tsx')).Landing }) },
          {
            path: PATTERNS.applications,
            lazy: async () => ({ Component: (await import('../scope/applications-page.tsx')).ApplicationsPage }),
            children: [
              {
                path: '-/create',
                lazy: async () => ({
                  Component: (await import('../scope/create-application-dialog.tsx')).CreateApplicationDialog,
                }),
              },
            ],
          },
          {
            path: PATTERNS.application,
            lazy: async () => ({ Component: (await import('../scope/application-layout.tsx')).ApplicationLayout }),
            children: [
              { index: true, lazy: async () => ({ Component: (await import('../scope/landing.tsx')).ToGroups }) },
              {
                path: 'groups',
                lazy: async () => ({ Component: (await import('../groups/list/groups-page.tsx')).GroupsPage }),
                children: [
                  {
                    path: '-/create',
                    lazy: async () => ({
                      Component: (await import('../groups/create/create-dialog.tsx')).CreateGroupDialog,
                    }),
                  },
                  {
                    path: ':groupId/details',
                    lazy: async () => ({
                      Component: (await import('../groups/details/details-panel.tsx')).GroupInformationPanel,
                    }),
                  },
                  {
                    path: ':groupId/send',
                    lazy: async () => ({
                      Component: (await import('../groups/send/send-dialog.tsx')).SendMessageDialog,
                    }),
                  },
                  {
                    path: ':groupId/delete',
                    lazy: async () => ({
                      Component: (await import('../groups/delete/delete-dialog.tsx')).DeleteGroupDialog,
                    }),
                  },
                  {
                    path: ':groupId/restore',
                    lazy: async () => ({
                      Component: (await import('../groups/restore/restore-dialog.tsx')).RestoreGroupDialog,
                    }),
                  },
                ],
              },
            ],
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
])

/**
 * Not in transitions: React may give up a transition's render and start again, and antd's dialogs note down while rendering that they
 * are open for Escape. One that was given up would stay on that list, and Escape would close nothing any more.
 */
export function ConsoleRouter() {
  return <RouterProvider router={router} useTransitions={false} />
}
