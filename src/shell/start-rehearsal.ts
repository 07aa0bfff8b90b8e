import type { ComponentType, ReactNode } from 'react'
import { addresses } from '#lib/console-address.ts'
import { type ConsoleHandle, consoleHandle } from './console-handle.ts'
import { readFirstData } from './first-data.ts'
import { type MockNotice, mockSessionNotices } from './mock-notices.ts'
import { namesScenario } from './scenario-hash.ts'
import { follow, renderConsole, showingFailures } from './start.tsx'

interface Rehearsal {
  notices: { subscribe(listener: (notice: { kind: MockNotice }) => void): void }
  startBackend: () => Promise<void>
  /** What a mock session puts around the console. */
  studioAround: (handle: ConsoleHandle) => ComponentType<{ children: ReactNode }>
}

/** Shows the console on the in-browser backend, once that answers. */
export async function startRehearsal({ notices, startBackend, studioAround }: Rehearsal): Promise<void> {
  await showingFailures(async () => {
    follow()
    notices.subscribe(({ kind }) => mockSessionNotices.add(kind))
    await startBackend()
    if (!namesScenario(window.location.hash)) await readFirstData(addresses.read(window.location))
    renderConsole(studioAround(consoleHandle))
  })
}
