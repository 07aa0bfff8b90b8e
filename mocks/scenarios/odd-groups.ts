import { LIMITS } from '#api/contract/limits.ts'
import { byteLength } from '#lib/byte-length.ts'
import { DAY, type GroupSeed, HOUR, MINUTE } from './build.ts'
import { GROUPS } from './names.ts'

/** Text of exactly `bytes` bytes: `start`, repeated `unit`, and dots for what is left. */
function exactly(bytes: number, start: string, unit: string): string {
  const room = bytes - byteLength(start)
  const times = Math.floor(room / byteLength(unit))
  return start + unit.repeat(times) + '.'.repeat(room - times * byteLength(unit))
}

/** Each at an edge of what the service allows. */
export function oddGroups(): GroupSeed[] {
  return [
    {
      id: GROUPS.longName,
      name: exactly(LIMITS.groupNameBytes, 'Extended Director’s Cut · ', '星光之夜'),
      owner: 'producer07',
      administrators: ['liwei', 'anna', 'coach9'],
      online: 12,
      ago: 3 * DAY + 2 * HOUR,
    },
    { id: GROUPS.blankName, name: '', ago: 2 * DAY + 30 * MINUTE },
    {
      id: GROUPS.emojiName,
      name: '🎉 粉丝福利群 ❤️‍🔥👨‍👩‍👧',
      owner: 'meiling',
      administrators: ['fan001'],
      online: 321,
      ago: 20 * HOUR,
    },
    {
      id: GROUPS.markupName,
      name: '<img src=x onerror=alert(1)>',
      owner: 'tester1',
      info: '<b>bold?</b>',
      ago: 5 * DAY,
    },
    {
      id: GROUPS.fullInformation,
      name: '全量商品清单',
      owner: 'liwei',
      info: exactly(LIMITS.groupInformationBytes, 'Product list of the evening.\n', '连衣裙 No. 4711 — ¥199.00 · '),
      ago: 6 * DAY,
    },
    {
      id: GROUPS.trickyJson,
      name: 'Price board',
      owner: 'anna',
      administrators: ['liwei'],
      info: '{"version":1.0,"orderId":12345678901234567890,"price":199.00,"price":189.00,"tags":["live","限时"]}',
      ago: 26 * HOUR,
    },
    {
      id: GROUPS.crlf,
      name: 'Run of show',
      owner: 'producer07',
      info: '19:30 doors\r\n20:00 opening\r\n21:45 encore\r\n',
      ago: 7 * DAY,
    },
    { id: GROUPS.underscore, name: 'Legacy chat room 7', owner: 'admin_old', online: 3, ago: 80 * DAY },
    { id: GROUPS.create, name: 'Create & Craft Club', owner: 'julia', online: 18, ago: 9 * DAY },
    { id: 'blankspaces', name: '   ', owner: 'tester1', ago: 10 * DAY },
    { id: 'righttoleft', name: 'سوق الجمعة المباشر', owner: 'omar', online: 44, ago: 11 * DAY },
    { id: 'A', name: 'A', ago: 12 * DAY },
    { id: 'x'.repeat(LIMITS.idBytes), name: 'Longest ID allowed', owner: 'o'.repeat(LIMITS.idBytes), ago: 13 * DAY },
    {
      id: 'notjson',
      name: 'Checklist',
      owner: 'julia',
      info: 'lights, sound, {camera: 2}\n- mic check\n- backup line',
      ago: 14 * DAY,
    },
  ]
}
