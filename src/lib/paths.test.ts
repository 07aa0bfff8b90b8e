import { expect, test } from 'vitest'
import { groupTabOf, paths } from './paths.ts'

const PLACE = { center: 'cn-shanghai', appId: 'starlight001' }

test('the addresses that people have kept and that other pages link to', () => {
  expect([paths.home(), paths.center('cn-shanghai'), paths.applications('cn-shanghai')]).toEqual([
    '/',
    '/live/cn-shanghai',
    '/live/cn-shanghai/applications',
  ])
  const groups = '/live/cn-shanghai/starlight001/groups'
  expect([paths.groups(PLACE), paths.createGroup(PLACE)]).toEqual([groups, `${groups}/-/create`])
  const { groupDetails, sendMessage, deleteGroup, restoreGroup } = paths
  expect([groupDetails, sendMessage, deleteGroup, restoreGroup].map((path) => path(PLACE, 'g1'))).toEqual([
    `${groups}/g1/details`,
    `${groups}/g1/send`,
    `${groups}/g1/delete`,
    `${groups}/g1/restore`,
  ])
})

test('a tab has an address of its own, and one that is unknown is the first', () => {
  expect(paths.groupTab(PLACE, 'g1', 'settings')).toBe(`${paths.groupDetails(PLACE, 'g1')}/settings`)
  expect(paths.sendFromTab(PLACE, 'g1', 'settings')).toBe(`${paths.groupDetails(PLACE, 'g1')}/settings/send`)
  expect(['settings', 'overview', 'Settings', '', undefined].map(groupTabOf)).toEqual([
    'settings',
    'overview',
    'overview',
    'overview',
    'overview',
  ])
})

test('an ID is one part of an address, whatever it holds', () => {
  expect(paths.groupDetails(PLACE, '../a b?#%')).toBe(
    '/live/cn-shanghai/starlight001/groups/..%2Fa%20b%3F%23%25/details',
  )
  expect(paths.signIn('/live/x?a=1&b=2#c')).toBe('/auth/login?returnTo=%2Flive%2Fx%3Fa%3D1%26b%3D2%23c')
})
