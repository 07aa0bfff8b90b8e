import type { RouteObject } from 'react-router'
import { PATTERNS } from '#lib/paths.ts'
import { PaintedContent } from '../ui/first-paint.tsx'
import { RouteError } from './route-error.tsx'
import { Layout } from './layout.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { SignedInPage } from './sign-in-page.tsx'

const dialogsOfApplications: RouteObject[] = [
  {
    path: PATTERNS.createApplication,
    lazy: async () => ({
      Component: (await import('../scope/create-application-dialog.tsx')).CreateApplicationDialog,
    }),
  },
]

const dialogsOfGroups: RouteObject[] = [
  {
    path: PATTERNS.createGroup,
    lazy: async () => ({ Component: (await import('../groups/create/create-dialog.tsx')).CreateGroupDialog }),
  },
  {
    path: PATTERNS.groupDetails,
    lazy: async () => ({ Component: (await import('../groups/details/details-panel.tsx')).GroupInformationPanel }),
  },
  {
    path: PATTERNS.sendMessage,
    lazy: async () => ({ Component: (await import('../groups/send/send-dialog.tsx')).SendMessageDialog }),
  },
  {
    path: PATTERNS.deleteGroup,
    lazy: async () => ({ Component: (await import('../groups/delete/delete-dialog.tsx')).DeleteGroupDialog }),
  },
  {
    path: PATTERNS.restoreGroup,
    lazy: async () => ({ Component: (await import('../groups/restore/restore-dialog.tsx')).RestoreGroupDialog }),
  },
]

/**
 * Every screen and every open dialog has an address; each feature is a chunk of its own. A route's whole path stands in `PATTERNS`, where
 * the path of a child begins with that of its parent.
 */
export const routes: RouteObject[] = [
  { path: PATTERNS.signedIn, Component: SignedInPage, ErrorBoundary: RouteError },
  {
    Component: Layout,
    ErrorBoundary: RouteError,
    children: [
      {
        ErrorBoundary: RouteError,
        // Inside the frame, which is there at once, while the first screen's chunk is on its way.
        HydrateFallback: () => <PaintedContent />,
        children: [
          { path: PATTERNS.home, lazy: async () => ({ Component: (await import('../scope/landing.tsx')).Landing }) },
          { path: PATTERNS.center, lazy: async () => ({ Component: (await import('../scope/landing.tsx')).Landing }) },
          {
            path: PATTERNS.applications,
            lazy: async () => ({ Component: (await import('../scope/applications-page.tsx')).ApplicationsPage }),
            children: dialogsOfApplications,
          },
          {
            path: PATTERNS.application,
            lazy: async () => ({ Component: (await import('../scope/application-layout.tsx')).ApplicationLayout }),
            children: [
              { index: true, lazy: async () => ({ Component: (await import('../scope/landing.tsx')).ToGroups }) },
              {
                path: PATTERNS.groups,
                lazy: async () => ({ Component: (await import('../groups/list/groups-page.tsx')).GroupsPage }),
                children: dialogsOfGroups,
              },
            ],
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
]
