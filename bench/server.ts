import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { signAcs3 } from '../mocks/testing/test-signing.ts'
import { DEFAULT_KEY } from '../mocks/emulator/options.ts'
import { type CallMaker, pickFrom } from './calls.ts'
import { load } from './load.ts'
import type { Stored } from './stored-groups.ts'

const targetSchema = v.object({
  url: v.string(),
  stored: v.array(v.object({ appId: v.string(), groupId: v.string() })),
})

/** A server in a process of its own. */
export interface Server {
  stored: readonly Stored[]
  /** Sends requests made of a call, each signed for this server with a nonce of its own. */
  measure(call: CallMaker, stored: readonly Stored[], requests: number, connections: number): Promise<Measured>
  stop(): void
}

export interface Measured {
  perSecond: number
  /** Processor time of a request in the server's main thread, microseconds. */
  micros: number
}

/** `what`: the number of groups of an emulator, or `ceiling`. */
export async function startServer(what: string): Promise<Server> {
  const child = fork(fileURLToPath(new URL('emulator-target.ts', import.meta.url)), [what])
  const { url, stored } = v.parse(targetSchema, await nextMessage(child))
  const usedMicros = async () => {
    const next = nextMessage(child)
    child.send('used')
    return v.parse(v.number(), await next)
  }
  return {
    stored,
    async measure(call, groups, requests, connections) {
      const buffers = signed(url, call, groups, requests)
      const before = await usedMicros()
      const perSecond = await load(url, buffers, connections)
      return { perSecond, micros: ((await usedMicros()) - before) / requests }
    },
    stop: () => child.disconnect(),
  }
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('A server has ended.'))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}

function signed(url: string, call: CallMaker, stored: readonly Stored[], requests: number): Buffer[] {
  const { host } = new URL(url)
  const pick = pickFrom(stored, Number.POSITIVE_INFINITY)
  return Array.from({ length: requests }, (_, number) => {
    const { action, method, params } = call(pick(), number)
    const { path, headers } = signAcs3(DEFAULT_KEY, action, params, { host, method })
    const block = Object.entries({ ...headers, 'content-length': '0' }).map(([name, value]) => `${name}: ${value}\r\n`)
    return Buffer.from(`${method} ${path} HTTP/1.1\r\n${block.join('')}\r\n`)
  })
}
