/**
 * Serves a built console at the root of a free port.
 *
 *     node e2e/static-server.ts [--attached] dist-mock 4173
 *
 * Port 0, the default, is any free one. Attached, it ends with its input, that is with the program that started it.
 */
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { staticSite } from '../mocks/site/static-site.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { attached: { type: 'boolean' } } })
const [folder = 'dist-mock', port = '0'] = positionals
serve({ fetch: staticSite(folder).fetch, hostname: '127.0.0.1', port: Number(port) }, (address) => {
  console.log(`Serving ${folder} at http://127.0.0.1:${address.port}/`)
})
if (values.attached) process.stdin.on('end', () => process.exit(0)).resume()
