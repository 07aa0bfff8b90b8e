import { createRandom } from '../backend/random.ts'
import { type AppSeed, DAY, type GroupSeed, HOUR, type LateGroups } from './build.ts'
import { APPS } from './names.ts'

const HOSTS = ['linxiao', 'zhaoyun', 'mei2020', 'oliver', 'sunny88', 'wangfang', 'karen', 'haoran'] as const
const SHOWS = [
  '服饰专场',
  '美妆直播间',
  '数码好物',
  'Kitchen Deals',
  '母婴优选',
  'Outdoor Gear',
  '年货节',
  'Sneaker Drop',
  '零食大集合',
  'Home & Living',
] as const

/** 5,000 groups in use and 300 in the recycle bin, nobody watching but in a few. */
export function fullApp(seed: number): AppSeed {
  const groups = shopGroups(seed, 'show', 5000, 300)
  return { id: APPS.full, name: '双十一直播间', center: 'cn-shanghai', ago: 400 * DAY, tier: 1, groups }
}

/** 4,213 of 5,000. */
export function nearlyFullApp(seed: number): AppSeed {
  const groups = shopGroups(seed + 1, 'outlet', 4213, 57)
  return { id: APPS.nearlyFull, name: 'Brand Outlet', center: 'cn-shanghai', ago: 360 * DAY, groups }
}

/** 4,950 groups in use, and as many that were deleted in the last 30 days: about all that one application ever shows. */
export function busyMonthApp(seed: number): AppSeed {
  const groups = shopGroups(seed + 2, 'show', 4950, 4950, 2)
  return { id: APPS.stage, name: '双十一大促', center: 'cn-shanghai', ago: 700 * DAY, tier: 1, groups }
}

const DELETED_FOR = 28.95 * DAY
const DELETED_SINCE = HOUR + DELETED_FOR

/**
 * What a shop leaves behind that has run shows for the better part of a year; IDs are `prefix` and a number. One group of so many was
 * deleted until there are enough, from an hour to 29 days ago: the first pages show both kinds.
 */
const shopGroups = (seed: number, prefix: string, live: number, deleted: number, deletedEvery = 14): LateGroups => ({
  make: () => makeShopGroups(seed, prefix, live, deleted, deletedEvery),
  deletedSince: DELETED_SINCE,
})

function makeShopGroups(
  seed: number,
  prefix: string,
  live: number,
  deleted: number,
  deletedEvery: number,
): GroupSeed[] {
  const random = createRandom(seed)
  return Array.from({ length: live + deleted }, (_, index) => {
    const number = live + deleted - index
    const digits = `${number}`.padStart(4, '0')
    const group: GroupSeed = {
      id: `${prefix}${digits}`,
      ago: 30 * DAY + Math.round(index * 1.4 * HOUR),
      name: `${random.pick(SHOWS)} ${digits}`,
      owner: random.pick(HOSTS),
    }
    if (number % 3 === 0) group.administrators = [random.pick(HOSTS)]
    const rank = Math.floor(index / deletedEvery)
    if (index % deletedEvery === 3 % deletedEvery && rank < deleted) {
      const ago = Math.round(HOUR + (rank / (deleted - 1)) * DELETED_FOR)
      group.deleted = { ago, ...(number % 2 === 0 ? { by: 'cleanup' } : {}) }
    } else if (index < 40) {
      group.online = random.int(0, 60)
    }
    return group
  })
}
