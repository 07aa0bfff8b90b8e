import './first.ts'
import './shell/console.css'
import { mockSessionNotices } from './shell/mock-notices.ts'
import { session } from '#api/service.ts'
import { showBootFailure, startConsole } from './shell/start.tsx'

/** Picks who answers `/api`, or asks the gateway who is signed in, then renders. The only file that may import mocks/. */
async function boot() {
  if (__MOCK__) {
    const { mockNotices, startMockBackend } = await import('../mocks/worker.ts')
    mockNotices.subscribe(({ kind }) => mockSessionNotices.add(kind))
    await startMockBackend()
  }
  startConsole()
  if (!__MOCK__) await session.check()
}

boot().catch(showBootFailure)
