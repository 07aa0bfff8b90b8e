import OpenApi, { Config, OpenApiRequest, Params } from '@alicloud/openapi-client'
import PopCore from '@alicloud/pop-core'
import * as v from 'valibot'
import { ACTIONS } from '#api/contract/actions.ts'
import { parseExactJson } from '#lib/json.ts'
import { Refused } from './contract-suite.ts'
import type { Emulator } from '../emulator/server.ts'
import { asText, type VendorClient } from './test-emulator.ts'

/** A busy machine may take its time. */
const TIMEOUT_MS = 30_000

const keyOf = ({ accounts: [key] }: Emulator) => {
  if (key === undefined) throw new Error('the emulator has no key')
  return { accessKeyId: key.id, accessKeySecret: key.secret, securityToken: key.securityToken ?? '' }
}

const failure = v.object({ code: v.string(), message: v.string() })

/** What the vendor's clients throw for an error envelope, as the suite knows it. Anything else is thrown on. */
function refusal(error: unknown): unknown {
  const parsed = v.safeParse(failure, error)
  return error instanceof Error && parsed.success ? new Refused(parsed.output.code, parsed.output.message) : error
}

/** `@alicloud/openapi-client`, as the SDKs generated for the vendor's products use it. It signs with ACS3-HMAC-SHA256. */
export function openApiClient(emulator: Emulator, signatureAlgorithm = 'ACS3-HMAC-SHA256'): VendorClient {
  const endpoint = new URL(emulator.url).host
  const client = new OpenApi(new Config({ ...keyOf(emulator), endpoint, protocol: 'HTTP', signatureAlgorithm }))
  return async (action, params) => {
    const call = new Params({
      action,
      version: '2016-11-01',
      protocol: 'HTTP',
      pathname: '/',
      method: ACTIONS[action].method,
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      // Its own JSON parser rounds 64-bit numbers.
      bodyType: 'string',
    })
    // The class for this belongs to a package of the client's own; a Config has the same time-outs.
    const runtime = new Config({ readTimeout: TIMEOUT_MS, connectTimeout: TIMEOUT_MS })
    try {
      const answer: unknown = await client.callApi(
        call,
        new OpenApiRequest({ query: asText(params, 'joined') }),
        runtime,
      )
      return parseExactJson(v.parse(v.object({ body: v.string() }), answer).body)
    } catch (error) {
      throw refusal(error)
    }
  }
}

/** `@alicloud/pop-core`, the older client. It signs with HMAC-SHA1 and numbers the items of lists. */
export function popCoreClient(emulator: Emulator, method: 'GET' | 'POST'): VendorClient {
  const client = new PopCore({ ...keyOf(emulator), endpoint: emulator.url, apiVersion: '2016-11-01' })
  return async (action, params) => {
    // It leaves an empty list out altogether, where today's clients send an empty text.
    const sent = ([name, value]: [string, unknown]) =>
      [name, Array.isArray(value) && value.length === 0 ? '' : value] as const
    const given: Record<string, unknown> = Object.fromEntries(Object.entries(params).map(sent))
    try {
      return exact(await client.request(action, given, { method, formatParams: false, timeout: TIMEOUT_MS }))
    } catch (error) {
      throw refusal(error)
    }
  }
}

/** Its parser makes objects of a library of its own out of long numbers. */
const bigNumber = v.object({ _isBigNumber: v.literal(true), toFixed: v.function() })

function exact(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(exact)
  const number = v.safeParse(bigNumber, value)
  if (!number.success) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, exact(item)]))
  const whole = BigInt(String(number.output.toFixed.call(value)))
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole
}
