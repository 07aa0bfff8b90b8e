import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { gatewayTrouble, serveOptions } from './serve-options.ts'

let server: Server | undefined
afterEach(() => server?.close())

test.each([
  [[], { port: undefined, gateway: undefined }],
  [['--port', '5200'], { port: 5200, gateway: undefined }],
  [['--real'], { port: undefined, gateway: 'http://127.0.0.1:8787' }],
  [['--real', '--gateway', 'http://127.0.0.1:9000/'], { port: undefined, gateway: 'http://127.0.0.1:9000' }],
])('%j', (args, options) => {
  expect(serveOptions(args)).toEqual(options)
})

test.each([
  [['--port', 'x'], /"x" is not a port number/],
  [['--port', '0'], /"0" is not a port number/],
  [['--gateway', 'http://127.0.0.1:9000'], /--gateway is for --real/],
  [['--real', '--gateway', 'nine'], /"nine" is not a gateway's address/],
  [['--real', '--gateway', 'http://127.0.0.1:9000/api'], /is not a gateway's address/],
  [['--reel'], /Unknown option '--reel'/],
])('%j is explained', (args, problem) => {
  expect(() => serveOptions(args)).toThrow(problem)
})

test.each([
  [200, /^$/],
  [421, /serves another address .*\n\n {4}GATEWAY_PUBLIC_ORIGIN=http:\/\/127\.0\.0\.1:\d+ npm run gateway/],
  [500, /no gateway of the console \(HTTP 500\).*\n\n {4}GATEWAY_PUBLIC_ORIGIN=/],
])('a gateway that answers %i', async (status, said) => {
  const address = await new Promise<string>((resolve) => {
    server = createServer((_, response) => response.writeHead(status).end())
    server.listen(0, '127.0.0.1', () => {
      const bound = server?.address()
      resolve(`http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`)
    })
  })
  expect((await gatewayTrouble(address, address)) ?? '').toMatch(said)
})

test('no gateway at all', async () => {
  expect(await gatewayTrouble('http://127.0.0.1:1', 'http://127.0.0.1:1')).toMatch(
    /There is no gateway at http:\/\/127\.0\.0\.1:1 yet/,
  )
})
