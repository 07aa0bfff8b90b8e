import { randomBytes } from 'node:crypto'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { configDefaults, defineConfig } from 'vitest/config'
import { anywhere } from './scripts/anywhere.ts'
import { unreachedCommands } from './scripts/unreached-commands.ts'
import { consoleChunks } from './scripts/chunks.ts'
import { guide } from './scripts/guide.ts'
import { OLDEST_BROWSERS, OLDEST_BROWSERS_TEXT } from './src/lib/browsers.ts'
import { NONCE_PLACEHOLDER, securityHeaders } from './src/lib/content-security-policy.ts'

const SOCKETS = ['mocks/emulator/**/*.test.ts']
/** Tests that replace modules (`vi.mock`) for themselves; a guard of the tree compares. */
const REPLACING = [
  'mocks/session/storage-trouble.test.ts',
  'src/shell/routes.test.ts',
  'src/shell/settle.test.ts',
  'src/shell/follow-rehearsal.test.ts',
]

/** The sheets whose classes a page names, by the names that `generateScopedName` gives below. */
function sheetsOf(html: string): string[] {
  const modules = [...html.matchAll(/\b([a-z]+)-([a-z-]+)-module__/g)]
  return ['/src/shell/global.css', ...new Set(modules.map(([, folder, name]) => `/src/${folder}/${name}.module.css`))]
}

/**
 * `vite` serves the console on its in-browser backend, `vite --mode real` without; `vite build` builds it for real use, `vite build --mode mock`
 * with the in-browser backend inside. `__MOCK__` is the only difference: where it is false the backend is not bundled.
 */
export default defineConfig(({ command, mode }) => {
  const mock = mode === 'test' || mode === 'mock' || (command === 'serve' && mode === 'development')
  // One nonce a start: Vite's own inline script is why development needs one for scripts too.
  const chunks = consoleChunks()
  const nonce = command === 'serve' ? randomBytes(16).toString('base64') : NONCE_PLACEHOLDER
  return {
    define: { __MOCK__: JSON.stringify(mock) },
    plugins: [
      react(),
      {
        name: 'page-facts',
        transformIndexHtml: (html) =>
          html.replace('%OLDEST_BROWSERS%', OLDEST_BROWSERS_TEXT).replace('%WORLD%', mock ? 'mock' : 'real'),
      },
      {
        // Scripts bring the styles while developing, too late for what index.html shows before they run.
        name: 'first-styles',
        apply: 'serve',
        transformIndexHtml: (html) =>
          sheetsOf(html).map((href) => ({ tag: 'link', attrs: { rel: 'stylesheet', href }, injectTo: 'head' })),
      },
      guide(),
      unreachedCommands(mock ? 'page' : 'service'),
      ...(command === 'build' ? [chunks.plugin] : []),
      ...(mock && mode !== 'test' ? [msw({ mode: 'worker-only' }), anywhere()] : []),
    ],
    // All screens are compiled, and the packages they use bundled, before the first page is asked for.
    server: {
      host: '127.0.0.1',
      warmup: { clientFiles: ['src/**/*.tsx', ...(mock ? ['mocks/worker.ts'] : [])] },
      headers: securityHeaders({ styleNonce: nonce, scriptNonce: nonce }),
    },
    html: { cspNonce: nonce },
    // Other pages of the tree are projects of their own, with packages that are not installed here.
    optimizeDeps: { entries: ['index.html'] },
    // Told apart by room and component, and readable in the browser's tools: `ui-pager-module__step`.
    css: { modules: { generateScopedName: '[folder]-[name]__[local]' } },
    build: {
      target: Object.entries(OLDEST_BROWSERS).map(([browser, version]) => `${browser}${version}`),
      outDir: mode === 'mock' ? 'dist-mock' : 'dist',
      assetsInlineLimit: 0,
      // All styles in one file: a chunk's own would be dozens of a few hundred bytes, in the order in which they happen to be loaded.
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { output: { codeSplitting: { groups: chunks.groups } } },
    },
    test: {
      environment: 'node',
      fileParallelism: true,
      // By itself it leaves one core free, which is half of two.
      maxWorkers: '100%',
      // Generous, for a machine that is busy with something else: properties run many cases.
      testTimeout: 30_000,
      // Files share what they import, two thirds of what a small one costs, and put back what they stub. What opens sockets does not:
      // its helpers clean up after each test of the file that imported them.
      projects: [
        {
          extends: true,
          test: {
            name: 'together',
            include: ['{src,mocks,scripts}/**/*.test.{ts,tsx}', 'kit/*.test.ts'],
            exclude: [...configDefaults.exclude, ...SOCKETS, ...REPLACING],
            isolate: false,
          },
        },
        { extends: true, test: { name: 'apart', include: ['{gateway,e2e}/**/*.test.ts', ...SOCKETS, ...REPLACING] } },
      ],
    },
  }
})
