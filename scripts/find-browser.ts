import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** The browser that a variable of the environment names, if one does; throws where that does not exist. */
export function chosenBrowser(variable: string): string | undefined {
  const chosen = process.env[variable]
  if (chosen === undefined || chosen === '') return undefined
  if (existsSync(chosen)) return chosen
  throw new Error(`${variable} names ${chosen}, which does not exist.`)
}

/** The first browser that runs: of these files, and of these commands on the path. */
export function firstThatRuns(commands: readonly string[], files: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const onPath =
    process.platform === 'win32' ? [] : commands.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...onPath, ...files].find(runs)
}

/** Below the folders in which programs of Windows are. */
export const inProgramFiles = (below: string): string[] =>
  ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const folder = process.env[variable]
    return folder === undefined ? [] : [path.join(folder, below)]
  })

/** A file may be there and still be no browser, as Ubuntu's `chromium-browser` without snap. */
export function runs(file: string): boolean {
  if (!existsSync(file)) return false
  // On Windows asking for the version would open a window.
  return process.platform === 'win32' || spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0
}
