import { listeningTrouble } from '#lib/listening.ts'
import { readOptions, usage, UsageError } from './options.ts'
import { startEmulator } from './server.ts'

/** A connection that will not close must not keep a terminal waiting for longer. */
const GRACE_MS = 2000

/** The emulator as a program: prints one line of JSON when it answers, and ends with its parent. `command`: how it was started. */
export async function runEmulator(args: string[], command: string): Promise<void> {
  try {
    const options = readOptions(args)
    if (options === undefined) console.log(usage(command))
    else await start(options)
  } catch (error) {
    console.error(
      error instanceof UsageError
        ? `${error.message}\n${usage(command)}`
        : `The emulator cannot start: ${listeningTrouble(error) ?? textOf(error)}`,
    )
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}

async function start(options: NonNullable<ReturnType<typeof readOptions>>): Promise<void> {
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
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
