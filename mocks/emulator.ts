/** The service for any client: `npm run emulator`. Prints one line of JSON when it answers, and ends with its parent. */
import { readOptions, USAGE, UsageError } from './emulator/options.ts'
import { startEmulator } from './emulator/server.ts'

/** A connection that will not close must not keep a terminal waiting for longer. */
const GRACE_MS = 2000

try {
  const options = readOptions(process.argv.slice(2))
  const { url, live, control, openapi, accounts, close } = await startEmulator({
    ...options,
    onNotice: (text) => console.error(text),
  })
  const end = () => {
    setTimeout(() => process.exit(0), GRACE_MS).unref()
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
  process.once('disconnect', end)
  const named = accounts.map(({ id, secret, securityToken }) => ({
    accessKeyId: id,
    accessKeySecret: secret,
    securityToken,
  }))
  console.log(JSON.stringify({ url, ...named[0], live, control, openapi, accounts: named }))
} catch (error) {
  console.error(
    error instanceof UsageError ? `${error.message}\n${USAGE}` : `The emulator cannot start: ${textOf(error)}`,
  )
  process.exitCode = error instanceof UsageError ? 2 : 1
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
