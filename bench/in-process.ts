import { readFields } from '../mocks/codecs/vendor-fields.ts'
import { createEngine } from '../mocks/session/engine.ts'
import type { Command } from '../mocks/session/entry.ts'
import { run } from '../mocks/session/run.ts'
import { createWorld } from '../mocks/session/world.ts'
import { type CallMaker, pickFrom } from './calls.ts'
import { type Stored, storeGroups } from './stored-groups.ts'

const CALLS = 10_000
const ROUNDS = 9
const START_MS = Date.UTC(2026, 0, 1)

export interface Filled {
  stored: Stored[]
  execute(command: Command): unknown
}

/** The service in this process, with so many groups. */
export async function fill(groups: number): Promise<Filled> {
  const engine = createEngine(createWorld('empty', 1, START_MS))
  let calls = 0
  const execute = (command: Command): unknown => {
    calls += 1
    // Fifty calls in every service second, which is what it admits.
    const { outcome } = run(engine, command, {
      at: START_MS + Math.floor(calls / 50) * 1000,
      requestId: `REQUEST-${calls}`,
    })
    if (outcome.kind === 'answer') return outcome.value
    throw new Error(outcome.kind === 'refused' ? outcome.error.message : 'not carried out')
  }
  return { execute, stored: await storeGroups(groups, async (command) => execute(command)) }
}

const usedMicros = (): number => {
  const { user, system } = process.threadCpuUsage()
  return user + system
}

/** Processor time of a call in microseconds for each of the services: the least of interleaved rounds. */
export function microsPerCall(services: readonly Filled[], call: CallMaker, different: number): number[] {
  const least = services.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { stored, execute }] of services.entries()) {
      const pick = pickFrom(stored, different)
      const commands = Array.from({ length: CALLS }, (_, number): Command => {
        const { action, params } = call(pick(), number)
        return { kind: 'call', action, params: readFields(action, Object.entries(params)) }
      })
      const begun = usedMicros()
      for (const command of commands) execute(command)
      least[index] = Math.min(least[index] ?? 0, (usedMicros() - begun) / CALLS)
    }
  }
  return least
}
