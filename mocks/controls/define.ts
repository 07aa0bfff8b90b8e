import * as v from 'valibot'
import { ServiceError } from '#api/contract/errors.ts'
import type { App } from '../backend/state.ts'
import type { Engine } from '../session/engine.ts'
import type { Moment } from '../session/run-types.ts'

/**
 * What a command changes of the session; whatever changes something belongs into the journal. A page that shows the service knows by it
 * what to do: `wires` are about calls to come, after `service` what was read is old, and after `session` it is of another world.
 */
export type Changes = 'nothing' | 'wires' | 'service' | 'session'

interface Control<P extends v.GenericSchema, R> {
  changes: Changes
  params: P
  run: (engine: Engine, params: v.InferOutput<P>, stamp: Moment) => R
}

export function define<P extends v.GenericSchema, R>(control: Control<P, R>) {
  return {
    ...control,
    /** Runs it with parameters as they came; throws ServiceError InputInvalid when they are not its own. */
    runRaw(engine: Engine, raw: unknown, stamp: Moment): R {
      const parsed = v.safeParse(control.params, raw)
      if (parsed.success) return control.run(engine, parsed.output, stamp)
      const [issue] = parsed.issues
      throw new ServiceError('InputInvalid', `${v.getDotPath(issue) ?? 'Parameters'}: ${issue.message}`)
    },
  }
}

export const atLeast = (min: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(min))
export const between = (min: number, max: number) => v.pipe(atLeast(min), v.maxValue(max))

/** Testers may reach into every application, also disabled and foreign ones. */
export function findAnyApp(engine: Engine, appId: string): App {
  const app = engine.backend.state.apps.get(appId)
  if (app === undefined) throw new ServiceError('ResourceNotExist', `There is no application ${appId}.`)
  return app
}
