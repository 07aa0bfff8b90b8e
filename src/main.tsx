import './first.ts'
import './shell/global.css'
import { mockSessionNotices } from './shell/mock-notices.ts'
import { session } from '#api/service.ts'
import { showBootFailure, startConsole } from './shell/start.tsx'

/** Picks who answers `/api`, or asks the gateway who is signed in, then renders. The only file that may import mocks/. */
async function boot() {
  let around: Parameters<typeof startConsole>[0]
  if (__MOCK__) {
    const [{ mockNotices, startMockBackend }, { studioAround }, { consoleHandle }] = await Promise.all([
      import('../mocks/worker.ts'),
      import('../mocks/studio/frame.tsx'),
      import('./shell/console-handle.ts'),
    ])
    mockNotices.subscribe(({ kind }) => mockSessionNotices.add(kind))
    await startMockBackend()
    around = studioAround(consoleHandle)
  }
  startConsole(around)
  if (!__MOCK__) await session.check()
}

boot().catch(showBootFailure)
