/** Marks a call that the console makes by itself while nobody is at the screen: the gateway lets the session grow idle all the same. */
export const UNATTENDED_HEADER = 'x-unattended'

/** Milliseconds without a touch after which nobody counts as being at the screen. */
const AWAY_AFTER_MS = 60_000

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel'] as const

/** Watches for an operator at `target`. Returns whether there has been none for a minute. `now`: milliseconds. */
export function watchAttention(target: EventTarget, now: () => number): () => boolean {
  let seen = now()
  for (const sign of SIGNS_OF_LIFE)
    target.addEventListener(sign, () => (seen = now()), { capture: true, passive: true })
  return () => now() - seen >= AWAY_AFTER_MS
}
