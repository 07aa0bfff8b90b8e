import { randomUUID } from 'node:crypto'
import type { AccessKey } from '../codecs/signature-claim.ts'
import type { Nonces } from '../codecs/signature.ts'
import { createHost, type Host } from '../host.ts'
import type { SharedWorldOptions } from '../session/shared-world.ts'

/** An access key and the account behind it, with a world of its own. */
export interface Account extends AccessKey {
  host: Host
  nonces: Nonces
}

/** Opens the account of a key: goes on from its journal, or starts with the scenario. */
export async function openAccount(key: AccessKey, nonces: Nonces, options: SharedWorldOptions): Promise<Account> {
  const host = createHost(options)
  await host.execute({ kind: 'control', name: 'state', params: {} })
  return { ...key, host, nonces }
}

export const newUuid = (): string => randomUUID().toUpperCase()
