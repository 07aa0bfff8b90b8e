import { randomUUID } from 'node:crypto'
import type { Assumed } from '../backend/assumed.ts'
import type { AccessKey } from '../codecs/signature-claim.ts'
import type { Nonces } from '../codecs/signature.ts'
import type { NumberedLists } from '../codecs/vendor-fields.ts'
import { createHost, type Host } from '../host.ts'
import type { SharedWorldOptions } from '../session/shared-world.ts'

/** An access key and the account behind it, with a world of its own. */
export interface Account extends AccessKey {
  host: Host
  nonces: Nonces
  numberedLists: NumberedLists
}

/** What an account makes of questions that no document answers. */
export interface AccountGuesses extends Partial<Assumed> {
  numberedLists?: NumberedLists
}

/** Opens the account of a key: goes on from its journal, or starts with the scenario. */
export async function openAccount(
  key: AccessKey,
  nonces: Nonces,
  options: SharedWorldOptions & AccountGuesses,
): Promise<Account> {
  const { settling, clocksApart, numberedLists = 'taken' } = options
  const host = createHost(options)
  await host.begin()
  if (settling !== undefined || clocksApart !== undefined) {
    await host.execute({ kind: 'control', name: 'assume', params: { settling, clocksApart } })
  }
  return { ...key, host, numberedLists, nonces }
}

export const newUuid = (): string => randomUUID().toUpperCase()
