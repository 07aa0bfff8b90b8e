import type { AdministratorsValue } from './administrators.ts'

export interface AdministratorsHistory {
  /** Keeps a change that the browser's own undo does not know of. */
  record: (before: AdministratorsValue, after: AdministratorsValue) => void
  /** What stood there before the last of these changes; undefined while the browser has typing of its own to undo first. */
  undo: (now: AdministratorsValue) => AdministratorsValue | undefined
}

const sameIds = (one: AdministratorsValue, other: AdministratorsValue) =>
  one.ids.length === other.ids.length && one.ids.every((id, index) => id === other.ids[index])
const isSame = (one: AdministratorsValue, other: AdministratorsValue) =>
  one.typing === other.typing && sameIds(one, other)

/** Undo of IDs that were taken, removed or taken back. What is typed in between is undone by the browser, as in every field. */
export function createHistory(): AdministratorsHistory {
  const steps: { before: AdministratorsValue; after: AdministratorsValue }[] = []
  /** What was put in last, which the browser cannot undo either. */
  let restored: AdministratorsValue | undefined
  return {
    record(before, after) {
      if (!sameIds(before, after)) steps.push({ before, after })
    },
    undo(now) {
      const step = steps.at(-1)
      if (step === undefined) return undefined
      if (!sameIds(step.after, now)) {
        // The field was filled anew: what went before belongs to something else.
        steps.length = 0
        return undefined
      }
      if (!isSame(step.after, now) && (restored === undefined || !isSame(restored, now))) return undefined
      steps.pop()
      restored = step.before
      return restored
    },
  }
}
