import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { GUIDE_INPUTS } from './guide.ts'
import { ROOT } from './install.mjs'

const INPUTS = ['src', 'mocks', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', ...GUIDE_INPUTS]

/** Whether a build is newer than everything it is made from. */
export function isBuildFresh(folder: string, inputs = INPUTS): boolean {
  try {
    const built = statSync(path.join(ROOT, folder, 'index.html')).mtimeMs
    return inputs.every((input) => newest(path.join(ROOT, input)) < built)
  } catch {
    return false
  }
}

/** A folder's own time counts too: it tells of files that are gone. */
function newest(file: string): number {
  const stats = statSync(file)
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(file).reduce((time, name) => Math.max(time, newest(path.join(file, name))), stats.mtimeMs)
}
