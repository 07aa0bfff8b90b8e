const CENTER = '/live/:center'
const APPLICATIONS = `${CENTER}/applications`
const APPLICATION = `${CENTER}/:appId`
const GROUPS = `${APPLICATION}/groups`
const GROUP = `${GROUPS}/:groupId`
const GROUP_TAB = `${GROUP}/details/:tab`

/** The tabs of a group's screen, in their order. The first one also shows at the group's own address, and for a name that is none. */
export const GROUP_TABS = ['overview', 'messages', 'members', 'mutes', 'viewer', 'settings'] as const
export type GroupTab = (typeof GROUP_TABS)[number]

/** The tab that an address names. */
export const groupTabOf = (name: string | undefined): GroupTab =>
  GROUP_TABS.find((tab) => tab === name) ?? GROUP_TABS[0]

/**
 * Every screen and dialog that has an address: the one table from which the router takes its routes and `paths` builds addresses.
 * It lives in lib because the features, the shell and the end-to-end tests all link to screens.
 */
export const PATTERNS = {
  home: '/',
  signedIn: '/auth/signed-in',
  center: CENTER,
  applications: APPLICATIONS,
  createApplication: `${APPLICATIONS}/-/create`,
  applicationDetails: `${APPLICATIONS}/:applicationId/details`,
  changeCallback: `${APPLICATIONS}/:applicationId/callback`,
  changeModeration: `${APPLICATIONS}/:applicationId/moderation`,
  disableApplication: `${APPLICATIONS}/:applicationId/disable`,
  enableApplication: `${APPLICATIONS}/:applicationId/enable`,
  application: APPLICATION,
  groups: GROUPS,
  /** `-` is not a group ID the service allows, so a group may be named `create`. */
  createGroup: `${GROUPS}/-/create`,
  /** What is done with all groups that are selected. */
  deleteGroups: `${GROUPS}/-/delete-selected`,
  restoreGroups: `${GROUPS}/-/restore-selected`,
  sendToGroups: `${GROUPS}/-/send-to-selected`,
  changeAdministrators: `${GROUPS}/-/administrators`,
  createMany: `${GROUPS}/-/create-many`,
  exportGroups: `${GROUPS}/-/export`,
  groupDetails: `${GROUP}/details`,
  groupTab: GROUP_TAB,
  /** The same dialogs over the group's screen, which stays as it is below them. */
  duplicateFromTab: `${GROUP_TAB}/duplicate`,
  sendFromTab: `${GROUP_TAB}/send`,
  deleteFromTab: `${GROUP_TAB}/delete`,
  restoreFromTab: `${GROUP_TAB}/restore`,
  exportMessages: `${GROUP_TAB}/export-messages`,
  /** What is done to one user; the last part is the user's ID. */
  messageUser: `${GROUP_TAB}/message/:userId`,
  userInformation: `${GROUP_TAB}/information/:userId`,
  duplicateGroup: `${GROUP}/duplicate`,
  sendMessage: `${GROUP}/send`,
  deleteGroup: `${GROUP}/delete`,
  restoreGroup: `${GROUP}/restore`,
  runs: `${APPLICATION}/runs`,
  run: `${APPLICATION}/runs/:runId`,
} as const

type PartOf<Segment extends string> = Segment extends `:${infer Name}` ? Name : never
/** The names of a pattern's variable segments. */
type PartsOf<Pattern extends string> = Pattern extends `${infer First}/${infer Rest}`
  ? PartOf<First> | PartsOf<Rest>
  : PartOf<Pattern>

/**
 * The address of a pattern with these segments in it. Not react-router's `generatePath`: it cannot be had without React, which lib
 * does without.
 */
function addressOf<Pattern extends string>(pattern: Pattern, parts: Record<PartsOf<Pattern>, string>): string {
  const given: Readonly<Record<string, string>> = parts
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(given[name] ?? ''))
}

interface Place {
  center: string
  appId: string
}

const ofApplication =
  (page: 'applicationDetails' | 'changeCallback' | 'changeModeration' | 'disableApplication' | 'enableApplication') =>
  ({ center, appId }: Place) =>
    addressOf(PATTERNS[page], { center, applicationId: appId })

const ofGroup =
  (page: 'groupDetails' | 'duplicateGroup' | 'sendMessage' | 'deleteGroup' | 'restoreGroup') =>
  ({ center, appId }: Place, groupId: string) =>
    addressOf(PATTERNS[page], { center, appId, groupId })

const ofTab =
  (page: 'groupTab' | 'duplicateFromTab' | 'sendFromTab' | 'deleteFromTab' | 'restoreFromTab' | 'exportMessages') =>
  ({ center, appId }: Place, groupId: string, tab: GroupTab) =>
    addressOf(PATTERNS[page], { center, appId, groupId, tab })

const ofUser =
  (page: 'messageUser' | 'userInformation') =>
  ({ center, appId }: Place, groupId: string, tab: GroupTab, userId: string) =>
    addressOf(PATTERNS[page], { center, appId, groupId, tab, userId })

/** The search parameter that says whom the tab Viewer is about. */
export const VIEWER_PARAM = 'user'

/** The search part of an address with a viewer named in it; the rest, such as a list's page, stays. */
export function viewerSearch(search: string, userId: string): string {
  const params = new URLSearchParams(search)
  params.set(VIEWER_PARAM, userId)
  return `?${params.toString()}`
}

export const paths = {
  home: () => PATTERNS.home,
  /** Leads to the provider and back to `returnTo`, a path of the console. No screen: the gateway answers it. */
  signIn: (returnTo: string) => `/auth/login?returnTo=${encodeURIComponent(returnTo)}`,
  signedIn: () => PATTERNS.signedIn,
  center: (center: string) => addressOf(PATTERNS.center, { center }),
  applications: (center: string) => addressOf(PATTERNS.applications, { center }),
  createApplication: (center: string) => addressOf(PATTERNS.createApplication, { center }),
  applicationDetails: ofApplication('applicationDetails'),
  changeCallback: ofApplication('changeCallback'),
  changeModeration: ofApplication('changeModeration'),
  disableApplication: ofApplication('disableApplication'),
  enableApplication: ofApplication('enableApplication'),
  groups: (place: Place) => addressOf(PATTERNS.groups, place),
  createGroup: (place: Place) => addressOf(PATTERNS.createGroup, place),
  deleteGroups: (place: Place) => addressOf(PATTERNS.deleteGroups, place),
  restoreGroups: (place: Place) => addressOf(PATTERNS.restoreGroups, place),
  sendToGroups: (place: Place) => addressOf(PATTERNS.sendToGroups, place),
  changeAdministrators: (place: Place) => addressOf(PATTERNS.changeAdministrators, place),
  createMany: (place: Place) => addressOf(PATTERNS.createMany, place),
  exportGroups: (place: Place) => addressOf(PATTERNS.exportGroups, place),
  groupDetails: ofGroup('groupDetails'),
  groupTab: ofTab('groupTab'),
  duplicateFromTab: ofTab('duplicateFromTab'),
  sendFromTab: ofTab('sendFromTab'),
  deleteFromTab: ofTab('deleteFromTab'),
  restoreFromTab: ofTab('restoreFromTab'),
  exportMessages: ofTab('exportMessages'),
  messageUser: ofUser('messageUser'),
  userInformation: ofUser('userInformation'),
  duplicateGroup: ofGroup('duplicateGroup'),
  sendMessage: ofGroup('sendMessage'),
  deleteGroup: ofGroup('deleteGroup'),
  restoreGroup: ofGroup('restoreGroup'),
  runs: (place: Place) => addressOf(PATTERNS.runs, place),
  run: ({ center, appId }: Place, runId: string) => addressOf(PATTERNS.run, { center, appId, runId }),
}

const IN_GROUPS = new RegExp(`^${PATTERNS.groups.replaceAll(/:\w+/g, '([^/]+)')}(?:/|$)`)

/** The place whose groups an address shows, with or without a dialog over them; undefined of any other address. */
export function groupsPlaceOf(pathname: string): Place | undefined {
  const [, center, appId] = IN_GROUPS.exec(pathname) ?? []
  if (center === undefined || appId === undefined) return undefined
  try {
    return { center: decodeURIComponent(center), appId: decodeURIComponent(appId) }
  } catch {
    // No address of ours: its escapes mean nothing.
    return undefined
  }
}
