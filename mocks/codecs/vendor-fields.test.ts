import { expect, test } from 'vitest'
import { ACTIONS, isActionName } from '#api/contract/actions.ts'
import { BadRequest } from './console.ts'
import { readFields } from './vendor-fields.ts'

function refused(work: () => unknown): boolean {
  try {
    work()
    return false
  } catch (error) {
    return error instanceof BadRequest
  }
}

test('exactly these parameters of the 29 actions are lists, flags and numbers', () => {
  const names = { list: new Set<string>(), flag: new Set<string>(), number: new Set<string>() }
  for (const [action, { request }] of Object.entries(ACTIONS)) {
    if (!isActionName(action)) throw new Error(action)
    for (const name of Object.keys(request.entries)) {
      const read = (text: string) => readFields(action, [[name, text]])[name]
      if (!refused(() => read('true')) && read('true') === true) names.flag.add(name)
      else if (Array.isArray(read('1'))) names.list.add(name)
      else if (read('1') === 1) names.number.add(name)
    }
  }
  const sorted = (set: Set<string>) => [...set].toSorted()
  expect(sorted(names.list)).toEqual([
    'AdminList',
    'Administrators',
    'BannedUsers',
    'BannnedUsers',
    'ExceptUsers',
    'UnbannedUsers',
    'UserIds',
  ])
  expect(sorted(names.flag)).toEqual([
    'BannedAll',
    'Disable',
    'HighReliability',
    'ModifyAdmin',
    'ModifyInfo',
    'NoCache',
    'NoStorage',
    'Storage',
  ])
  expect(sorted(names.number)).toEqual([
    'AuditType',
    'BeginTime',
    'EndTime',
    'GroupStatus',
    'MsgLifeCycle',
    'MsgType',
    'NextPageToken',
    'PageNumber',
    'PageSize',
    'SortType',
    'StaticsIncrease',
    'Weight',
  ])
})
