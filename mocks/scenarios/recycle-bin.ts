import { RETENTION } from '#api/contract/limits.ts'
import { DAY, type GroupSeed, HOUR, MINUTE, type ScenarioData } from './build.ts'
import { STAGE_GROUPS } from './names.ts'
import { stageWith } from './stage.ts'

/** A group that was deleted `ago` seconds ago, after three hours and a farewell. */
const deleted = (id: string, name: string, ago: number, by?: string): GroupSeed => ({
  id,
  name,
  owner: 'anna',
  ago: ago + 3 * HOUR,
  sessions: 1,
  deleted: { ago, ...(by === undefined ? {} : { by }) },
  messages: [{ ago: ago + 5 * MINUTE, type: 1n, body: 'Thank you for watching.', sender: 'anna' }],
})

/** Three a day for 28 days. */
const everyDay = Array.from({ length: 84 }, (_, index) =>
  deleted(
    `bin${`${index + 1}`.padStart(3, '0')}`,
    `Evening show ${84 - index}`,
    HOUR + index * 8 * HOUR,
    index % 3 === 0 ? undefined : 'cleanup',
  ),
)

export const recycleBin: ScenarioData = {
  apps: () => [
    stageWith(
      deleted(STAGE_GROUPS.expiresInHalfAMinute, 'Gone in half a minute', RETENTION.deletedGroup - 30, 'liwei'),
      deleted(STAGE_GROUPS.expiresInTenMinutes, 'Gone in ten minutes', RETENTION.deletedGroup - 10 * MINUTE, 'liwei'),
      deleted('expirestoday', '今天到期', RETENTION.deletedGroup - 6 * HOUR),
      deleted(
        STAGE_GROUPS.messagesEndInAMinute,
        'Messages hidden in a minute',
        RETENTION.deletedGroupMessages - MINUTE,
        'anna',
      ),
      deleted('justdeleted', '刚刚删除', MINUTE, 'anna'),
      ...everyDay,
      { id: 'stillhere', name: 'Still here', owner: 'anna', online: 12, ago: DAY },
      { id: 'stillhere2', name: '仍在使用', owner: 'liwei', ago: 2 * DAY },
    ),
  ],
}
