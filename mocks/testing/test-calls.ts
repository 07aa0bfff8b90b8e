/** What the tests of the emulator share: emulators that end with their test, and signed calls. */
import * as v from 'valibot'
import { afterEach, expect } from 'vitest'
import { errorEnvelope } from '#api/contract/errors.ts'
import { parseExactJson } from '#lib/json.ts'
import { type Acs3Wishes, signAcs3 } from './test-signing.ts'
import { type Received, send, testEmulator } from './test-emulator.ts'
import type { Emulator, EmulatorConfig } from '../emulator/server.ts'

const open: Emulator[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()))
})

export async function start(config: EmulatorConfig = {}): Promise<Emulator> {
  const emulator = await testEmulator(config)
  open.push(emulator)
  return emulator
}

export function call(
  { url, accounts }: Emulator,
  action: string,
  params: Record<string, string>,
  wishes: Acs3Wishes = {},
  account = 0,
) {
  const key = accounts[account]
  if (key === undefined) throw new Error('no such account')
  return send(url, signAcs3(key, action, params, { host: new URL(url).host, ...wishes }))
}

export function refusal({ status, headers, text }: Received) {
  const envelope = v.parse(errorEnvelope, parseExactJson(text))
  expect(headers['x-acs-request-id']).toBe(envelope.RequestId)
  expect(headers['content-type']).toBe('application/json')
  return { status, code: envelope.Code, message: envelope.Message }
}
