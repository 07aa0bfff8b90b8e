import { useSyncExternalStore } from 'react'

/** Where an input method composes: letters on the way to a word, of which nothing but the field itself knows. */
let field: EventTarget | undefined
const listeners = new Set<() => void>()

function become(next: EventTarget | undefined): void {
  field = next
  for (const listener of listeners) listener()
}

// The field hears of an end first, and tells the form what stands in it then.
window.addEventListener('compositionstart', ({ target }) => become(target ?? undefined))
window.addEventListener('compositionend', () => become(undefined))

/** A field that was taken off the page ends without a word. */
export const isComposing = (): boolean => field instanceof Node && field.isConnected

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The same, and a new render when it changes. */
export const useComposing = (): boolean => useSyncExternalStore(subscribe, isComposing)
