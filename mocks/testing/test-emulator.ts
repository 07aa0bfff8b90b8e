import { request as httpRequest } from 'node:http'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { LONG_STORIES, STORIES } from './contract-stories.ts'
import { Refused, type Subject } from './contract-suite.ts'
import { queryOf, signAcs3, signLegacy, type TestKey } from './test-signing.ts'
import { type Emulator, type EmulatorConfig, startEmulator } from '../emulator/server.ts'
import type { Story } from './stories/story.ts'
import { START_MS } from './test-backend.ts'

/** A way to call an emulator. Returns the parsed answer, or throws Refused. */
export type VendorClient = (action: ActionName, params: Readonly<Record<string, unknown>>) => Promise<unknown>

/** An emulator whose service clock stands still, unless told otherwise. */
export const testEmulator = (config: EmulatorConfig = {}): Promise<Emulator> =>
  startEmulator({ wallClock: () => START_MS, ...config })

/** The contract suite's view of an emulator, over a client. */
export function subjectOf(emulator: Emulator, client: VendorClient): Subject {
  return {
    async call(action, params) {
      const given = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined))
      // UTF-8 has no spelling of half a surrogate pair, so that no client can send it.
      const canBeSent = Object.values(given).every((value) => typeof value !== 'string' || value.isWellFormed())
      if (!canBeSent) throw new Refused('InputInvalid', 'not well-formed')
      return client(action, given)
    },
    control: (name, params) => command(emulator, name, params),
  }
}

/** The stories that the vendor's wire can tell, and the names of those it cannot: it has no If-Match. */
export const vendorStories: [name: string, story: Story][] = []
export const leftOut: string[] = []
for (const [name, story] of Object.entries({ ...STORIES, ...LONG_STORIES })) {
  if (story.needs === 'ifMatch') leftOut.push(name)
  else vendorStories.push([name, story])
}

/** A command of the control interface. Fails when it is refused. */
export async function command(emulator: Emulator, name: string, params: unknown, account?: string): Promise<unknown> {
  const response = await fetch(`${emulator.control}/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(account === undefined ? {} : { 'x-emulator-account': account }),
    },
    body: toExactJson(params),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${name}: ${text}`)
  return parseExactJson(text)
}

export interface Sent {
  method: string
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface Received {
  status: number
  headers: Record<string, unknown>
  text: string
}

/** Sends a request exactly as it is. */
export function send(url: string, { method, path, headers = {}, body = '' }: Sent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url + path, { method, headers, setHost: headers['host'] === undefined }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    request.once('error', reject)
    request.end(body)
  })
}

/** Parameters as text: lists joined by commas, as today's SDKs do, or numbered, as older ones. */
export function asText(
  params: Readonly<Record<string, unknown>>,
  lists: 'joined' | 'numbered',
): Record<string, string> {
  const pairs = Object.entries(params).flatMap(([name, value]): [string, string][] => {
    if (!Array.isArray(value)) return [[name, String(value)]]
    if (lists === 'joined' || value.length === 0) return [[name, value.join(',')]]
    return value.map((item, index) => [`${name}.${index + 1}`, String(item)])
  })
  return Object.fromEntries(pairs)
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

type Style = (host: string, key: TestKey, action: ActionName, params: Readonly<Record<string, unknown>>) => Sent

/** Every way to make a call: both signatures, query and form, lists joined and numbered. */
const STYLES: readonly Style[] = [
  (host, key, action, params) =>
    signAcs3(key, action, asText(params, 'joined'), { host, method: ACTIONS[action].method }),
  (host, key, action, params) => signAcs3(key, action, asText(params, 'numbered'), { host, form: true }),
  (_host, key, action, params) => ({
    method: 'GET',
    path: `/?${queryOf(signLegacy(key, action, asText(params, 'numbered')))}`,
  }),
  (_host, key, action, params) => ({
    method: 'POST',
    path: '/',
    headers: FORM,
    body: queryOf(signLegacy(key, action, asText(params, 'joined'), { method: 'POST' })),
  }),
]

/** A client of ours that makes every call in another way than the one before. */
export function plainClient({ url, accounts: [key] }: Emulator): VendorClient {
  let calls = 0
  return async (action, params) => {
    const style = STYLES[calls % STYLES.length]
    calls += 1
    if (style === undefined || key === undefined) throw new Error('no style or no key')
    const { status, text } = await send(url, style(new URL(url).host, key, action, params))
    const answer = parseExactJson(text)
    if (status !== 200) throw refusedBy(answer)
    return answer
  }
}

/** What was seen as it crossed the wire: in process a small 64-bit number is a bigint. */
export const asJson = (told: unknown): unknown => parseExactJson(toExactJson(told))

/** The refusal that an error envelope tells. */
export function refusedBy(envelope: unknown): Refused {
  const fields = new Map(Object.entries(envelope ?? {}))
  return new Refused(String(fields.get('Code')), String(fields.get('Message')), fields.get('Current'))
}
