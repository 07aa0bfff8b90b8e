/**
 * What stands between the load and the emulator, in a process of its own: `gateway`, with so many operators signed in, or `bare`, a
 * Hono proxy that passes everything on. Tells its parent where it is and the operators' cookies, and ends with it.
 *
 *     gateway-target.ts gateway|bare <address of the emulator> <operators>
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { readConfig } from '../gateway/config/read-config.ts'
import { startGateway } from '../gateway/start.ts'
import { DEFAULT_KEY } from '../mocks/emulator/options.ts'

/** The limit of the account is not what is measured. */
const UNLIMITED = 100_000

const [what, service = '', operators = '0'] = process.argv.slice(2)
const target = what === 'gateway' ? await gateway() : await bare()
process.on('disconnect', () => process.exit(0))
process.send?.(target)

async function gateway() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gateway-bench-'))
  writeFileSync(path.join(folder, 'index.html'), '')
  const config = readConfig({
    GATEWAY_PORT: '0',
    GATEWAY_CONSOLE_FOLDER: folder,
    GATEWAY_ENDPOINTS: JSON.stringify({ 'cn-shanghai': service }),
  })
  const started = await startGateway(
    { ...config, metrics: undefined, callsPerSecond: { ListLiveMessageGroupByPage: UNLIMITED } },
    {
      credentials: async () => ({ accessKeyId: DEFAULT_KEY.id, accessKeySecret: DEFAULT_KEY.secret }),
      announceCode: () => undefined,
      // Formatting the record is part of the work; where it is written is the machine's business.
      write: (_line, done) => done(),
    },
  )
  rmSync(folder, { recursive: true })
  const cookies: string[] = []
  while (cookies.length < Number(operators)) {
    const response = await fetch(`${started.url}/auth/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: started.url },
      body: JSON.stringify({ code: started.signInCode }),
    })
    cookies.push(response.headers.getSetCookie()[0]?.split(';')[0] ?? '')
  }
  return { url: started.url, cookies }
}

/** The least that can be called a proxy: no check, no session, no signature of its own, no look at the answer. */
async function bare() {
  const app = new Hono()
  app.all('*', async (c) => {
    const { pathname, search } = new URL(c.req.url)
    const headers = new Headers(c.req.raw.headers)
    headers.delete('host')
    const answer = await fetch(`${service}${pathname}${search}`, { method: c.req.method, headers })
    return new Response(await answer.text(), { status: answer.status, headers: { 'content-type': 'application/json' } })
  })
  const url = await new Promise<string>((resolve) => {
    serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => resolve(`http://127.0.0.1:${port}`))
  })
  return { url, cookies: [] }
}
