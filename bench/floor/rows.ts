export interface FloorRow {
  id: string
  name: string
  owner: string
  created: number
}

const OWNERS = ['linxiao', 'zhaoyun', 'mei2020', 'oliver', 'sunny88', 'wangfang', 'karen', 'haoran']
const SHOWS = [
  '服饰专场',
  '美妆直播间',
  '数码好物',
  'Kitchen Deals',
  '母婴优选',
  'Outdoor Gear',
  '年货节',
  'Sneaker Drop',
]
const COUNT = 5000
const NEWEST = Date.UTC(2026, 0, 1)
const APART_MS = 5_040_000

/** Newest first, made alike at every start. Names and owners stand in no order. */
export const FLOOR_ROWS: readonly FloorRow[] = Array.from({ length: COUNT }, (_, index) => {
  const digits = `${COUNT - index}`.padStart(4, '0')
  return {
    id: `show${digits}`,
    name: `${SHOWS[(index * 5 + 3) % SHOWS.length] ?? ''} ${digits}`,
    owner: OWNERS[(index * 3 + 1) % OWNERS.length] ?? '',
    created: NEWEST - index * APART_MS,
  }
})
