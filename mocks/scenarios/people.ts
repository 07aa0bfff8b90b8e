import { createRandom } from '../backend/random.ts'
import { PEOPLE } from './names.ts'

/** Somebody inside a group, and what their client tells of them. */
export interface Person {
  id: string
  info: string
}

type Named = readonly [id: string, name: string, lang: 'en' | 'zh']

/** Who comes to every show and talks a lot. */
const REGULARS: readonly Named[] = [
  ['nightowl', 'Night Owl 🦉', 'en'],
  [PEOPLE.complains, '小满', 'zh'],
  ['dumplingking', 'DumplingKing', 'en'],
  ['qingqing99', '青青子衿', 'zh'],
  ['akai', '阿凯kk', 'zh'],
  ['sofiamay', 'Sofia May', 'en'],
  ['tangyuan', '汤圆不吃糖', 'zh'],
  [PEOPLE.spams, '福利君💎', 'zh'],
  ['benwatches', 'Ben watches', 'en'],
  ['laozhang', '老张在线', 'zh'],
  ['mikoto', 'mikoto', 'en'],
  ['yueyue', '月月 🌙', 'zh'],
]

const GIVEN = {
  en: ['Mia', 'Leo', 'Grace', 'Oscar', 'Ruby', 'Ethan', 'Zoe', 'Kai', 'Nina', 'Felix', 'Ivy', 'Theo'],
  zh: ['小鹿', '阿宁', '橙子', '一只猫', '晚风', '南瓜粥', '大白', '星辰', '可乐加冰', '木木', '小太阳', '半夏'],
} as const
const AFTER = {
  en: ['', ' loves music', '_live', ' ✨', ' from Perth', '.x', '23', ' & co'],
  zh: ['', '呀', '不加班', '在路上', ' ☀️', 'er', '的日常', '88'],
} as const

const infoOf = (name: string, lang: 'en' | 'zh', number: number, level: number): string =>
  JSON.stringify({ name, avatar: `https://img.mainstage.example/u/${number}.webp`, level, lang })

/** Somebody like many others, always the same for the same number. */
function stranger(id: string, number: number): Person {
  const random = createRandom(number)
  const lang = random.next() < 0.6 ? 'zh' : 'en'
  const name = `${random.pick(GIVEN[lang])}${random.pick(AFTER[lang])}`
  return { id, info: infoOf(name, lang, 2000 + number, random.int(1, 24)) }
}

/** So many people: the hosts, those who come to every show, and viewers. */
export function crowd(count: number, ...hosts: readonly string[]): Person[] {
  const known: Person[] = [
    ...REGULARS.map(([id, name, lang], index) => ({ id, info: infoOf(name, lang, 1000 + index, 30 - index) })),
    ...hosts.map((id) => ({ id, info: infoOf(id, 'zh', 1, 50) })),
  ]
  const viewers = Array.from({ length: count - known.length }, (_, index) => stranger(`viewer${index + 1}`, index + 1))
  return [...known, ...viewers]
}

/** So many who come and go. */
export const visitors = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => stranger(`visitor${index + 1}`, 5000 + index))
