import './shell/console.css'
import { showBootFailure, startConsole } from './shell/start.tsx'

/** Picks who answers `/api`, then renders. The only file that may import mocks/. */
async function boot() {
  if (__MOCK__) {
    const { startMockBackend } = await import('../mocks/worker.ts')
    await startMockBackend()
  }
  startConsole()
}

boot().catch(showBootFailure)
