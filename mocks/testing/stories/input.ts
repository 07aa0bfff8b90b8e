import { LIMITS } from '#api/contract/limits.ts'
import { APPS } from '../../scenarios/names.ts'
import type { Story } from './story.ts'

export const inputStories: Record<string, Story> = {
  'invalid input is refused': {
    async tell({ refusal }) {
      const group = { AppId: APPS.typical, GroupId: 'x' }
      await refusal('CreateLiveMessageGroup', { ...group, GroupId: 'a b' }, 'InputInvalid')
      await refusal('CreateLiveMessageGroup', { ...group, GroupName: '中'.repeat(43) }, 'InputInvalid')
      await refusal('CreateLiveMessageGroup', { ...group, GroupName: '\uD83C' }, 'InputInvalid')
      await refusal('CreateLiveMessageGroup', { ...group, Administrators: ['a', 'b', 'c', 'd'] }, 'InputInvalid')
      await refusal('SendLiveMessageGroup', { ...group, SenderId: 's', MsgType: LIMITS.int64Max + 1n }, 'InputInvalid')
    },
  },
}
