import * as v from 'valibot'
import { ACTIONS, type ActionName, type AnswerOf, type RequestOf } from '#api/contract/actions.ts'
import { withoutSecrets } from '#api/contract/secrets.ts'
import type { ControlName, ControlParams } from './control.ts'
import { strictly } from './strict-schema.ts'

/** A refusal, however the transport tells it. */
export class Refused extends Error {
  readonly code: string
  readonly current: unknown

  constructor(code: string, message: string, current?: unknown) {
    super(`${code}: ${message}`)
    this.code = code
    this.current = current
  }
}

/** One way to reach the backend: in process, over the console's wire, later through the gateway. Starts with `typical`. */
export interface Subject {
  /** Rejects with `Refused`. */
  call<A extends ActionName>(action: A, params: RequestOf<A>, ifMatch?: string): Promise<unknown>
  control<N extends ControlName>(name: N, params: ControlParams<N>): Promise<unknown>
}

/** A subject whose every answer is held against the contract, field by field, and written down. */
export interface Witness {
  call<A extends ActionName>(action: A, params: RequestOf<A>, ifMatch?: string): Promise<AnswerOf<A>>
  /** The refusal of a call; fails when it is answered. */
  refusal<A extends ActionName>(action: A, params: RequestOf<A>, ifMatch?: string): Promise<Refused>
  control: Subject['control']
  /** Every outcome so far, without what differs from run to run (RequestId) and from wire to wire (secrets). */
  readonly transcript: readonly unknown[]
}

export function witness(subject: Subject): Witness {
  const transcript: unknown[] = []
  const requestIds = new Set<string>()
  return {
    transcript,
    control: (name, params) => subject.control(name, params),
    async call(action, params, ifMatch) {
      const answer = await subject.call(action, params, ifMatch)
      const strict = v.safeParse(strictly(ACTIONS[action].answer), answer)
      if (!strict.success) {
        const what = strict.issues.map((issue) => `${v.getDotPath(issue) ?? '$'}: ${issue.message}`)
        throw new Error(`${action} answered what its contract does not know: ${what.join('; ')}`)
      }
      const schema: (typeof ACTIONS)[typeof action]['answer'] = ACTIONS[action].answer
      const parsed = v.parse(schema, answer)
      const { RequestId, ...rest } = v.parse(v.looseObject({ RequestId: v.pipe(v.string(), v.nonEmpty()) }), answer)
      if (requestIds.has(RequestId)) throw new Error(`${action} answered under a RequestId that was used before`)
      requestIds.add(RequestId)
      transcript.push([action, withoutSecrets<unknown>(rest)])
      return parsed
    },
    async refusal(action, params, ifMatch) {
      try {
        await subject.call(action, params, ifMatch)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        transcript.push([action, error.code, error.current])
        return error
      }
      throw new Error(`${action} was not refused`)
    },
  }
}
