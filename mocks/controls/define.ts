import * as v from 'valibot'
import { ServiceError } from '#api/contract/errors.ts'
import type { Stamp } from '../backend/backend.ts'
import type { App } from '../backend/state.ts'
import type { Engine } from '../session/engine.ts'

interface Control<P extends v.GenericSchema, R> {
  /** Whether it changes the session and so belongs into the journal. */
  writes: boolean
  params: P
  run: (engine: Engine, params: v.InferOutput<P>, stamp: Stamp) => R
}

export function define<P extends v.GenericSchema, R>(control: Control<P, R>) {
  return {
    ...control,
    /** Runs it with parameters as they came; throws ServiceError InputInvalid when they are not its own. */
    runRaw(engine: Engine, raw: unknown, stamp: Stamp): R {
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
