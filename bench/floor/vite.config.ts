import path from 'node:path'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { defineConfig } from 'vite'
import { OLDEST_BROWSERS } from '../../src/lib/browsers.ts'

/** `vite build bench/floor` builds the page without a service worker, `--mode msw` the one that waits for MSW's. Built as the console is. */
export default defineConfig(({ mode }) => {
  const withWorker = mode === 'msw'
  return {
    root: import.meta.dirname,
    define: { __MOCK__: JSON.stringify(withWorker) },
    plugins: [react(), ...(withWorker ? [msw({ mode: 'worker-only' })] : [])],
    build: {
      target: Object.entries(OLDEST_BROWSERS).map(([browser, version]) => `${browser}${version}`),
      outDir: path.resolve(import.meta.dirname, '../..', withWorker ? 'dist-floor-msw' : 'dist-floor'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
    },
  }
})
