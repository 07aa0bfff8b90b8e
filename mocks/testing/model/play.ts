import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { ActionName } from '#api/contract/actions.ts'
import { createEngine, type Engine } from '../../session/engine.ts'
import type { Command } from '../../session/entry.ts'
import { replay, run } from '../../session/run.ts'
import type { Outcome, Run } from '../../session/run-types.ts'
import { parseWorldJson, toWorldJson } from '../../session/world-json.ts'
import { serviceTime, type World, worldSchema } from '../../session/world.ts'
import { admit, answerCall, answerDeed, type Deed } from './answer.ts'
import { boundaries, passTime } from './passing.ts'
import { type Model, Refused } from './reference.ts'
import { LAST_MADE, LAST_TOKEN, type Step } from './steps.ts'

export interface Tally {
  commands: number
  refused: number
  restarts: number
  byName: Record<string, number>
}
export const newTally = (): Tally => ({ commands: 0, refused: 0, restarts: 0, byName: {} })

interface Stamp {
  at: number
  requestId: string
}
/** Breaks the backend on purpose, around one command. */
export type Sabotage = (engine: Engine, command: Command, stamp: Stamp, carryOut: (stamp: Stamp) => Run) => Run

/** Plays a history on the real backend and on the model; throws at the first answer in which they differ. */
export function play(world: World, model: Model, steps: readonly Step[], tally: Tally, sabotage?: Sabotage): void {
  new Player(world, model, tally, sabotage).play(steps)
}

const stored = (text: string): World => v.parse(worldSchema, parseWorldJson(text))

class Player {
  readonly #start: string
  readonly #startMs: number
  readonly #model: Model
  readonly #tally: Tally
  readonly #sabotage: Sabotage | undefined
  readonly #journal: { command: Command; stamp: Stamp }[] = []
  readonly #tokens = new Map<ActionName, unknown>()
  #engine: Engine
  #wallMs: number
  #commands = 0

  constructor(world: World, model: Model, tally: Tally, sabotage: Sabotage | undefined) {
    this.#start = toWorldJson(world)
    this.#engine = createEngine(world)
    this.#model = model
    this.#tally = tally
    this.#sabotage = sabotage
    this.#startMs = world.seededAt
    this.#wallMs = world.seededAt
  }

  play(steps: readonly Step[]): void {
    for (const step of steps) {
      this.#wallMs += step.afterMs
      this.#take(step)
    }
  }

  #take(step: Step): void {
    switch (step.kind) {
      case 'call':
        return this.#call(step.action, step.params, false)
      case 'burst':
        for (const { action, params } of step.calls) this.#call(action, params, step.ungated)
        return
      case 'deed':
        return this.#deed(step.deed)
      case 'advance':
        return this.#advance(step.seconds)
      case 'jump': {
        const moments = boundaries(this.#model).toSorted((a, b) => a - b)
        const moment = moments[step.nth % Math.max(1, moments.length)]
        return moment === undefined ? undefined : this.#advance(Math.max(0, moment + step.off - this.#second()))
      }
      case 'restart':
        return this.#restart(step.from)
    }
  }

  #at = () => serviceTime(this.#engine.world, this.#wallMs)
  #second = () => Math.floor(this.#at() / 1000)

  #call(action: ActionName, given: Record<string, unknown>, ungated: boolean): void {
    const params = this.#filledIn(action, given)
    const command: Command = { kind: 'call', action, params }
    const stamp = this.#stamp()
    const { outcome } = this.#run(command, stamp, ungated)
    const seen = outcome.kind === 'answer' ? outcome.value : undefined
    this.#compare(command, outcome, () => {
      if (!ungated) admit(this.#model, action, stamp.at)
      passTime(this.#model, Math.floor(stamp.at / 1000))
      return { ...answerCall(this.#model, action, params, seen), RequestId: stamp.requestId }
    })
    if (seen !== null && typeof seen === 'object') {
      this.#tokens.set(action, Number(Reflect.get(seen, 'NextPageToken') ?? Reflect.get(seen, 'NextpageToken') ?? 0))
    }
  }

  #filledIn(action: ActionName, given: Record<string, unknown>): Record<string, unknown> {
    const params = { ...given }
    if (params['AppId'] === LAST_MADE) params['AppId'] = this.#model.apps.at(-1)?.id
    if (params['NextPageToken'] === LAST_TOKEN) params['NextPageToken'] = this.#tokens.get(action) ?? 0
    return params
  }

  #deed(deed: Deed): void {
    const { name, ...params } = deed
    const command: Command = { kind: 'control', name, params }
    const stamp = this.#stamp()
    const { outcome } = this.#run(command, stamp, false)
    this.#compare(command, outcome, () => {
      passTime(this.#model, Math.floor(stamp.at / 1000))
      return answerDeed(this.#model, deed)
    })
  }

  #advance(seconds: number): void {
    const command: Command = { kind: 'control', name: 'advance-clock', params: { seconds } }
    const stamp = this.#stamp()
    const { outcome } = this.#run(command, stamp, false)
    this.#compare(command, outcome, () => ({ serviceTime: Math.floor(stamp.at / 1000) + seconds }))
  }

  #restart(from: 'world' | 'journal'): void {
    this.#tally.restarts += 1
    const { world } = this.#engine
    const again = createEngine(stored(from === 'world' ? toWorldJson(world) : this.#start))
    if (from === 'journal') for (const { command, stamp } of this.#journal) replay(again, command, stamp)
    if (!isDeepStrictEqual(again.world, world)) throw new Error(`A restart from the ${from} is not the same world.`)
    this.#engine = again
    this.#model.calls = { second: 0, byAction: {} }
  }

  #stamp(): Stamp {
    this.#commands += 1
    return { at: this.#at(), requestId: `R${this.#commands}` }
  }

  #run(command: Command, stamp: Stamp, ungated: boolean): Run {
    const carryOut = (when: Stamp) => (ungated ? replay : run)(this.#engine, command, when)
    const done = this.#sabotage === undefined ? carryOut(stamp) : this.#sabotage(this.#engine, command, stamp, carryOut)
    if (done.changed) this.#journal.push({ command, stamp })
    const name = command.kind === 'call' ? command.action : command.name
    this.#tally.commands += 1
    this.#tally.byName[name] = (this.#tally.byName[name] ?? 0) + 1
    if (done.outcome.kind === 'refused') this.#tally.refused += 1
    return done
  }

  #compare(command: Command, outcome: Outcome, answer: () => object): void {
    const refused =
      outcome.kind === 'refused' ? { code: outcome.error.code, wait: outcome.error.retryAfterMs } : undefined
    const real = refused ?? inAnyOrder(withoutNumbers(outcome))
    const expected = inAnyOrder(outcomeOf(answer))
    if (isDeepStrictEqual(real, expected)) return
    const seconds = this.#second() - Math.floor(this.#startMs / 1000)
    throw new Error(
      `Command ${this.#commands}, ${seconds} s after the start: ${text(command)}\n  ${difference(real, expected, 'answer')}`,
    )
  }
}

function outcomeOf(answer: () => object): object {
  try {
    return { kind: 'answer', value: answer() }
  } catch (error) {
    if (error instanceof Refused) return { code: error.code, wait: error.waitMs }
    throw error
  }
}

/** Inbox items carry numbers of the backend's own, which say nothing but their order. */
function withoutNumbers(outcome: Outcome): object {
  const inbox = v.safeParse(
    v.object({ kind: v.literal('answer'), value: v.looseObject({ items: v.array(v.looseObject({ n: v.number() })) }) }),
    outcome,
  )
  if (!inbox.success) return outcome
  const items = inbox.output.value.items.map(({ n: _n, ...item }) => item)
  return { kind: 'answer', value: { ...inbox.output.value, items } }
}

const failList = v.object({
  kind: v.literal('answer'),
  value: v.looseObject({ FailList: v.array(v.looseObject({ GroupId: v.string() })) }),
})

/** Groups that failed are told in no particular order. */
function inAnyOrder(outcome: object): object {
  const parsed = v.safeParse(failList, outcome)
  if (!parsed.success) return outcome
  const { value } = parsed.output
  const FailList = value.FailList.toSorted((a, b) => (a.GroupId < b.GroupId ? -1 : 1))
  return { kind: 'answer', value: { ...value, FailList } }
}

/** Where two answers first differ, and how. */
function difference(real: unknown, expected: unknown, path: string): string {
  if (isParts(real) && isParts(expected)) {
    for (const key of new Set([...Object.keys(real), ...Object.keys(expected)])) {
      if (!isDeepStrictEqual(real[key], expected[key])) return difference(real[key], expected[key], `${path}.${key}`)
    }
  }
  return `${path}: the backend says ${text(real)}, the model ${text(expected)}`
}

const isParts = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object'

const text = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))
