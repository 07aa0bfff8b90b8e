import * as v from 'valibot'
import { between, define } from './define.ts'

/** What the page in front of the session knows. */
export const pageControls = {
  /** Answers once nothing is pending in the page that asks: no call, no typed search, no screen on its way. */
  settled: define({
    changes: 'nothing',
    params: v.strictObject({ within: v.optional(between(1, 60), 10) }),
    run: (_engine, { within }) => ({ within }),
  }),
}
