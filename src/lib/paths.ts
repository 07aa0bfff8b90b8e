/**
 * Every address of the console, as pattern and as builder. It lives in lib because the features, the shell and the
 * end-to-end tests all link to screens.
 */
export const PATTERNS = {
  home: '/',
  center: '/live/:center',
  applications: '/live/:center/applications',
  application: '/live/:center/:appId',
  groups: '/live/:center/:appId/groups',
  signedIn: '/auth/signed-in',
} as const

interface Place {
  center: string
  appId: string
}

const part = encodeURIComponent
const groupsOf = ({ center, appId }: Place) => `/live/${part(center)}/${part(appId)}/groups`
const groupPage = (page: string) => (place: Place, groupId: string) => `${groupsOf(place)}/${part(groupId)}/${page}`

export const paths = {
  home: () => '/',
  /** Leads to the provider and back to `returnTo`, a path of the console. No screen: the gateway answers it. */
  signIn: (returnTo: string) => `/auth/login?returnTo=${part(returnTo)}`,
  signedIn: () => PATTERNS.signedIn,
  center: (center: string) => `/live/${part(center)}`,
  applications: (center: string) => `/live/${part(center)}/applications`,
  createApplication: (center: string) => `/live/${part(center)}/applications/-/create`,
  groups: groupsOf,
  /** `-` is not a group ID the service allows, so a group may be named `create`. */
  createGroup: (place: Place) => `${groupsOf(place)}/-/create`,
  groupDetails: groupPage('details'),
  sendMessage: groupPage('send'),
  deleteGroup: groupPage('delete'),
  restoreGroup: groupPage('restore'),
}
