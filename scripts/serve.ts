/** Vite's development server with the console on its in-browser backend; says the address once a browser can use it. */
import { parseArgs } from 'node:util'
import { createServer, type ViteDevServer } from 'vite'
import { endWithParent } from './lifetime.ts'

const FIRST_PORT = 5173

const port = portFrom(process.argv.slice(2))
// Without a wish the next free port will do; a port that was asked for is the one, or the command says so.
const server = await createServer({ server: { port: port ?? FIRST_PORT, strictPort: port !== undefined } })
endWithParent(() => server.close(), { graceMs: 2000 })
await server.listen().catch((error: Error) => {
  console.error(`The console cannot be served: ${error.message}`)
  process.exit(1)
})
console.log('Getting the console ready …')
await warm(server)
const address = server.resolvedUrls?.local[0] ?? ''
console.log(`\nAudience Console is ready: ${address}\nIt runs on a backend inside the browser; nothing leaves this machine. Ctrl+C ends it.`)

/** Compiles what the first page needs and bundles the packages it uses, so that the browser neither waits nor reloads. */
async function warm({ environments: { client } }: ViteDevServer) {
  await client.warmupRequest('/src/main.tsx')
  await client.waitForRequestsIdle()
  await Promise.all(Object.values(client.depsOptimizer?.metadata.discovered ?? {}).flatMap(({ processing }) => processing ?? []))
}

function portFrom(args: string[]) {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string' } } })
    if (values.port === undefined) return undefined
    const number = Number(values.port)
    if (Number.isInteger(number) && number > 0 && number < 65_536) return number
    throw new Error(`"${values.port}" is not a port number`)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nUsage: npm start [-- --port 5173]`)
    process.exit(2)
  }
}
