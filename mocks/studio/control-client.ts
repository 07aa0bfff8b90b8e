import * as v from 'valibot'
import { errorEnvelope } from '#api/contract/errors.ts'
import { basePath } from '#lib/base-path.ts'
import { parseExactJson, toExactJson } from '#lib/json.ts'
import type { ControlName, ControlParams } from '../control.ts'

/** Whoever answers said no; the message is its own and says why. */
export class ControlRefused extends Error {
  override name = 'ControlRefused'
}

/**
 * Gives a control command through the same door as scripts and tests. Returns what `answer` makes of it; rejects with
 * ControlRefused, or with what `fetch` and the parsing of an answer throw.
 */
export async function control<N extends ControlName, S extends v.GenericSchema>(
  name: N,
  params: ControlParams<N>,
  answer: S,
): Promise<v.InferOutput<S>> {
  const response = await fetch(`${basePath}_control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: toExactJson(params),
    cache: 'no-store',
  })
  const json = parseExactJson(await response.text())
  if (response.ok) return v.parse(answer, json)
  const refusal = v.safeParse(errorEnvelope, json)
  throw new ControlRefused(refusal.success ? refusal.output.Message : `HTTP ${response.status}`)
}
