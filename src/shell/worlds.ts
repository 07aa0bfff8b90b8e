/** Which world the screens are of: a rehearsal's may be replaced by another one. Always the first before the real service. */
let number = 0
let replaced = false
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

export const worlds = {
  /** Undefined while there is none to show. */
  get: () => (replaced ? undefined : number),
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  /** Takes the screens off, with all they hold. */
  leave(): void {
    replaced = true
    tell()
  },
  /** Draws the screens of the next one, as after a reload. */
  enter(): void {
    replaced = false
    number += 1
    tell()
  },
}
