/** `npm run gateway`: builds the console for real use where it is out of date, and starts the gateway that serves it. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { follow } from './follow.mjs'
import { ROOT } from './install.mjs'
import { isBuildFresh } from './build-age.ts'
import { runTool } from './processes.ts'

const built = isBuildFresh('dist') || (await runTool('vite', ['build', '--logLevel', 'warn'], { live: true })).ok
if (built) {
  // With a channel, the gateway sees it when this process is gone.
  const stdio: ['inherit', 'inherit', 'inherit', 'ipc'] = ['inherit', 'inherit', 'inherit', 'ipc']
  process.on('disconnect', () => process.exit(1))
  process.channel?.unref()
  process.exitCode = await follow(spawn(process.execPath, [path.join(ROOT, 'gateway/main.ts')], { cwd: ROOT, stdio }))
} else {
  console.error('The console could not be built: see the message above.')
  process.exitCode = 1
}
