import type { ComponentType, ReactNode } from 'react'
import { addresses } from '#lib/console-address.ts'
import { type ConsoleHandle, consoleHandle } from './console-handle.ts'
import { readFirstData } from './first-data.ts'
import { followRehearsal, type RehearsalSession } from './follow-rehearsal.ts'
import { type MockNotice, mockSessionNotices } from './mock-notices.ts'
import { namesScenario } from './scenario-hash.ts'
import { settlePage } from './settle.ts'
import { follow, renderConsole, showingFailures } from './start.tsx'

interface Rehearsal {
  notices: { subscribe(listener: (notice: { kind: MockNotice }) => void): void }
  session: RehearsalSession
  /** `settle`: resolves once nothing is pending in this page, or after so many milliseconds with what still is. */
  startBackend: (settle: (timeoutMs: number) => Promise<readonly string[]>) => Promise<void>
  /** What a mock session puts around the console. */
  studioAround: (handle: ConsoleHandle) => ComponentType<{ children: ReactNode }>
}

/** Shows the console on the in-browser backend, once that answers. */
export async function startRehearsal({ notices, session, startBackend, studioAround }: Rehearsal): Promise<void> {
  await showingFailures(async () => {
    follow()
    notices.subscribe(({ kind }) => mockSessionNotices.add(kind))
    await startBackend(settlePage)
    followRehearsal(session)
    if (!namesScenario(window.location.hash)) await readFirstData(addresses.read(window.location))
    renderConsole(studioAround(consoleHandle))
  })
}
