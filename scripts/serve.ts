/**
 * Vite's development server with the console on its in-browser backend, or with `--real` before a gateway; says the address once
 * a browser can use it.
 */
import { createServer, type InlineConfig, type ViteDevServer } from 'vite'
import { endWithParent } from './lifetime.ts'
import { FIRST_PORT, gatewayTrouble, type ServeOptions, serveOptions, USAGE } from './serve-options.ts'

const { port, gateway } = optionsFrom(process.argv.slice(2))
const server = await createServer({
  ...(gateway === undefined ? {} : { mode: 'real' }),
  server: {
    port: port ?? FIRST_PORT,
    // Without a wish the next free port will do; one that was asked for, or that a gateway knows, is the one.
    strictPort: (port ?? gateway) !== undefined,
    ...(gateway === undefined ? {} : { proxy: proxyTo(gateway) }),
  },
})
endWithParent(() => server.close(), { graceMs: 2000 })
await server.listen().catch((error: Error) => {
  console.error(`The console cannot be served: ${error.message}`)
  process.exit(1)
})
console.log('Getting the console ready …')
await warm(server)
const address = server.resolvedUrls?.local[0] ?? ''
console.log(`\nAudience Console is ready: ${address}`)
if (gateway === undefined)
  console.log('It runs on a backend inside the browser; nothing leaves this machine. Ctrl+C ends it.')
else {
  console.log(`It calls the gateway at ${gateway}: what is done here is done to the real service. Ctrl+C ends it.`)
  const trouble = await gatewayTrouble(gateway, new URL(address).origin)
  if (trouble !== undefined) console.log(`\n${trouble}`)
}

/** Calls and sign-in go to the gateway, under this address; the page that ends a sign-in is the console's own. */
function proxyTo(target: string): NonNullable<NonNullable<InlineConfig['server']>['proxy']> {
  return {
    '/api': { target },
    '/auth': { target, bypass: ({ url = '' }) => (url.startsWith('/auth/signed-in') ? '/index.html' : undefined) },
  }
}

/** Compiles what the first page needs and bundles the packages it uses, so that the browser neither waits nor reloads. */
async function warm({ environments: { client } }: ViteDevServer) {
  await client.warmupRequest('/src/main.tsx')
  await client.waitForRequestsIdle()
  await Promise.all(
    Object.values(client.depsOptimizer?.metadata.discovered ?? {}).flatMap(({ processing }) => processing ?? []),
  )
}

function optionsFrom(args: string[]): ServeOptions {
  try {
    return serveOptions(args)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    process.exit(2)
  }
}
