/** A stream of pseudo-random numbers that depends on its seed alone (mulberry32). */
export interface Random {
  /** 0 <= n < 1 */
  next(): number
  /** A whole number, both ends included. */
  int(min: number, max: number): number
  pick<T>(items: readonly [T, ...T[]]): T
  /** Text of `length` characters of `alphabet`. */
  text(length: number, alphabet: string): string
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    text: (length, alphabet) => Array.from({ length }, () => alphabet.charAt(int(0, alphabet.length - 1))).join(''),
  }
}
