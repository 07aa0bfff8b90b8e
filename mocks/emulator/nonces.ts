import { NONCE_LIFETIME_MS, type Nonces } from '../codecs/signature.ts'

/** Nonces remembered at once, of all accounts together. Beyond that the oldest are forgotten early. */
export const MOST_NONCES = 500_000

/** Those of an emulator that keeps no file, for each of its accounts. */
export function noncesInMemory(lifetimeMs = NONCE_LIFETIME_MS, most = MOST_NONCES): (account: string) => Nonces {
  /** Oldest first: when each was used, milliseconds. */
  const used = new Map<string, number>()
  return (account) => ({
    use(nonce, wallMs) {
      const key = JSON.stringify([account, nonce])
      for (const [oldest, at] of used) {
        if (at >= wallMs - lifetimeMs) break
        used.delete(oldest)
      }
      if (used.has(key)) return false
      used.set(key, wallMs)
      const [first] = used.keys()
      if (used.size > most && first !== undefined) used.delete(first)
      return true
    },
  })
}
