import * as v from 'valibot'
import { ServiceError } from '#api/contract/errors.ts'
import { readSessionFile } from '../session/session-file.ts'
import { atLeast, define } from './define.ts'

/** Taking a session along. What `calls` and `export` tell, the session around the engine knows. */
export const storageControls = {
  /** The last calls of this page with request and answer; those after number `after` only. */
  calls: define({
    changes: 'nothing',
    params: v.strictObject({ after: v.optional(atLeast(0), 0) }),
    run: (_engine, { after }) => ({ after }),
  }),
  /** The whole session as a file: where it started, and every write since. */
  export: define({ changes: 'nothing', params: v.strictObject({}), run: () => ({}) }),
  /** Replaces the session by such a file (`rebuild` in session/run.ts); its time goes on from the moment of the export. */
  import: define({
    changes: 'session',
    params: v.strictObject({ file: v.unknown() }),
    run: (_engine, { file }) => {
      const session = readSessionFile(file)
      if (session !== undefined) return { at: session.at, writes: session.entries.length }
      throw new ServiceError(
        'InputInvalid',
        'file is no session file of this version. Export it again, or choose another.',
      )
    },
  }),
}
