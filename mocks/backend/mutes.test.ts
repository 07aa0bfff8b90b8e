import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ServiceError } from '#api/contract/errors.ts'
import { APPS } from '../scenarios/names.ts'
import { testBackend } from '../testing/test-backend.ts'

const g1 = { AppId: APPS.empty, GroupId: 'g1' }
const USERS = ['owner', 'admin', 'a', 'b', 'c']
const some = fc.subarray(USERS)
const oneAtLeast = fc.subarray(USERS, { minLength: 1 })

type Step =
  | { action: 'BanLiveMessageGroup'; ExceptUsers?: string[] }
  | { action: 'UnbanLiveMessageGroup' }
  | { action: 'AddLiveMessageGroupBand'; BannedUsers: string[] }
  | { action: 'RemoveLiveMessageGroupBand'; UnbannedUsers: string[] }
  | { action: 'ModifyLiveMessageGroupBand'; BannedAll?: boolean; BannnedUsers?: string[]; ExceptUsers?: string[] }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ action: fc.constant('BanLiveMessageGroup' as const), ExceptUsers: some }, { requiredKeys: ['action'] }),
  fc.record({ action: fc.constant('UnbanLiveMessageGroup' as const) }),
  fc.record({ action: fc.constant('AddLiveMessageGroupBand' as const), BannedUsers: oneAtLeast }),
  fc.record({ action: fc.constant('RemoveLiveMessageGroupBand' as const), UnbannedUsers: oneAtLeast }),
  fc.record(
    {
      action: fc.constant('ModifyLiveMessageGroupBand' as const),
      BannedAll: fc.boolean(),
      BannnedUsers: some,
      ExceptUsers: some,
    },
    { requiredKeys: ['action'] },
  ),
)

/** The rule in plain lists, as the documents tell it. */
function muteByHand(steps: readonly Step[]) {
  let all = false
  let banned: string[] = []
  let exempt: string[] = []
  for (const next of steps) {
    if (next.action === 'BanLiveMessageGroup') {
      all = true
      exempt = next.ExceptUsers ?? []
    } else if (next.action === 'UnbanLiveMessageGroup') {
      all = false
    } else if (next.action === 'AddLiveMessageGroupBand') {
      banned = [...banned, ...next.BannedUsers.filter((user) => !banned.includes(user))]
    } else if (next.action === 'RemoveLiveMessageGroupBand') {
      banned = banned.filter((user) => !next.UnbannedUsers.includes(user))
    } else {
      all = next.BannedAll ?? all
      banned = next.BannnedUsers ?? banned
      exempt = next.ExceptUsers ?? exempt
    }
    if (!all) exempt = []
  }
  const speaks = (user: string) =>
    user === 'owner' || user === 'admin' || (all ? exempt.includes(user) : !banned.includes(user))
  return { all, banned, exempt, speakers: USERS.filter(speaks) }
}

test('whatever is muted and lifted, those speak who should, never owner and administrators less', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { call, join, backend } = testBackend()
      call('CreateLiveMessageGroup', { ...g1, CreatorId: 'owner', Administrators: ['admin'] })
      join('g1', 'listener')
      for (const { action, ...params } of steps) call(action, { ...g1, ...params })
      const { all, banned, exempt, speakers } = muteByHand(steps)
      expect(call('DescribeLiveMessageGroupBand', g1)).toMatchObject({
        IsbannedAll: all,
        BannedUserList: banned,
        UnbannedUserList: exempt,
      })
      const send = (SenderId: string) => {
        try {
          return call('SendLiveMessageGroup', { ...g1, SenderId }).MsgTid !== ''
        } catch (error) {
          if (error instanceof ServiceError && error.code === 'NoAuth') return false
          throw error
        }
      }
      expect(USERS.filter(send)).toEqual(speakers)
      expect(
        backend.state.apps
          .get(APPS.empty)
          ?.groups.get('g1')
          ?.sent?.messages.map(({ sender }) => sender),
      ).toEqual(speakers)
    }),
    { seed: 31, numRuns: 100 },
  )
})
