import type { SendValues } from './send-values.ts'

/** Composers in the page, by the key of their drafts: each gives away what is typed in it, and is blank then. */
const givers = new Map<string, () => SendValues | undefined>()

/** A composer that stays below others. Returns how to take it off again. */
export function giveTyped(draftKey: string, give: () => SendValues | undefined): () => void {
  givers.set(draftKey, give)
  return () => {
    if (givers.get(draftKey) === give) givers.delete(draftKey)
  }
}

/** What is typed in the composer of a group, for the dialog that opens over it; it is there no more. */
export const takeTyped = (draftKey: string): SendValues | undefined => givers.get(draftKey)?.()
