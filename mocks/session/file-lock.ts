import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'

/** Another process, or this one a second time, works on the file. */
export class FileInUse extends Error {}

/** Locks of this process: its own ID in a lock file may also be that of an earlier process. */
const held = new Set<string>()

/**
 * Keeps a second process away from `path` by a file beside it that holds our process ID. A lock whose process is gone, as after
 * a kill, is taken over. Returns how to release it. Throws FileInUse.
 */
export function lockFile(path: string): () => void {
  const lock = `${path}.lock`
  if (held.has(lock)) throw new FileInUse(`${path} is in use by this process.`)
  if (!tryCreate(lock)) {
    removeStale(path, lock)
    if (!tryCreate(lock)) throw new FileInUse(`${path} is in use: another process was quicker.`)
  }
  held.add(lock)
  return () => {
    held.delete(lock)
    rmSync(lock, { force: true })
  }
}

function tryCreate(lock: string): boolean {
  let file: number
  try {
    file = openSync(lock, 'wx')
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
  writeSync(file, `${process.pid}\n`)
  closeSync(file)
  return true
}

/** Takes a dead process's lock away, but not the one that somebody else puts there at the same moment. */
function removeStale(path: string, lock: string): void {
  const owner = readOwner(lock)
  if (owner !== undefined && isAlive(owner)) {
    throw new FileInUse(
      `${path} is in use by process ${owner}. End it first; if it is another program, delete ${lock}.`,
    )
  }
  const taken = `${lock}.${process.pid}`
  try {
    renameSync(lock, taken)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const now = readOwner(taken)
  if (now !== owner && now !== undefined && isAlive(now)) linkSync(taken, lock)
  rmSync(taken, { force: true })
}

/** Undefined when the lock is gone, or was not completely written. */
function readOwner(lock: string): number | undefined {
  try {
    const owner = Number(/^(\d+)\n$/.exec(readFileSync(lock, 'utf8'))?.[1] ?? Number.NaN)
    return Number.isSafeInteger(owner) ? owner : undefined
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
  return !isZombie(pid)
}

/** Whether a process has ended and only its parent has not taken note yet, as in containers whose first process never does. */
function isZombie(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** The `code` of an error of the file system. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
