import * as v from 'valibot'
import { createServer } from 'vite'
import { expect, test } from 'vitest'
import { errorEnvelope } from '../src/api/contract/errors.ts'
import { unreachedCommands } from './unreached-commands.ts'

test.each([
  ['page', /from within that page: fetch\("\/_control\/\{command\}"/],
  ['service', /behind this address is a gateway/],
] as const)('the development server says where a command should have gone: %s', async (of, told) => {
  const server = await createServer({
    configFile: false,
    logLevel: 'silent',
    plugins: [unreachedCommands(of)],
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, ws: false, watch: null },
  })
  try {
    await server.listen()
    for (const [path, method] of [
      ['_control/advance-clock', 'POST'],
      ['_control/', 'POST'],
      ['_control/state?x=1', 'GET'],
    ] as const) {
      const answer = await fetch(`${server.resolvedUrls?.local[0]}${path}`, { method })
      expect([answer.status, answer.headers.get('x-mock')]).toEqual([404, null])
      const { Message } = v.parse(errorEnvelope, await answer.json())
      expect(Message).toMatch(told)
      expect(Message).toContain('npm run emulator')
    }
    expect(await (await fetch(`${server.resolvedUrls?.local[0]}_controls`)).text()).not.toContain('npm run emulator')
  } finally {
    await server.close()
  }
})
