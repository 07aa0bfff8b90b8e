import './first.ts'
import './shell/global.css'
import { sendCallsAhead } from './shell/calls-ahead.ts'

/**
 * Small, so that it runs while everything else is on its way: asks for what the address needs, then starts the console, in a
 * mock build with the in-browser backend. The only file that may import mocks/.
 */
async function boot() {
  if (!__MOCK__) {
    sendCallsAhead(window.location)
    const { startConsole } = await import('./shell/start.tsx')
    await startConsole()
    return
  }
  const [{ startRehearsal }, { mockNotices, mockSession, startMockBackend }, { studioAround }] = await Promise.all([
    import('./shell/start-rehearsal.ts'),
    import('../mocks/worker.ts'),
    import('../mocks/studio/frame.tsx'),
  ])
  await startRehearsal({
    notices: mockNotices,
    session: mockSession,
    startBackend: startMockBackend,
    studioAround: (handle) => studioAround(handle, mockSession),
  })
}

boot().catch((error: unknown) => {
  // What would say so has not arrived: index.html has the words.
  document.documentElement.dataset['firstPaint'] = 'failed'
  throw error
})
