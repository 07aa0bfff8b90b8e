import type { SessionFile } from './session/session-file.ts'

/** What the session around the engine adds to the answers of these commands. */
export interface SessionAnswers {
  state: SessionReport
  calls: { calls: readonly AnsweredCall[] }
  export: { file: SessionFile }
  /** How long it took, milliseconds. */
  settled: { waitedMs: number }
}

/** What `state` tells about the session around the engine. */
export interface SessionReport {
  /** `memory`: gone on reload, and each tab on its own. */
  storage: 'shared' | 'memory'
  notices: readonly Notice[]
  /** The last calls of this page, oldest first. */
  calls: readonly LoggedCall[]
}

/** What a person should know about where the mock session is kept. */
export interface Notice {
  kind:
    | 'storageUnavailable' // in memory from the start
    | 'storageFailed' // was kept, then the browser refused (full disk, for example): in memory from here on
    | 'siteDataCleared' // under this page: its calls are refused until it is loaded anew
    | 'dataSetAside' // what was stored could not be used and was put aside; started anew
    | 'insecureAddress' // no service worker there: the page answers its own calls
    | 'workerWithheld' // the same, although the address allows one
  /** Why, in the words of the browser or of the check that failed. */
  detail: string
}

/** One call as the mock received it, for tests and testers to look at. */
export interface LoggedCall {
  /** Counts all calls of this page from 1, so that a test can ask for those after a moment. */
  number: number
  /** Service time, UNIX seconds. */
  at: number
  requestId: string
  action: string
  params: unknown
  ifMatch?: string
  /** Status of the outcome before faults broke it; 0 when a fault kept the call from being carried out. */
  status: number
  code?: string
  /** Kinds of the faults that hit it. */
  faults: string[]
}

/** A call with what it was answered, for a person to read. Of older calls the answer is forgotten. */
export interface AnsweredCall extends LoggedCall {
  /** Secrets removed. Absent when nothing was answered. */
  answer?: unknown
  /** The refusal's text. */
  message?: string
}
