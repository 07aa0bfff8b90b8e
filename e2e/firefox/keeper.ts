/**
 * Ends a browser with the program that started it, however that one ended.
 *
 *     node e2e/firefox/keeper.ts profile
 *
 * Reads the browser's process ID from its input. When that ends, the browser is killed with all it started, and its profile removed.
 */
import { rmSync } from 'node:fs'

const [profile] = process.argv.slice(2)
let text = ''
process.stdin.on('data', (chunk: Buffer) => (text += chunk.toString()))
process.stdin.on('end', end)
// A terminal's Ctrl+C is for the one that is waited for.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

function end() {
  const pid = Number(text)
  if (Number.isSafeInteger(pid) && pid > 1) kill(pid)
  if (profile !== undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

function kill(pid: number) {
  try {
    // Puppeteer starts a browser in a process group of its own, except on Windows.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
