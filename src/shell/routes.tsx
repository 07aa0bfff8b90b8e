import { type RouteObject, useMatch } from 'react-router'
import { PATTERNS } from '#lib/paths.ts'
import { GroupsPage } from '../groups/list/groups-page.tsx'
import { ApplicationLayout } from '../scope/application-layout.tsx'
import { Landing, ToGroups } from '../scope/landing.tsx'
import { PaintedContent } from '../ui/first-paint.tsx'
import { RouteError } from './route-error.tsx'
import { Layout } from './layout.tsx'
import { NotFoundPage } from './not-found-page.tsx'

const loadApplicationDialogs = () => import('../scope/application-dialogs.ts')

const applicationDialog =
  (name: keyof Awaited<ReturnType<typeof loadApplicationDialogs>>['APPLICATION_DIALOGS']) => async () => ({
    Component: (await loadApplicationDialogs()).APPLICATION_DIALOGS[name],
  })

const dialogsOfApplications: RouteObject[] = [
  {
    path: PATTERNS.createApplication,
    lazy: async () => ({
      Component: (await import('../scope/create-application-dialog.tsx')).CreateApplicationDialog,
    }),
  },
  { path: PATTERNS.applicationDetails, lazy: applicationDialog('details') },
  { path: PATTERNS.changeCallback, lazy: applicationDialog('callback') },
  { path: PATTERNS.changeModeration, lazy: applicationDialog('moderation') },
  { path: PATTERNS.disableApplication, lazy: applicationDialog('disable') },
  { path: PATTERNS.enableApplication, lazy: applicationDialog('enable') },
]

export const loadGroupDialogs = () => import('./group-dialogs.ts')

const groupDialog = (name: keyof Awaited<ReturnType<typeof loadGroupDialogs>>['GROUP_DIALOGS']) => async () => ({
  Component: (await loadGroupDialogs()).GROUP_DIALOGS[name],
})

const dialogsOfGroups: RouteObject[] = [
  { path: PATTERNS.createGroup, lazy: groupDialog('create') },
  { path: PATTERNS.deleteGroups, lazy: groupDialog('deleteMany') },
  { path: PATTERNS.restoreGroups, lazy: groupDialog('restoreMany') },
  { path: PATTERNS.sendToGroups, lazy: groupDialog('sendToMany') },
  { path: PATTERNS.changeAdministrators, lazy: groupDialog('administrators') },
  { path: PATTERNS.duplicateGroup, lazy: groupDialog('duplicate') },
  {
    path: PATTERNS.groupDetails,
    lazy: groupDialog('details'),
    // One element for all tabs, below which their dialogs stand: it stays mounted, and what is typed in it stays.
    children: [
      {
        path: PATTERNS.groupTab,
        children: [
          { path: PATTERNS.duplicateFromTab, lazy: groupDialog('duplicate') },
          { path: PATTERNS.sendFromTab, lazy: groupDialog('send') },
          { path: PATTERNS.deleteFromTab, lazy: groupDialog('delete') },
          { path: PATTERNS.restoreFromTab, lazy: groupDialog('restore') },
          {
            path: PATTERNS.exportMessages,
            lazy: async () => ({
              Component: (await import('../groups/messages/export-messages-dialog.tsx')).ExportMessagesDialog,
            }),
          },
          { path: PATTERNS.messageUser, lazy: groupDialog('messageUser') },
          { path: PATTERNS.userInformation, lazy: groupDialog('userInformation') },
        ],
      },
    ],
  },
  { path: PATTERNS.sendMessage, lazy: groupDialog('send') },
  { path: PATTERNS.deleteGroup, lazy: groupDialog('delete') },
  { path: PATTERNS.restoreGroup, lazy: groupDialog('restore') },
  {
    path: PATTERNS.createMany,
    lazy: async () => ({ Component: (await import('../groups/transfer/create-many-dialog.tsx')).CreateManyDialog }),
  },
  {
    path: PATTERNS.exportGroups,
    lazy: async () => ({ Component: (await import('../groups/transfer/export-dialog.tsx')).ExportDialog }),
  },
]

function ScreenOnItsWay() {
  const applications = useMatch({ path: PATTERNS.applications, end: false })
  return <PaintedContent screen={applications === null ? 'groups' : 'applications'} />
}

/**
 * Every screen and every open dialog has an address. The list of groups comes with the frame, since that is what nearly everybody opens;
 * the rest is loaded when it is wanted, or the page is idle. A route's whole path stands in `PATTERNS`, where
 * the path of a child begins with that of its parent.
 */
export const routes: RouteObject[] = [
  {
    path: PATTERNS.signedIn,
    lazy: async () => ({ Component: (await import('./sign-in-page.tsx')).SignedInPage }),
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
  },
  {
    Component: Layout,
    ErrorBoundary: RouteError,
    children: [
      {
        ErrorBoundary: RouteError,
        // Inside the frame, which is there at once, while the first screen's chunk is on its way.
        HydrateFallback: ScreenOnItsWay,
        children: [
          { path: PATTERNS.home, Component: Landing },
          { path: PATTERNS.center, Component: Landing },
          {
            path: PATTERNS.applications,
            lazy: async () => ({ Component: (await import('../scope/applications-page.tsx')).ApplicationsPage }),
            children: dialogsOfApplications,
          },
          {
            path: PATTERNS.application,
            Component: ApplicationLayout,
            children: [
              { index: true, Component: ToGroups },
              {
                path: PATTERNS.groups,
                Component: GroupsPage,
                children: dialogsOfGroups,
              },
              {
                path: PATTERNS.runs,
                lazy: async () => ({ Component: (await import('../groups/results/runs-page.tsx')).RunsPage }),
              },
              {
                path: PATTERNS.run,
                lazy: async () => ({ Component: (await import('../groups/results/run-page.tsx')).RunPage }),
              },
            ],
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
]
