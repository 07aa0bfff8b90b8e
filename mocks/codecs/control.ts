import { CONTROLS, isControlName } from '../control.ts'
import type { SessionReport } from '../session-report.ts'
import { BadRequest, outcomeResponse, type Port, readJsonObject } from './console.ts'
import { errorResponse } from './envelope.ts'

const PREFIX = '/_control/'

/**
 * The control interface: `POST /_control/{command}` with JSON parameters (an empty body counts as none). `report` is what the
 * session around the engine adds to `state`.
 */
export async function answerControl(port: Port, request: Request, report: () => SessionReport): Promise<Response> {
  try {
    const name = new URL(request.url).pathname.slice(PREFIX.length)
    if (!isControlName(name)) {
      const known = Object.keys(CONTROLS).join(', ')
      throw new BadRequest('InvalidAction.NotFound', 404, `There is no control command ${name}. Known commands: ${known}.`)
    }
    const params = await readJsonObject(request, true)
    const executed = await port.execute({ kind: 'control', name, params })
    const { outcome } = executed
    // The time after the command: `advance-clock` and `reset` have moved it.
    const stamp = { ...executed.stamp, at: port.stamp().at }
    if (name !== 'state' || outcome.kind !== 'answer') return outcomeResponse({ ...executed, stamp })
    return outcomeResponse({ ...executed, stamp, outcome: { kind: 'answer', value: Object.assign({}, outcome.value, report()) } })
  } catch (error) {
    if (error instanceof BadRequest) return errorResponse(port.stamp(), error)
    throw error
  }
}
