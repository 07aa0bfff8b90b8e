import { randomUUID } from 'node:crypto'
import { createNonces, type Nonces } from '../codecs/nonces.ts'
import type { AccessKey } from '../codecs/signature-claim.ts'
import { NONCE_LIFETIME_MS } from '../codecs/signature.ts'
import { createHost, type Host } from '../host.ts'
import type { SharedWorldOptions } from '../session/shared-world.ts'

/** An access key and the account behind it, with a world of its own. */
export interface Account extends AccessKey {
  host: Host
  nonces: Nonces
}

/** Opens the account of a key: goes on from its journal, or starts with the scenario. */
export async function openAccount(key: AccessKey, options: SharedWorldOptions): Promise<Account> {
  const host = createHost(options)
  await host.execute({ kind: 'control', name: 'state', params: {} })
  return { ...key, host, nonces: createNonces(NONCE_LIFETIME_MS) }
}

export const newUuid = (): string => randomUUID().toUpperCase()
