import type { ActionName } from '#api/contract/actions.ts'
import { toExactJson } from '#lib/json.ts'
import type { Outcome } from './run-types.ts'

/** Reads remembered for a lagging service; beyond that the oldest are forgotten. */
const MOST = 1000

/**
 * Earlier answers, for the faults that give an answer again. Each page has its own, and it is gone on reload: what such a fault answers
 * is no part of the world.
 */
export class AnswerMemory {
  readonly #last = new Map<ActionName, Outcome>()
  readonly #first = new Map<string, Outcome>()

  /** The answer before this one, whatever was asked; this one takes its place. A call that was not carried out leaves none. */
  previous(action: ActionName, outcome: Outcome): Outcome | undefined {
    const before = this.#last.get(action)
    if (outcome.kind !== 'skipped') this.#last.set(action, outcome)
    return before
  }

  /** The first answer to the same question. */
  first(action: ActionName, params: unknown, outcome: Outcome): Outcome {
    if (outcome.kind === 'skipped') return outcome
    const key = `${action} ${toExactJson(params)}`
    const known = this.#first.get(key)
    if (known !== undefined) return known
    const [oldest] = this.#first.keys()
    if (this.#first.size >= MOST && oldest !== undefined) this.#first.delete(oldest)
    this.#first.set(key, outcome)
    return outcome
  }

  /** Lagging reads start anew. */
  forget(): void {
    this.#first.clear()
  }
}
