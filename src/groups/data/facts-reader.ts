import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { describeGroup, type Group } from '#api/groups.ts'
import { isRefusedWith } from '#api/failure.ts'
import { repeatTransient } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { whileUnderWay } from '#lib/under-way.ts'
import { nextAsked } from './asked.ts'
import { client } from '#api/service.ts'
import type { FactsStore } from './group-facts.ts'

/** Groups asked for at the same time. */
const LANES = 4

type Describe = (id: string, signal: AbortSignal) => Promise<Group>

/** Within the background budget, behind the rows on screen. */
export const describeBehind =
  (scope: Scope): Describe =>
  (id, signal) =>
    repeatTransient(
      () =>
        backgroundCalls.run(() => describeGroup(client, scope, id, signal), { priority: PRIORITY.directory, signal }),
      signal,
    )

/** Reads by Describe what the facts do not know, one group after the other, as long as somebody wants it. */
export class FactsReader {
  readonly #describe: Describe
  readonly #facts: FactsStore
  readonly #onStop: (failure: unknown) => void
  /** Those that the run under way asks for. */
  #asking = new Set<string>()
  #wanted: Iterator<string> | undefined
  #maxAgeMs = Infinity
  #run: AbortController | undefined

  /** `onStop`: everything wanted is known (undefined), or why the rest is not. */
  constructor(facts: FactsStore, describe: Describe, onStop: (failure: unknown) => void) {
    this.#facts = facts
    this.#describe = describe
    this.#onStop = onStop
  }

  /** Goes on with these, in this order, as far as they are unknown or were told longer than `maxAgeMs` ago; what is under way arrives. */
  want(ids: readonly string[], maxAgeMs = Infinity): void {
    this.#wanted = ids.values()
    this.#maxAgeMs = maxAgeMs
    if (this.#run !== undefined) return
    const run = new AbortController()
    this.#run = run
    this.#asking = new Set()
    void whileUnderWay('what is known of groups', this.#readAll(run))
  }

  stop(): void {
    this.#run?.abort()
    this.#run = undefined
  }

  async #readAll(run: AbortController): Promise<void> {
    const { signal } = run
    const asking = this.#asking
    const lane = async () => {
      for (let id = this.#next(); id !== undefined && !signal.aborted; id = this.#next()) {
        asking.add(id)
        try {
          const asked = nextAsked()
          // Nothing but the facts is kept: a group carries up to 32 KB of information.
          this.#facts.note(await this.#describe(id, signal), asked)
        } catch (error) {
          // Purged since: a list will tell. Until then nothing is known to be all there is to know of it.
          if (isRefusedWith(error, 'ResourceNotExist')) {
            this.#facts.note({ id })
            continue
          }
          this.#wanted = undefined
          throw error
        } finally {
          asking.delete(id)
        }
      }
    }
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane))
    if (this.#run !== run) return
    this.#run = undefined
    this.#onStop(lanes.find((result) => result.status === 'rejected')?.reason)
  }

  #next(): string | undefined {
    for (let next = this.#wanted?.next(); next?.done === false; next = this.#wanted?.next()) {
      if (!this.#asking.has(next.value) && this.#facts.ageOf(next.value) >= this.#maxAgeMs) return next.value
    }
    return undefined
  }
}
