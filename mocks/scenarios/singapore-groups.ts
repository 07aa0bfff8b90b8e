import { DAY, type GroupSeed, HOUR } from './build.ts'

const NAMES = [
  'Hawker Night Market',
  'Orchid Show Tour',
  'Marina Bay Countdown',
  'Peranakan Cooking with Auntie Lim',
  'F1 Viewing Party',
  'Maths Olympiad Prep',
  'Batik Basics',
  'K-Pop Cover Battle',
  '狮城夜谈',
  'Kopi & Chat',
  'Sneaker Auction',
  'Sunset Yoga at East Coast',
  'Startup Pitch Night',
  'Diwali Lights Walk',
  'Coding for Kids',
  'Durian Season Special',
  'Indie Film Q&A',
  'Lion Dance Workshop',
  'Night Safari Live',
  'Board Game Café',
  'Hari Raya Bazaar',
  'Dragon Boat Training',
  'Wellness Wednesday',
  'Chinese New Year Deals 🧧',
  'Open Mic',
] as const

/** 25 groups, the last of them deleted two days ago. */
export function singaporeGroups(): GroupSeed[] {
  return NAMES.map((name, index) => ({
    id: `sg${`${index + 1}`.padStart(3, '0')}`,
    name,
    owner: ['weiming', 'priya', 'daniel'][index % 3] ?? '',
    administrators: index % 4 === 0 ? ['nurul'] : [],
    online: index < 8 ? (index * 37) % 90 : 0,
    ago: 4 * HOUR + index * 2 * DAY,
    ...(index === NAMES.length - 1 ? { deleted: { ago: 2 * DAY, by: 'priya' } } : {}),
  }))
}
