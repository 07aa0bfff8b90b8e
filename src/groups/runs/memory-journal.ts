import { applyStep, type Journal, type KeptItem, standsInTheWayOf } from './journal.ts'
import type { RunHead } from './run-types.ts'

/** Keeps runs as long as the page lives: for browsers that keep nothing, and for tests. */
export function createMemoryJournal(): Journal {
  const runs = new Map<string, { head: RunHead; items: KeptItem[] }>()
  return {
    heads: async () => [...runs.values()].map(({ head }) => head),
    async add(head, items) {
      const other = [...runs.values()].find((run) => standsInTheWayOf(head)(run.head))
      if (other !== undefined) return { busy: other.head.id }
      runs.set(head.id, { head, items: items.map((item) => ({ ...item })) })
      return undefined
    },
    states: async (run) => (runs.get(run)?.items ?? []).map(({ state }) => state),
    inputs: async (run, indexes) => indexes.map((index) => runs.get(run)?.items[index]?.input),
    async change(run, change) {
      const kept = runs.get(run)
      if (kept === undefined) return undefined
      kept.head = change(kept.head) ?? kept.head
      return kept.head
    },
    async step(run, worker, step) {
      const kept = runs.get(run)
      const outcome = kept === undefined ? undefined : applyStep(kept.head, worker, step)
      if (kept === undefined || outcome === undefined) return undefined
      for (const [index, state] of [...step.settled, ...(outcome.mayLeave ? step.leaving : [])]) {
        const item = kept.items[index]
        if (item !== undefined) item.state = state
      }
      kept.head = outcome.head
      return outcome
    },
    async remove(run) {
      runs.delete(run)
    },
  }
}
