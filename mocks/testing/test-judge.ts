/** What the tests of signatures share: a key, and the judgement of a request. */
import { ServiceError } from '#api/contract/errors.ts'
import { BadRequest } from '../codecs/console.ts'
import { authenticate } from '../codecs/signature.ts'
import type { AccessKey } from '../codecs/signature-claim.ts'
import { StateFile } from '../emulator/state-file.ts'
import { readHeaders, readVendorRequest, type VendorRequest } from '../codecs/vendor-request.ts'

export const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
export const KEY: AccessKey = { id: 'testAccessKeyId', secret: 'testAccessKeySecret' }

export const keysOf = (...keys: AccessKey[]) =>
  new Map(keys.map((key) => [key.id, { ...key, nonces: new StateFile().nonces(key.id) }]))

export interface Sent {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string
}

export const received = ({ method = 'GET', path, headers = {}, body = '' }: Sent): VendorRequest =>
  readVendorRequest({
    method,
    target: path,
    headers: readHeaders(Object.entries(headers).flat()),
    body: Buffer.from(body),
  })

/** The code of the refusal, or the ID of the key. */
export function judge(sent: Sent, wallMs = NOW, keys = keysOf(KEY)): string {
  try {
    return authenticate(received(sent), keys, wallMs).key.id
  } catch (error) {
    if (error instanceof BadRequest || error instanceof ServiceError) return error.code
    throw error
  }
}
