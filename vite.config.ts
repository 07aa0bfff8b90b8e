import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { defineConfig } from 'vitest/config'

/**
 * `vite` serves the console on its in-browser backend; `vite build` builds it for real use, `vite build --mode mock`
 * with the in-browser backend inside. `__MOCK__` is the only difference: where it is false the backend is not bundled.
 */
export default defineConfig(({ command, mode }) => {
  const mock = mode === 'test' || mode === 'mock' || (command === 'serve' && mode === 'development')
  return {
    define: { __MOCK__: JSON.stringify(mock) },
    plugins: [react(), ...(mock && mode !== 'test' ? [msw({ mode: 'worker-only' })] : [])],
    // All screens are compiled, and the packages they use bundled, before the first page is asked for.
    server: { host: '127.0.0.1', warmup: { clientFiles: ['src/**/*.tsx', 'mocks/worker.ts'] } },
    build: {
      outDir: mode === 'mock' ? 'dist-mock' : 'dist',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
    },
    test: {
      include: ['{src,mocks,scripts,gateway,e2e}/**/*.test.{ts,tsx}'],
      environment: 'node',
      fileParallelism: true,
      // Generous, for a machine that is busy with something else: properties run many cases.
      testTimeout: 30_000,
    },
  }
})
