import { ACTIONS } from '#api/contract/actions.ts'
import { ServiceError } from '#api/contract/errors.ts'
import type { Backend, Stamp } from '../backend/backend.ts'
import { parseParams } from '../backend/input.ts'
import { checkIfMatch } from '../codecs/if-match.ts'
import { CONTROLS } from '../control.ts'
import { type Fault, isCarriedOut, isWatched, takeFaults } from '../faults.ts'
import type { Engine } from './engine.ts'
import type { Command } from './entry.ts'
import { serviceTime } from './world.ts'

export type Outcome = { kind: 'answer'; value: unknown } | { kind: 'refused'; error: ServiceError } | { kind: 'skipped' }

export interface Run {
  /** `skipped`: a fault kept the call from being carried out. */
  outcome: Outcome
  faults: Fault[]
  /** Whether the world differs from before, so that the command belongs into the journal. */
  changed: boolean
}

/** Whether a command may change the world, so that it must be run under the journal's lock. */
export function mayChange({ world, backend }: Engine, command: Command, wallMs: number): boolean {
  if (command.kind === 'control') return CONTROLS[command.name].writes
  return (
    ACTIONS[command.action].kind === 'write' ||
    isWatched(world.faults, command.action) ||
    backend.isPurgeDue(serviceTime(world, wallMs))
  )
}

/** Runs one command. Refusals are outcomes; anything else that is thrown is a bug. */
export function run(engine: Engine, command: Command, stamp: Stamp): Run {
  if (command.kind === 'control') {
    return {
      outcome: outcomeOf(() => CONTROLS[command.name].runRaw(engine, command.params, stamp)),
      faults: [],
      changed: CONTROLS[command.name].writes,
    }
  }
  const { world, backend } = engine
  const { revision } = backend.state
  const counted = isWatched(world.faults, command.action)
  const faults = takeFaults(world.faults, command.action)
  const outcome: Outcome = isCarriedOut(faults) ? outcomeOf(() => runCall(backend, command, stamp)) : { kind: 'skipped' }
  return { outcome, faults, changed: counted || backend.state.revision !== revision }
}

function runCall(backend: Backend, command: Extract<Command, { kind: 'call' }>, stamp: Stamp): unknown {
  const { action, params, ifMatch } = command
  if (action === 'ModifyLiveMessageGroup' && ifMatch !== undefined) {
    const { AppId, GroupId, DataCenter } = parseParams(action, params)
    checkIfMatch(backend.call('DescribeLiveMessageGroup', { AppId, GroupId, DataCenter }, stamp), ifMatch)
  }
  return backend.call(action, params, stamp)
}

function outcomeOf(work: () => unknown): Outcome {
  try {
    return { kind: 'answer', value: work() }
  } catch (error) {
    if (error instanceof ServiceError) return { kind: 'refused', error }
    throw error
  }
}
