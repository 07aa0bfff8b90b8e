import './first.ts'
import './shell/console.css'
import { mockSessionNotices } from './shell/mock-notices.ts'
import { showBootFailure, startConsole } from './shell/start.tsx'

/** Picks who answers `/api`, then renders. The only file that may import mocks/. */
async function boot() {
  if (__MOCK__) {
    const { mockNotices, startMockBackend } = await import('../mocks/worker.ts')
    mockNotices.subscribe(({ kind }) => mockSessionNotices.add(kind))
    await startMockBackend()
  }
  startConsole()
}

boot().catch(showBootFailure)
