import { isControlName, unknownCommand } from '../control.ts'
import type { SessionAnswers } from '../session-report.ts'
import type { Executed } from '../session/shared-world.ts'
import { BadRequest, type Port, readJsonObject } from './console.ts'
import { errorResponse, jsonResponse } from './envelope.ts'

/** What the session around the engine adds to an answer of the engine. */
export type Additions = { [N in keyof SessionAnswers]: (answer: unknown) => Promise<SessionAnswers[N]> }

/** The control interface: `POST …/_control/{command}` with JSON parameters (an empty body counts as none). */
export async function answerControl(
  port: Port,
  name: string,
  request: Request,
  additions: Additions,
): Promise<Response> {
  try {
    if (!isControlName(name)) throw new BadRequest('InvalidAction.NotFound', 404, unknownCommand(name))
    const params = await readJsonObject(request, true)
    const executed = await port.execute({ kind: 'control', name, params })
    const { outcome } = executed
    // The time after the command: `advance-clock`, `reset` and `import` have moved it.
    const stamp = { ...executed.stamp, at: port.stamp().at }
    if (outcome.kind !== 'answer' || !isAdded(name, additions)) return commandResponse({ ...executed, stamp })
    const value = Object.assign({}, outcome.value, await additions[name](outcome.value))
    return commandResponse({ ...executed, stamp, outcome: { kind: 'answer', value } })
  } catch (error) {
    if (error instanceof BadRequest) return errorResponse(port.stamp(), error)
    throw error
  }
}

/** Told as it is: a session file must come back as it went, and the calls are without secrets already (call-log.ts). */
function commandResponse({ outcome, stamp }: Executed): Response {
  if (outcome.kind === 'refused') return errorResponse(stamp, outcome.error)
  return jsonResponse(stamp, outcome.kind === 'answer' ? outcome.value : undefined)
}

const isAdded = (name: string, additions: Additions): name is keyof Additions => Object.hasOwn(additions, name)
