import type { ValidateFunction } from 'ajv/dist/2020.js'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import { answerName, controlId } from '../openapi/operations.ts'
import type { Emulator } from '../emulator/server.ts'
import type { Subject } from './contract-suite.ts'
import { refusedBy, send } from './test-emulator.ts'
import { closed, codesOf, judgeOf, schemaOf } from './test-openapi.ts'

const judges = new Map<string, ValidateFunction>()

/** Holds an answer against the document. Throws when it has a field too many, one too few, or another than is told there. */
function check(schemaName: string, answer: unknown): void {
  const judge = judges.get(schemaName) ?? judgeOf(closed(schemaOf(schemaName)))
  judges.set(schemaName, judge)
  if (!judge(answer)) throw new Error(`${schemaName}: the document does not know ${toExactJson(judge.errors)}`)
}

/** The contract suite's view of an emulator over the console's wire, where the document must know every answer and every Code. */
export function consoleWire({ url }: Emulator): Subject {
  async function ask(path: string, schemaName: string, params: unknown, headers: Record<string, string>) {
    const body = toExactJson(params)
    const sent = { method: 'POST', path, headers: { 'content-type': 'application/json', ...headers }, body }
    const { status, text } = await send(url, sent)
    const answer = parseExactJson(text)
    if (status === 200) {
      check(schemaName, answer)
      return answer
    }
    check('Refusal', answer)
    const refused = refusedBy(answer)
    if (codesOf(path).get(refused.code) !== status) {
      throw new Error(`${path}: the document does not know ${status} ${refused.code}`)
    }
    throw refused
  }
  return {
    call: (action, params, ifMatch) =>
      ask(`/api/live/${action}`, answerName(action), params, ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    control: (name, params) => ask(`/_control/${name}`, answerName(controlId(name)), params, {}),
  }
}
