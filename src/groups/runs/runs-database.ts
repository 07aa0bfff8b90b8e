/** The browser's database in which runs are kept. */
export const RUNS_DATABASE = 'audience-console-runs'

/** Nobody who comes next at this browser finds what was done here: all runs are forgotten, whatever tab works on them. */
export function forgetRuns(): void {
  try {
    indexedDB.deleteDatabase(RUNS_DATABASE)
  } catch {
    // A browser that withholds storage has kept nothing.
  }
}
