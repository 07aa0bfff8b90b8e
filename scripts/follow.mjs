import { whenLeft } from './left.mjs'

/** Longer than any tool takes to end that was asked to, milliseconds. */
const KILL_AFTER_MS = 12_000

/**
 * Waits for the child, returns its exit code, and takes it along when this process is told to end, or one that waited for it is
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
