import { readFileSync } from 'node:fs'

/** Longer than any tool takes to end that was asked to, milliseconds. */
const KILL_AFTER_MS = 12_000

/** How often it is looked whether npm is still there, milliseconds. */
const LOOK_MS = 500

/**
 * Waits for the child, returns its exit code, and takes it along when this process is told to end, or the one that started it is
 * gone. A terminal's Ctrl+C reaches the child by itself; a signal sent to this process alone does not, hence the second, later one.
 * Should this process be killed outright, a child with a channel sees it close.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [killAfterMs] Infinity for a child that has a bound of its own
 * @returns {Promise<number>}
 */
export function follow(child, killAfterMs = KILL_AFTER_MS) {
  /** @type {NodeJS.Timeout[]} */
  const timers = []
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    if (signal === 'SIGINT') timers.push(setTimeout(() => child.kill('SIGTERM'), 1500))
    else child.kill(signal)
    if (Number.isFinite(killAfterMs)) timers.push(setTimeout(() => child.kill('SIGKILL'), killAfterMs))
  }
  const stopLooking = whenLeft(() => end('SIGHUP'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      stopLooking()
      for (const timer of timers) clearTimeout(timer)
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, end)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

/**
 * Calls back once npm is gone, where npm started this process. npm tells a signal to its shell alone, which dies of it without a word to
 * us, and of its own death it tells nobody.
 * @param {() => void} left
 * @returns {() => void} ends the looking
 */
function whenLeft(left) {
  // Whoever starts a script by hand may mean to leave it running.
  if (process.env.npm_lifecycle_event === undefined) return () => {}
  const parent = process.ppid
  const npm = above(parent)
  const timer = setInterval(() => {
    if (process.ppid === parent && above(parent) === npm) return
    clearInterval(timer)
    left()
  }, LOOK_MS).unref()
  return () => clearInterval(timer)
}

/**
 * The parent of a shell. Undefined for any other process, and where there is no /proc: shells there give their place to the script.
 * @param {number} shell
 */
function above(shell) {
  try {
    const [, name = '', parent] = /^\d+ \((.*)\) \S (\d+) /.exec(readFileSync(`/proc/${shell}/stat`, 'utf8')) ?? []
    return name.endsWith('sh') ? parent : undefined
  } catch {
    return undefined
  }
}
