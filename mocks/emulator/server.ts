import { isBuiltin } from 'node:module'
import type { AccessKey } from '../codecs/signature-claim.ts'
import { type Account, newUuid, openAccount } from './accounts.ts'
import { DOCUMENT_PATH } from '../codecs/document.ts'
import { DEFAULT_KEY, type EmulatorOptions } from './options.ts'
import { noncesInMemory } from './nonces.ts'
import { serve } from './serve.ts'
import { StateFileError } from './state-file-error.ts'
import type { StateFile } from './state-file.ts'
import { CONTROL_PATH, LIVE_PATH } from './unsigned-endpoint.ts'

export interface EmulatorConfig extends EmulatorOptions {
  /** The service's clock before a tester moves it, milliseconds. Signature dates are judged by the real one in any case. */
  wallClock?: () => number
  newRequestId?: () => string
  /** Says what a person should know about the kept state. */
  onNotice?: (text: string) => void
}

export interface Emulator {
  /** Where this machine reaches it; calls go to its path `/`. */
  url: string
  /** Calls on the console's wire go to `{live}/{Action}`, unsigned. */
  live: string
  /** Commands go to `{control}/{command}`. */
  control: string
  /** What describes both of these: OpenAPI. */
  openapi: string
  /** The first one is the default of commands. */
  accounts: readonly AccessKey[]
  close(): Promise<void>
}

/** The service on a port. Rejects when the port or the state file cannot be had. */
export async function startEmulator(config: EmulatorConfig = {}): Promise<Emulator> {
  const { keys = [DEFAULT_KEY], wallClock = Date.now, newRequestId = newUuid, stateFile, onNotice } = config
  const file = stateFile === undefined ? undefined : await openStateFile(stateFile, onNotice)
  const noncesOf = file === undefined ? noncesInMemory() : (account: string) => file.nonces(account)
  try {
    if (file !== undefined) explainKept(file, keys, config)
    const accounts = new Map<string, Account>()
    for (const key of keys) {
      const journal = file === undefined ? {} : { openJournal: () => Promise.resolve(file.journal(key.id)) }
      const options = { ...config, wallClock, newRequestId, ...journal }
      accounts.set(key.id, await openAccount(key, noncesOf(key.id), options))
    }
    const served = await serve(accounts, config, () => ({ requestId: newRequestId(), at: wallClock() }))
    return {
      url: served.url,
      live: served.url + LIVE_PATH,
      control: served.url + CONTROL_PATH,
      openapi: served.url + DOCUMENT_PATH,
      accounts: keys,
      async close() {
        await served.close()
        file?.close()
      },
    }
  } catch (error) {
    file?.close()
    throw error
  }
}

/** Loaded only where there is a file: older versions of Node have no SQLite. Throws StateFileError. */
async function openStateFile(name: string, onNotice: EmulatorConfig['onNotice']): Promise<StateFile> {
  if (!isBuiltin('node:sqlite')) {
    throw new StateFileError(
      `--state needs Node 22.13 or newer; this is Node ${process.versions.node}. Without it the state is kept in memory`,
    )
  }
  const module = await import('./state-file.ts')
  return new module.StateFile(name, onNotice)
}

/** A scenario that was asked for and is not what comes must not pass in silence. */
function explainKept(
  file: StateFile,
  keys: readonly AccessKey[],
  { stateFile, scenario, seed, onNotice }: EmulatorConfig,
): void {
  const kept = keys.map(({ id }) => id).filter((id) => file.isKept(id))
  if (kept.length === 0 || (scenario ?? seed) === undefined) return
  onNotice?.(
    `${kept.join(', ')} goes on from ${stateFile ?? ''}: scenario and seed are for accounts that have no state yet.`,
  )
}
