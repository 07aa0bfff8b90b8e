import { namedHere } from '#lib/base-path.ts'

/** The browser's database in which runs are kept. */
export const RUNS_DATABASE = namedHere('audience-console-runs')

/**
 * Nobody who comes next at this browser finds what was done here: all runs are forgotten, whatever tab works on them. Resolves once
 * they are, or when the browser keeps nothing.
 */
export function forgetRuns(): Promise<void> {
  return new Promise((resolve) => {
    try {
      const deletion = indexedDB.deleteDatabase(RUNS_DATABASE)
      deletion.addEventListener('success', () => resolve())
      deletion.addEventListener('error', () => resolve())
    } catch {
      resolve()
    }
  })
}

/** Whether the database is there; true where a browser cannot tell. */
export async function hasRuns(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === RUNS_DATABASE)
  } catch {
    return true
  }
}
