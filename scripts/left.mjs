import { readFileSync, readlinkSync } from 'node:fs'

/** How often it is looked whether those above are still there, milliseconds. */
const LOOK_MS = 250

/**
 * Calls back once somebody is gone who waited for this process: npm, or a shell. npm tells a signal to its own shell alone, which dies of it
 * without a word to us; a shell that is a job, as in `cd console && npm start &`, tells nobody; and of being killed outright nothing can
 * tell. Whoever starts this in the background means to leave it running, and is not waited for: a script may end before it.
 * @param {() => void} left
 * @returns {() => void} ends the looking
 */
export function whenLeft(left) {
  let waiting = whoWaits()
  if (waiting.length === 0) return () => {}
  const timer = setInterval(() => {
    if (waiting.some(({ child, parent }) => parentOf(child) !== parent)) {
      clearInterval(timer)
      left()
      return
    }
    const over = waiting.findIndex(({ child, parent, byNpm }) => !byNpm && !waitsFor(parent, child))
    if (over !== -1) waiting = waiting.slice(0, over)
    if (waiting.length === 0) clearInterval(timer)
  }, LOOK_MS).unref()
  return () => clearInterval(timer)
}

/** Those who wait for this process to end, each for the one below: npm and its shell, and every shell for what it runs in the foreground. */
function whoWaits() {
  /** @type {{ child: number, parent: number, byNpm: boolean }[]} */
  const waiting = []
  let byNpm = process.env.npm_lifecycle_event !== undefined
  for (let child = process.pid; ;) {
    const parent = parentOf(child)
    if (parent === undefined || parent === 0) return waiting
    if (!byNpm && !waitsFor(parent, child)) return waiting
    waiting.push({ child, parent, byNpm })
    // Up to the first that is no shell, and not beyond: that is npm.
    if (!isShell(parent)) byNpm = false
    child = parent
  }
}

/** @param {number} pid */
const isShell = (pid) => statusOf(pid)?.name.endsWith('sh') === true

/**
 * Whether a process is a shell that waits for this child of it, and thus ends by being ended only. With job control a job has a process
 * group of its own; without, a shell gives one in the background an empty input (POSIX, "Asynchronous Lists"), starts more beside it,
 * or is such a job itself: then it was told to ignore SIGINT, and is there for what it runs.
 * @param {number} parent
 * @param {number} child
 */
function waitsFor(parent, child) {
  if (!isShell(parent) || statusOf(child)?.group !== statusOf(parent)?.group) return false
  return targetOf(child, 0) === targetOf(parent, 0) && (ignoresInterrupt(parent) || !hasGoneOn(parent, child))
}

/**
 * Whether a shell has started another child after this one, which does not read what this one writes.
 * @param {number} shell
 * @param {number} child
 */
function hasGoneOn(shell, child) {
  const began = statusOf(child)?.began ?? 0
  const output = targetOf(child, 1)
  return read(`/proc/${shell}/task/${shell}/children`)
    .split(' ')
    .map(Number)
    .filter((other) => other !== 0 && other !== child)
    .some((other) => (statusOf(other)?.began ?? -1) >= began && targetOf(other, 0) !== output)
}

/** @param {number} pid */
function parentOf(pid) {
  // Where there is no /proc a process knows its own parent alone.
  return pid === process.pid ? process.ppid : statusOf(pid)?.parent
}

/** @param {number} pid */
function statusOf(pid) {
  const [, name, rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(read(`/proc/${pid}/stat`)) ?? []
  const fields = rest.split(' ').map(Number)
  return name === undefined ? undefined : { name, parent: fields[1], group: fields[2], began: fields[19] }
}

/**
 * What a process reads from (0) or writes to (1).
 * @param {number} pid
 * @param {number} descriptor
 */
function targetOf(pid, descriptor) {
  try {
    return readlinkSync(`/proc/${pid}/fd/${descriptor}`)
  } catch {
    return undefined
  }
}

/** @param {number} pid */
function ignoresInterrupt(pid) {
  const [, mask = '0'] = /^SigIgn:\s*([0-9a-f]+)$/m.exec(read(`/proc/${pid}/status`)) ?? []
  return (BigInt(`0x${mask}`) & 2n) !== 0n
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
