/**
 * Waits for the child, answers its exit code, and takes it along when this process is told to end. A terminal's Ctrl+C reaches
 * the child by itself; a signal sent to this process alone does not, hence the second, later one. Should this process be killed
 * outright, a child with a channel sees it close.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function follow(child) {
  /** @type {NodeJS.Timeout[]} */
  const timers = []
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    timers.push(setTimeout(() => child.kill('SIGTERM'), signal === 'SIGINT' ? 1500 : 0))
    timers.push(setTimeout(() => child.kill('SIGKILL'), 12_000))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer)
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, end)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}
