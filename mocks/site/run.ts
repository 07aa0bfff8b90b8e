import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { listeningTrouble, reachedAt } from '#lib/listening.ts'
import { staticSite } from './static-site.ts'

interface SiteOptions {
  host: string
  port: number
  base: string
}

/** Where `npm run build:mock` puts it. */
const FOLDER = path.resolve(import.meta.dirname, '../../dist-mock')
const DEFAULTS: SiteOptions = { host: '127.0.0.1', port: 4173, base: '/' }

const usage = (command: string) => `Usage: ${command} [options]
  --port ${DEFAULTS.port}          the port to listen on; 0 takes a free one
  --host ${DEFAULTS.host}     the address to listen on; elsewhere than on this machine a browser wants https for service workers
  --base /preview/     the path below which the console stands, with a slash at both ends
  --help               what you are reading`

class UsageError extends Error {}

/**
 * The console on its in-browser backend, served as a program until a signal ends it: says in one line where it is. `command`: how it was
 * started.
 */
export async function runSite(args: string[], command: string): Promise<void> {
  try {
    const options = readOptions(args)
    if (options === undefined) console.log(usage(command))
    else console.log(`The console is at ${await listen(options)}`)
  } catch (error) {
    const isUsage = error instanceof UsageError
    const why = listeningTrouble(error) ?? (error instanceof Error ? error.message : String(error))
    console.error(isUsage ? `${error.message}\n${usage(command)}` : `The console cannot be served: ${why}`)
    process.exitCode = isUsage ? 2 : 1
  }
}

/** Undefined when help is asked for. Throws UsageError. */
function readOptions(args: string[]): SiteOptions | undefined {
  const { host = DEFAULTS.host, port = `${DEFAULTS.port}`, base = DEFAULTS.base, help } = parse(args)
  if (help === true) return undefined
  if (host === '') throw new UsageError('--host names no address.')
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port takes a whole number from 0 to 65535, not "${port}".`)
  if (!/^\/([\w.~-]+\/)*$/.test(base)) throw new UsageError(`--base takes a path such as /preview/, not "${base}".`)
  return { host, port: Number(port), base }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  try {
    const options = { host: text, port: text, base: text, help: { type: 'boolean', short: 'h' } } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** The console's address once it is served. Rejects with the system's error. */
async function listen({ host, port, base }: SiteOptions): Promise<string> {
  if (!existsSync(path.join(FOLDER, 'index.html')))
    throw new Error(`there is none in ${FOLDER}. Build it with "npm run build:mock".`)
  const bound = await new Promise<number>((resolve, reject) => {
    const server = serve({ fetch: staticSite(FOLDER, base).fetch, hostname: host, port }, (address) =>
      resolve(address.port),
    )
    server.once('error', reject)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0))
  process.once('disconnect', () => process.exit(0))
  return reachedAt(host, bound) + base
}
