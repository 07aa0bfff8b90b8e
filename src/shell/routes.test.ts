import fc from 'fast-check'
import { matchRoutes, type RouteObject } from 'react-router'
import { describe, expect, it, vi } from 'vitest'
import { PATTERNS, paths } from '#lib/paths.ts'
import { routes } from './routes.tsx'

// What the frame is made of takes long to load and says nothing of addresses.
vi.mock('antd', () => ({ Spin: '' }))
vi.mock('../groups/list/groups-page.tsx', () => ({ GroupsPage: '' }))
vi.mock('../scope/application-layout.tsx', () => ({ ApplicationLayout: '' }))
vi.mock('../scope/landing.tsx', () => ({ Landing: '', ToGroups: '' }))
vi.mock('./layout.tsx', () => ({ Layout: '' }))
vi.mock('./not-found-page.tsx', () => ({ NotFoundPage: '' }))
vi.mock('./route-error.tsx', () => ({ RouteError: '' }))
vi.mock('./sign-in-page.tsx', () => ({ SignedInPage: '' }))

const center = 'cn-shanghai'
const place = { center, appId: 'app1' }
const ofApplication = { center, applicationId: 'app1' }
const inTab = { ...place, groupId: 'g1', tab: 'settings' }

/** The address of every screen, and what its route must read from it. A screen without an entry does not compile. */
const ADDRESSES: Record<keyof typeof PATTERNS, { address: string; parts: Record<string, string> }> = {
  home: { address: paths.home(), parts: {} },
  signedIn: { address: paths.signedIn(), parts: {} },
  center: { address: paths.center(center), parts: { center } },
  applications: { address: paths.applications(center), parts: { center } },
  createApplication: { address: paths.createApplication(center), parts: { center } },
  applicationDetails: { address: paths.applicationDetails(place), parts: ofApplication },
  changeCallback: { address: paths.changeCallback(place), parts: ofApplication },
  changeModeration: { address: paths.changeModeration(place), parts: ofApplication },
  disableApplication: { address: paths.disableApplication(place), parts: ofApplication },
  enableApplication: { address: paths.enableApplication(place), parts: ofApplication },
  // Typed by hand only: nothing links to it, and it leads to the groups.
  application: { address: '/live/cn-shanghai/app1', parts: place },
  groups: { address: paths.groups(place), parts: place },
  createGroup: { address: paths.createGroup(place), parts: place },
  deleteGroups: { address: paths.deleteGroups(place), parts: place },
  restoreGroups: { address: paths.restoreGroups(place), parts: place },
  sendToGroups: { address: paths.sendToGroups(place), parts: place },
  changeAdministrators: { address: paths.changeAdministrators(place), parts: place },
  createMany: { address: paths.createMany(place), parts: place },
  exportGroups: { address: paths.exportGroups(place), parts: place },
  groupDetails: { address: paths.groupDetails(place, 'g1'), parts: { ...place, groupId: 'g1' } },
  groupTab: { address: paths.groupTab(place, 'g1', 'settings'), parts: inTab },
  duplicateFromTab: { address: paths.duplicateFromTab(place, 'g1', 'settings'), parts: inTab },
  sendFromTab: { address: paths.sendFromTab(place, 'g1', 'settings'), parts: inTab },
  deleteFromTab: { address: paths.deleteFromTab(place, 'g1', 'settings'), parts: inTab },
  restoreFromTab: { address: paths.restoreFromTab(place, 'g1', 'settings'), parts: inTab },
  exportMessages: { address: paths.exportMessages(place, 'g1', 'settings'), parts: inTab },
  messageUser: {
    address: paths.messageUser(place, 'g1', 'settings', 'u1'),
    parts: { ...inTab, userId: 'u1' },
  },
  userInformation: {
    address: paths.userInformation(place, 'g1', 'settings', 'u1'),
    parts: { ...inTab, userId: 'u1' },
  },
  duplicateGroup: { address: paths.duplicateGroup(place, 'g1'), parts: { ...place, groupId: 'g1' } },
  sendMessage: { address: paths.sendMessage(place, 'g1'), parts: { ...place, groupId: 'g1' } },
  deleteGroup: { address: paths.deleteGroup(place, 'g1'), parts: { ...place, groupId: 'g1' } },
  restoreGroup: { address: paths.restoreGroup(place, 'g1'), parts: { ...place, groupId: 'g1' } },
  runs: { address: paths.runs(place), parts: place },
  run: { address: paths.run(place, 'r1'), parts: { ...place, runId: 'r1' } },
}

/** What the router finds at an address: the deepest route's path, and the variable segments. */
function found(address: string) {
  const matches = matchRoutes(routes, address) ?? []
  const path = matches.findLast(({ route }) => route.path !== undefined)?.route.path
  return { path, parts: matches.at(-1)?.params }
}

const pathsIn = (tree: RouteObject[]): string[] =>
  tree.flatMap(({ path, children }) => [...(path === undefined ? [] : [path]), ...pathsIn(children ?? [])])

describe('an address', () => {
  it.each(Object.entries(ADDRESSES))('of %s leads to its route', (name, { address, parts }) => {
    expect(found(address)).toEqual({ path: Object.entries(PATTERNS).find(([key]) => key === name)?.[1], parts })
  })

  it('that is none leads to no screen', () => {
    for (const address of [
      `${paths.groups(place)}/g1`,
      `${paths.groupTab(place, 'g1', 'overview')}/more`,
      '/live',
      '/nothing',
    ]) {
      expect(found(address).path).toBe('*')
    }
  })

  it('carries IDs as they are, whatever they are made of', () => {
    // A browser takes the first two for steps between folders, however they are written; and the router reads %2F as a slash.
    const id = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^\.{1,2}$|%2F/.test(text))
    const odd = fc.oneof(
      id,
      fc.constantFrom('-', 'create', 'a/b', 'a_b', '100%', '%41', 'a?b#c', 'a b', ':groupId', '群组', '*'),
    )
    // No group can have this ID: addresses of what is done with many groups go on from it.
    const ofGroup = odd.filter((text) => text !== '-')
    fc.assert(
      fc.property(odd, ofGroup, (appId, groupId) => {
        const address = paths.sendMessage({ center, appId }, groupId)
        const seen = new URL(address, 'http://console').pathname
        expect(found(seen)).toEqual({ path: PATTERNS.sendMessage, parts: { center, appId, groupId } })
      }),
    )
  })
})

it('every route is of the table, and every entry of the table has a route', () => {
  expect(pathsIn(routes).toSorted()).toEqual(['*', ...Object.values(PATTERNS)].toSorted())
})
