import { CHAT, GIFT, LIKE, NOTICE } from '../backend/chat/kinds.ts'
import { DAY, type GroupSeed, HOUR, type MessageSeed, MINUTE } from './build.ts'
import { GROUPS } from './names.ts'
import { crowd } from './people.ts'

const CHATTER = [
  'Hello from the back row!',
  '前排打卡',
  '声音好清楚',
  'Encore!!',
  '主播辛苦了',
  'Which size should I take?',
  '已下单 ✅',
  '🔥🔥🔥',
] as const

/** A message every `step` seconds, the newest one `step` seconds before `until` seconds ago. */
function chatter(count: number, step: number, until = 0): MessageSeed[] {
  return Array.from({ length: count }, (_, index) => ({
    ago: until + (index + 1) * step,
    type: CHAT,
    body: CHATTER[index % CHATTER.length] ?? '',
    sender: `viewer${(index % 30) + 1}`,
    senderInfo: `{"level":${(index % 9) + 1}}`,
  }))
}

const busyMessages: MessageSeed[] = [
  ...chatter(64, 40),
  { ago: 5 * MINUTE, type: GIFT, body: '{"gift":"rocket","count":1}', sender: 'viewer8', senderInfo: '{"vip":true}' },
  { ago: 12 * MINUTE, type: GIFT, body: '{"gift":"rose","count":99}', sender: 'viewer3' },
  {
    ago: 30 * MINUTE,
    type: NOTICE,
    body: 'The second half starts in five minutes.',
    sender: 'producer07',
    id: 'notice001',
  },
]

type Row = readonly [id: string, name: string, owner: string, ago: number, online: number, administrators?: string[]]

/** Concerts, shopping, classes and sport, newest first. */
const ROWS: readonly Row[] = [
  [GROUPS.onAir, '晚间特惠 · 家电专场', 'liwei', 95 * MINUTE, 186, ['anna']],
  ['acousticset', 'Acoustic Set: The Paper Kites Cover Night', 'producer07', 3 * HOUR, 57],
  ['pilates101', 'Pilates 101 – Core', 'coach9', 5 * HOUR, 24, ['coach2']],
  ['springfashion', '春季新品首发', 'meiling', 8 * HOUR, 903, ['liwei', 'anna']],
  [
    'derbynight',
    'City Derby Watch Party ⚽',
    'sportsdesk',
    11 * HOUR,
    1386,
    ['moderator1', 'moderator2', 'moderator3'],
  ],
  ['mandarinhsk3', 'HSK 3 口语练习', 'teacherwu', 15 * HOUR, 9],
  ['teatasting', '武夷岩茶品鉴会', 'chayuan', 22 * HOUR, 33],
  ['booklaunch', 'Book Launch: “The Quiet Signal”', 'julia', 28 * HOUR, 0],
  ['gamefinals', '电竞总决赛 G2 vs 星河', 'sportsdesk', 31 * HOUR, 642, ['moderator1']],
  ['kidsdrawing', 'Kids Draw Along', 'julia', 34 * HOUR, 5],
  ['skincareqa', '护肤问答 with Dr. Lin', 'meiling', 2 * DAY, 71],
  ['mathcramming', '高三数学冲刺班', 'teacherwu', 2.3 * DAY, 0],
  ['vinylhour', 'Vinyl Hour', 'dj_max', 2.8 * DAY, 2],
  ['yunnantrip', '云南慢旅行', 'traveller', 3.4 * DAY, 14],
  ['bakingsourdough', 'Sourdough for Beginners', 'baker5', 4 * DAY, 0],
  ['runclub', 'Sunday Run Club', 'coach2', 4.5 * DAY, 0],
  ['jewelrynight', '珠宝鉴赏之夜', 'liwei', 5.5 * DAY, 0, ['appraiser']],
  ['classicalgala', 'Classical Gala – Shanghai Symphony Hall', 'producer07', 6.5 * DAY, 0, ['anna']],
  ['homeworkhelp', '作业辅导 · 三年级', 'teacherwu', 8 * DAY, 0],
  ['gadgetunbox', 'Gadget Unboxing #58', 'techtom', 9.5 * DAY, 0],
  ['kunqu', '昆曲《牡丹亭》', 'chayuan', 12.5 * DAY, 0],
  ['yogamorning', '晨间瑜伽', 'coach9', 16 * DAY, 0],
  ['supportroom', 'Support room', 'anna', 20 * DAY, 1],
  ['wineandcheese', 'Wine & Cheese Live', 'baker5', 25 * DAY, 0],
  ['marathonreplay', '马拉松回放讨论', 'sportsdesk', 33 * DAY, 0],
  ['townhallq3', 'Company Town Hall Q3', 'julia', 41 * DAY, 0],
  ['ceramics', '景德镇陶艺课', 'chayuan', 48 * DAY, 0],
  ['jazzfriday', 'Jazz Friday', 'dj_max', 55 * DAY, 0],
  ['petadoption', '领养日 🐾', 'meiling', 63 * DAY, 0],
  ['codecamp', 'Code Camp: TypeScript', 'techtom', 70 * DAY, 0],
  [GROUPS.chinese, '双十一狂欢夜', 'liwei', 78 * DAY, 0],
  ['softlaunch', 'Soft launch', 'admin', 90 * DAY, 0],
]

/** Groups of a business: what a producer of live shows would have on a Tuesday. */
export function showGroups(): GroupSeed[] {
  return [
    {
      id: GROUPS.busy,
      name: 'Starlight Concert 2026 – Main Stage',
      owner: 'producer07',
      administrators: ['anna', 'liwei', 'moderator1'],
      info: '{"stage":"main","doors":"19:30","sponsor":"Nebula Audio"}',
      online: 1742,
      sessions: 3,
      messages: busyMessages,
      amounts: [
        [LIKE, 184_223n],
        [CHAT, 2_310n],
      ],
      ago: 50 * MINUTE,
    },
    {
      id: GROUPS.supergroup,
      name: '新年晚会 2026 · 主会场',
      owner: 'producer07',
      administrators: ['liwei'],
      info: '跨年直播，20:00 开场。',
      online: 2350,
      sessions: 2,
      messages: chatter(12, 90),
      amounts: [[LIKE, 9_007_199_254_740_993n]],
      ago: 6 * HOUR,
    },
    {
      id: GROUPS.quiet,
      name: 'Rehearsal room',
      owner: 'anna',
      info: 'Closed until the band arrives.',
      ago: 75 * MINUTE,
    },
    ...ROWS.map(([id, name, owner, ago, online, administrators = []], index) => ({
      id,
      name,
      owner,
      administrators,
      online,
      ago: Math.round(ago),
      ...(index % 4 === 0
        ? { messages: chatter(3 + index, 120, online > 0 ? 0 : Math.round(ago * 0.9)), info: `{"room":${index + 1}}` }
        : {}),
      // What is said there comes from the show.
      ...(id === GROUPS.onAir ? { people: crowd(online, owner), messages: [] } : {}),
    })),
    ...deletedGroups(),
  ]
}

function deletedGroups(): GroupSeed[] {
  const farewell = (ago: number): MessageSeed[] => [
    { ago: ago + 20 * MINUTE, type: CHAT, body: 'See you next time!', sender: 'viewer2' },
    { ago: ago + 10 * MINUTE, type: NOTICE, body: 'Thank you for watching.', sender: 'anna' },
  ]
  const gone: readonly (readonly [id: string, name: string, ago: number, by?: string])[] = [
    [GROUPS.deletedRecently, '早场秒杀', HOUR, 'liwei'],
    ['soundcheck', 'Sound check', 20 * HOUR, 'producer07'],
    ['quizevening', 'Quiz Evening', 2 * DAY + 3 * HOUR, 'anna'],
    ['tryout3', '', 4 * DAY],
    [GROUPS.deletedReadable, '家常菜第十二课', 6 * DAY, 'baker5'],
    [GROUPS.deletedHidden, '晚间瑜伽', 8 * DAY],
    ['charitystream', 'Charity Stream', 13 * DAY, 'julia'],
    ['boxingrematch', 'Boxing Rematch', 17 * DAY + 5 * HOUR, 'sportsdesk'],
    ['studygroupb', 'Study group B', 21 * DAY],
    ['photowalk', '城市摄影漫步', 26 * DAY, 'traveller'],
    [GROUPS.deletedExpiring, 'Autumn Fair 2025', 29 * DAY, 'anna'],
  ]
  return gone.map(([id, name, ago, by]) => ({
    id,
    name,
    owner: 'anna',
    ago: ago + 3 * HOUR,
    deleted: { ago, ...(by === undefined ? {} : { by }) },
    messages: farewell(ago),
    sessions: 1,
  }))
}
