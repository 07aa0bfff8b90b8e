import { LIMITS } from '#api/contract/limits.ts'

const whole = new Set(Object.values(LIMITS).filter((limit): limit is number => typeof limit === 'number'))
/** A number, and those next to it. */
export const around = (limit: number) => [limit - 1, limit, limit + 1]

/** One byte in UTF-8, two, three, and four. */
const CHARACTERS = ['a', 'é', '中', '🙂']
/** Texts of a length in bytes and of one more; short ones also of that length in characters. */
const textsAround = (limit: number): string[] =>
  CHARACTERS.flatMap((character) => {
    const { length: bytes } = Buffer.from(character)
    const filled = character.repeat(Math.floor(limit / bytes)) + 'a'.repeat(limit % bytes)
    return [filled, `${filled}a`, ...(limit > LIMITS.groupNameBytes ? [] : [character.repeat(limit)])]
  })
const words = ['', ' ', 'a b', ' a', 'a ', 'a\n', '\n', 'a-b', 'a_b', '_', '0', 'true', '1', '*', '__proto__', 'No']
const odd = ['é', '中', '🙂', '\u0000', 'a\u200Bb', '\uFEFF', '\uD83C', 'a\uDC00b', '\uDC00\uD83C']
const texts = [
  ...words,
  ...odd,
  ...[...whole].filter((limit) => limit <= LIMITS.groupInformationBytes).flatMap(textsAround),
]

/** As a parser of ours gives an integer. */
const parsed = (integer: bigint): bigint | number => (Number.isSafeInteger(Number(integer)) ? Number(integer) : integer)
const SAFE = BigInt(Number.MAX_SAFE_INTEGER)
const common = [-1, -0.5, 0, 0.5, 1, 1.5, 100, 1000, 1e6, 2 ** 31 - 1, 2 ** 31, 1e300, -1e300]
const numbers = [
  ...common,
  ...[...whole].flatMap(around),
  ...[SAFE, -SAFE, LIMITS.int64Max, LIMITS.int64Min].flatMap((edge) => [edge - 1n, edge, edge + 1n]).map(parsed),
]

/** User IDs, each another one. */
const users = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`)
const broken = [
  ['a', 'a'],
  [''],
  ['a-b'],
  ['a', 1],
  [null],
  ['a'.repeat(64)],
  ['a'.repeat(65)],
  ['\uD83C'],
  [['a']],
  [],
]
const lists = [
  ...broken,
  ...[...whole].filter((limit) => limit <= LIMITS.mutedUsersPerCall).flatMap((limit) => around(limit).map(users)),
]

/** Values just inside and just outside of every limit of the service, and of every kind, to be put into every place. */
export const VALUES: readonly unknown[] = [null, true, false, {}, { a: 1 }, ...texts, ...numbers, ...lists]
