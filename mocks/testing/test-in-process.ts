import { ServiceError } from '#api/contract/errors.ts'
import type { Story } from './stories/story.ts'
import { Refused, type Subject, witness } from './contract-suite.ts'
import { createEngine } from '../session/engine.ts'
import type { Command } from '../session/entry.ts'
import { run } from '../session/run.ts'
import { createWorld, serviceTime } from '../session/world.ts'
import { START_MS } from './test-backend.ts'

/** The backend itself, without any wire. */
export function inProcess(): Subject {
  const engine = createEngine(createWorld('typical', 1, START_MS))
  let count = 0
  const execute = (command: Command): unknown => {
    count += 1
    const { outcome } = run(engine, command, { at: serviceTime(engine.world, START_MS), requestId: `R${count}` })
    if (outcome.kind === 'answer') return outcome.value
    const error = outcome.kind === 'refused' ? outcome.error : new ServiceError('ServerError', 'skipped')
    throw new Refused(error.code, error.message, error.current)
  }
  return {
    call: async (action, params, ifMatch) =>
      execute({ kind: 'call', action, params, ...(ifMatch === undefined ? {} : { ifMatch }) }),
    control: async (name, params) => execute({ kind: 'control', name, params }),
  }
}

/** Plays a story, and returns what was seen of the service. */
export async function tell(story: Story, open: () => Subject): Promise<readonly unknown[]> {
  const service = witness(open())
  await story.tell(service)
  return service.transcript
}

const told = new WeakMap<Story, Promise<readonly unknown[]>>()

/** What is seen of a story without any wire: it is told once, since many wires are compared with it. */
export function toldInProcess(story: Story): Promise<readonly unknown[]> {
  const known = told.get(story)
  if (known !== undefined) return known
  const seen = tell(story, inProcess)
  told.set(story, seen)
  return seen
}
