import { randomUUID } from 'node:crypto'
import { createNonces, type Nonces } from '../codecs/nonces.ts'
import { NONCE_LIFETIME_MS } from '../codecs/signature.ts'
import type { AccessKey } from '../codecs/signature-claim.ts'
import { createHost, type Host } from '../host.ts'
import { DEFAULT_SCENARIO, type ScenarioName } from '../scenarios/names.ts'
import type { Journal } from '../session/journal.ts'

/** An access key and the account behind it, with a world of its own. */
export interface Account extends AccessKey {
  host: Host
  nonces: Nonces
}

export interface AccountSources {
  /** The service's clock before a tester moves it, milliseconds. */
  wallClock: () => number
  newRequestId?: () => string
  scenario?: ScenarioName
  seed?: number
  /** The journal of an account, where one is kept. */
  openJournal?: (accessKeyId: string) => Promise<Journal>
  /** Whether the account's journal holds a world already. */
  isKept?: (accessKeyId: string) => boolean
}

/** Opens the account of a key: goes on from its journal, or starts with the scenario. */
export async function openAccount(key: AccessKey, sources: AccountSources): Promise<Account> {
  const { wallClock, newRequestId = newUuid, scenario = DEFAULT_SCENARIO, seed = 1, openJournal, isKept } = sources
  const host = createHost({
    wallClock,
    newRequestId,
    ...(openJournal === undefined ? {} : { openJournal: () => openJournal(key.id) }),
  })
  const command =
    isKept?.(key.id) === true
      ? ({ kind: 'control', name: 'state', params: {} } as const)
      : ({ kind: 'control', name: 'reset', params: { scenario, seed } } as const)
  await host.execute(command)
  return { ...key, host, nonces: createNonces(NONCE_LIFETIME_MS) }
}

export const newUuid = (): string => randomUUID().toUpperCase()
