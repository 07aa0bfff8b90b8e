import * as v from 'valibot'
import { ACTIONS, type ActionName, type AnswerOf, type RequestOf } from '#api/contract/actions.ts'
import { withoutSecrets } from '#api/contract/secrets.ts'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import type { ControlName, ControlParams } from '../control.ts'
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

/** One way to reach the backend: in process, over the console's wire, over the vendor's. Starts with `typical`. */
export interface Subject {
  /** Rejects with `Refused`. */
  call<A extends ActionName>(action: A, params: RequestOf<A>, ifMatch?: string): Promise<unknown>
  control<N extends ControlName>(name: N, params: ControlParams<N>): Promise<unknown>
}

/**
 * A subject whose every answer is held against the contract, field by field, and written down. It calls as a good client does: told to
 * slow down, it waits a second of the service's time and calls again.
 */
export interface Witness {
  call<A extends ActionName>(action: A, params: RequestOf<A>, ifMatch?: string): Promise<AnswerOf<A>>
  /** The refusal of a call with this code; fails when it is answered or refused for another reason. */
  refusal<A extends ActionName>(action: A, params: RequestOf<A>, code: string, ifMatch?: string): Promise<Refused>
  /** What a control command answers, as its JSON tells it on every wire. */
  control: Subject['control']
  /** Every outcome so far, without what differs from run to run (RequestId) and from wire to wire (secrets). */
  readonly transcript: readonly unknown[]
}

const THROTTLED = 'Throttling.User'

export function witness(subject: Subject): Witness {
  const transcript: unknown[] = []
  const requestIds = new Set<string>()

  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== THROTTLED) throw error
      await subject.control('advance-clock', { seconds: 1 })
      return work()
    }
  }

  return {
    transcript,
    control: async (name, params) => parseExactJson(toExactJson(await subject.control(name, params))),
    async call(action, params, ifMatch) {
      const answer = await patiently(() => subject.call(action, params, ifMatch))
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
    async refusal(action, params, code, ifMatch) {
      const ask = () => subject.call(action, params, ifMatch)
      try {
        await (code === THROTTLED ? ask() : patiently(ask))
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        transcript.push([action, error.code, error.current])
        if (error.code === code) return error
        throw new Error(`${action} was to be refused with ${code}, and was with ${error.message}`, { cause: error })
      }
      throw new Error(`${action} was to be refused with ${code}, and was answered`)
    },
  }
}
