/** What a key's nonces are remembered in: each until its signature can no longer be valid. */
export interface Nonces {
  /** Remembers a nonce; returns false when it was used before. */
  use(nonce: string, wallMs: number): boolean
}

/**
 * Two generations of `lifetimeMs` each: a nonce is remembered for one to two lifetimes, at no cost but its own. `most` bounds
 * the memory: a key that makes more calls than that within a lifetime has its oldest nonces forgotten early.
 */
export function createNonces(lifetimeMs: number, most = 1_000_000): Nonces {
  let current = new Set<string>()
  let previous = new Set<string>()
  let since = Number.NEGATIVE_INFINITY
  return {
    use(nonce, wallMs) {
      if (wallMs - since >= lifetimeMs || current.size >= most / 2) {
        previous = wallMs - since >= 2 * lifetimeMs ? new Set() : current
        current = new Set()
        since = wallMs
      }
      if (current.has(nonce) || previous.has(nonce)) return false
      current.add(nonce)
      return true
    },
  }
}
