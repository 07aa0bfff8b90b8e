import { parseExactJson, toExactJson } from '#lib/json.ts'
import type { Subject } from './contract-suite.ts'
import { createHost, type Host, type HostOptions } from '../host.ts'
import { START_MS } from './test-backend.ts'
import { countingIds } from './test-commands.ts'

/** A mock session in memory, its wall clock standing still. */
export function testHost(options: Partial<HostOptions> = {}): Host {
  return createHost({
    wallClock: () => START_MS,
    newRequestId: countingIds('REQUEST-'),
    ...options,
  })
}

/** A request as the console's client sends it. */
export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`http://console.test${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : toExactJson(body),
  })
}

/** The control interface of a host. Fails when a command is refused. */
export function controlOf(host: Host): Subject['control'] {
  return async (name, params) => {
    const response = await host.handle(post(`/_control/${name}`, params))
    const text = await response.text()
    if (!response.ok) throw new Error(`${name}: ${text}`)
    return parseExactJson(text)
  }
}
