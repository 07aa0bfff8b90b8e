import * as v from 'valibot'
import { ACTIONS } from '#api/contract/actions.ts'
import { ServiceError } from '#api/contract/errors.ts'
import type { Backend, Stamp } from '../backend/backend.ts'
import { parseParams } from '../backend/input.ts'
import { checkIfMatch } from './if-match.ts'
import { CONTROLS, startsOver } from '../control.ts'
import { type Fault, isCarriedOut, isOver, isWatched, takeFaults } from '../faults.ts'
import { createEngine, type Engine } from './engine.ts'
import { type Command, entrySchema } from './entry.ts'
import { checkRoom, rememberWrite, repetitionOf } from './keyed-writes.ts'
import type { Moment, Outcome, Run } from './run-types.ts'
import { readSessionFile } from './session-file.ts'
import { parseWorldJson } from './world-json.ts'
import { startWorld, type World, worldSchema } from './world.ts'

/** Whether a command may change the world, so that it must be run under the journal's lock. */
export function mayChange({ world, backend }: Engine, command: Command, atMs: number): boolean {
  if (command.kind === 'control') return CONTROLS[command.name].changes !== 'nothing' || backend.isWorkDue(atMs)
  const { action } = command
  return ACTIONS[action].kind === 'write' || isWatched(world.faults, action, atMs) || backend.isWorkDue(atMs)
}

/** Runs one command. Refusals are outcomes; anything else that is thrown is a bug. */
export function run(engine: Engine, command: Command, stamp: Moment): Run {
  if (command.kind === 'control') return runControl(engine, command, stamp)
  const { world, rate } = engine
  // A repetition costs the service nothing.
  if (repetitionOf(world.writes, command, stamp.at) !== undefined) return runCall(engine, command, stamp)
  const throttled = outcomeOf(() => {
    checkRoom(world.writes, command, stamp.at)
    // Where the service's clock stands, a second of it would never end.
    const paceMs = world.standsAt === undefined ? stamp.at : (stamp.wallMs ?? stamp.at)
    rate.take(command.action, paceMs, world.service.callsTakenElsewhere)
  })
  return throttled.kind === 'refused'
    ? { outcome: throttled, faults: [], changed: false }
    : runCall(engine, command, stamp)
}

/** Runs a line of a journal again. What was throttled is not in it, so nothing is throttled now. */
export function replay(engine: Engine, command: Command, stamp: Moment): Run {
  return command.kind === 'control' ? runControl(engine, command, stamp) : runCall(engine, command, stamp)
}

function runControl(engine: Engine, { name, params }: Extract<Command, { kind: 'control' }>, stamp: Moment): Run {
  const before = engine.backend.state.revision
  // What time has done by now is done before a tester looks or reaches in.
  if (!startsOver(name)) engine.backend.run(stamp, () => undefined)
  const outcome = outcomeOf(() => {
    const answer = CONTROLS[name].runRaw(engine, params, stamp)
    if (name === 'import') engine.replace(rebuild(params, stamp.at))
    return answer
  })
  const changed = outcome.kind === 'answer' && CONTROLS[name].changes !== 'nothing'
  return { outcome, faults: [], changed: changed || engine.backend.state.revision !== before }
}

/** The world of a session file, its time going on from the export. Throws InputInvalid when it cannot be told again. */
function rebuild(params: unknown, atMs: number): World {
  const refuse = (why: string): never => {
    throw new ServiceError('InputInvalid', `The session file cannot be loaded: ${why}.`)
  }
  const file = readSessionFile(v.parse(v.object({ file: v.unknown() }), params).file)
  if (file === undefined) return refuse('it is none')
  const { start } = file
  const first = v.safeParse(
    worldSchema,
    start.kind === 'scenario' ? startWorld(start.scenario, start.seed, start.at, start.frozen) : readWorld(start.world),
  )
  if (!first.success) return refuse('its world is damaged')
  const engine = createEngine(first.output)
  for (const [index, line] of file.entries.entries()) {
    const entry = v.safeParse(entrySchema, line)
    if (!entry.success) return refuse(`line ${index + 1} of its journal is damaged`)
    const { command, at, requestId, wallMs } = entry.output
    replay(engine, command, { at, requestId, wallMs })
  }
  // What shows have said by then is in no line.
  engine.backend.run({ at: file.at, requestId: '' }, () => undefined)
  engine.world.offsetMs = file.at - atMs
  return engine.world
}

function readWorld(text: string): unknown {
  try {
    return parseWorldJson(text)
  } catch {
    return undefined
  }
}

type Call = Extract<Command, { kind: 'call' }>

/**
 * Faults are of the wire and hit every request; what is behind it is executed once for a key. `repeated` stands behind the key:
 * the service itself got the call twice.
 */
function runCall({ world, memory, backend }: Engine, command: Call, { at, requestId }: Moment): Run {
  const stamp = { at, requestId }
  const { revision } = backend.state
  const counted = isWatched(world.faults, command.action, stamp.at)
  const lags = counted && world.faults.some((state) => state.fault.kind === 'stale' && !isOver(state, stamp.at))
  const faults = counted ? takeFaults(world.faults, command.action, stamp.at) : []
  const repetition = isCarriedOut(faults) ? repetitionOf(world.writes, command, stamp.at) : undefined
  const execute = () => outcomeOf(() => callBackend(backend, command, stamp))
  const carryOut = () => {
    if (repetition !== undefined) return repetition.outcome
    const first = execute()
    return faults.some(({ kind }) => kind === 'repeated') ? execute() : first
  }
  let outcome: Outcome = isCarriedOut(faults) ? carryOut() : { kind: 'skipped' }
  const remembered = repetition === undefined && rememberWrite(world.writes, command, outcome, stamp)
  const previous = memory.previous(command.action, outcome)
  if (counted) outcome = answerAgain(faults, { memory, command, outcome, previous, lags })
  const changed = counted || remembered || backend.state.revision !== revision
  return { outcome, faults, changed, ...(repetition?.requestId === undefined ? {} : { repeats: repetition.requestId }) }
}

interface Answering {
  memory: Engine['memory']
  command: Call
  outcome: Outcome
  previous: Outcome | undefined
  /** A lagging service is set, whether it hit this call or not. */
  lags: boolean
}

/** Faults of the outcome itself: an earlier answer is given again. */
function answerAgain(faults: readonly Fault[], { memory, command, outcome, previous, lags }: Answering): Outcome {
  const { action, params } = command
  const has = (kind: Fault['kind']) => faults.some((fault) => fault.kind === kind)
  // A lagging read is remembered from the moment the fault is set, also before the first call that it hits.
  if (ACTIONS[action].kind === 'read' && lags) {
    const first = memory.first(action, params, outcome)
    return has('stale') ? first : outcome
  }
  return has('duplicate-answer') ? (previous ?? outcome) : outcome
}

function callBackend(backend: Backend, { action, params, ifMatch }: Call, stamp: Stamp): unknown {
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
