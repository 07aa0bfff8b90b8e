/**
 * Who may import whom: docs/architecture.md in a form that can fail. Cycles are the linter's. Directions are not: oxlint knows how an
 * import is spelt, not where it leads, and dependency-cruiser 18.7 reads no TypeScript 7: it passes over every file and finds nothing.
 */
import type { Import, Source } from './source.ts'

/** Folders of src/ that are no feature. */
const SHARED = new Set(['shell', 'api', 'ui', 'lib'])

/**
 * What ui/ may know of api/: failures, what they mean and outcomes, the service's clock, who is signed in, the rules of a field and the
 * pages of actions. Groups, messages and applications are the features' business.
 */
const UI_MAY_KNOW = new Set(
  [
    'failure',
    'refusal-meanings',
    'scope',
    'service',
    'service-clock',
    'session',
    'session-calls',
    'write-or-ask',
    'permissions',
    'contract/actions',
    'contract/fields',
    'contract/field-rules',
    'contract/limits',
    'contract/roles',
  ].map((name) => `src/api/${name}.ts`),
)

/** What the end-to-end tests may know of the code they test: its addresses, its policy and the words of its backend's control. */
const E2E_MAY_KNOW = new Set([
  'src/lib/paths.ts',
  'src/lib/browsers.ts',
  'src/lib/content-security-policy.ts',
  'mocks/scenarios/names.ts',
  'mocks/site/missed-header.ts',
  'mocks/site/static-site.ts',
])
const E2E_MAY_KNOW_TYPES = new Set(['mocks/control.ts', 'mocks/faults.ts'])
/** The contract's stories are played in a browser, too, where they must give the same answers as in process. */
const CONTRACT_SPEC_MAY_KNOW = new Set(
  ['contract-stories', 'contract-suite', 'test-in-process', 'test-backend'].map((name) => `mocks/testing/${name}.ts`),
)

export function roomOf(file: string): string {
  const [top = '', second = '', third = ''] = file.split('/')
  if (third === '' && top === 'src') return second === 'main.tsx' ? 'main' : 'lib'
  if (top === 'src' && second === 'api') return third === 'contract' ? 'contract' : 'api'
  if (top === 'src') return SHARED.has(second) ? second : 'feature'
  if (top === 'mocks' && (second === 'backend' || second === 'studio' || second === 'testing')) return second
  return second === '' ? 'root' : top
}

const FEATURE_AND_BELOW = ['ui', 'api', 'contract', 'lib']

/** A room may import itself and these; what needs a closer look is in `mayImport`. */
const OPEN: Record<string, string[]> = {
  main: ['shell', ...FEATURE_AND_BELOW],
  shell: ['feature', ...FEATURE_AND_BELOW],
  feature: FEATURE_AND_BELOW,
  ui: ['lib'],
  api: ['contract', 'lib'],
  contract: ['lib'],
  lib: [],
  backend: ['contract', 'lib'],
  mocks: ['backend', 'contract', 'lib'],
  testing: ['mocks', 'backend', 'api', 'contract', 'lib'],
  studio: ['mocks', 'backend', 'contract', 'lib', 'ui'],
  gateway: ['contract', 'lib'],
  e2e: [],
  // Re-exports and adapters for those who install the package.
  kit: ['mocks', 'backend', 'testing', 'gateway', 'e2e', 'scripts', 'api', 'contract', 'lib'],
  // The chunks of a build are preloaded under the page's policy; the development server refuses in the envelope of the contract.
  scripts: ['contract', 'lib'],
  bench: ['mocks', 'backend', 'testing', 'api', 'contract', 'lib', 'gateway', 'e2e'],
  // vite.config.ts serves under the same policy as everybody else, and builds by scripts/chunks.ts.
  root: ['lib', 'scripts'],
}

/** Tests may also use what they put their subject against: the real client before the mock, the emulator behind the gateway. */
const OPEN_TO_TESTS: Record<string, string[]> = {
  backend: ['mocks', 'testing', 'api'],
  mocks: ['testing', 'api'],
  studio: ['testing'],
  gateway: ['mocks', 'backend', 'testing', 'api'],
  ui: ['contract'],
  e2e: ['contract', 'lib'],
}

export function mayImport(source: Source, { to, dynamic, typeOnly }: Import): boolean {
  const from = roomOf(source.path)
  const into = roomOf(to)
  if (from === 'feature' && into === 'feature') return mayImportFeature(source.path, to)
  // A session knows nothing of the wires before it.
  if (source.path.startsWith('mocks/session/') && to.startsWith('mocks/codecs/')) return false
  if (from === into) return true
  if (from === 'main' && (into === 'mocks' || into === 'studio')) return dynamic
  if (from === 'ui' && UI_MAY_KNOW.has(to)) return true
  if (from === 'e2e' && (E2E_MAY_KNOW.has(to) || (typeOnly && (E2E_MAY_KNOW_TYPES.has(to) || into === 'contract'))))
    return true
  if (source.path === 'e2e/contract.spec.ts' && CONTRACT_SPEC_MAY_KNOW.has(to)) return true
  return (OPEN[from] ?? []).includes(into) || (source.isTest && (OPEN_TO_TESTS[from] ?? []).includes(into))
}

/** Rooms of `src/groups/` that others there may use, each those before it. Every other room holds a screen, and uses these alone. */
const GROUP_ROOMS = ['data', 'fields', 'shared', 'runs', 'people', 'composer']

function mayImportFeature(from: string, to: string): boolean {
  const [feature, room = ''] = from.split('/').slice(1)
  const [other, into = ''] = to.split('/').slice(1)
  if (feature !== other) return false
  if (feature !== 'groups' || room === into) return true
  const place = GROUP_ROOMS.indexOf(into)
  return place !== -1 && (!GROUP_ROOMS.includes(room) || place < GROUP_ROOMS.indexOf(room))
}

/** Packages a room does without: api/ and lib/ know no React, the backend knows neither transport nor platform. */
const UI_PACKAGES = /^(react|react-dom|react-router|antd|@ant-design\/icons|@tanstack\/react-query)(\/|$)/
const PLATFORM_PACKAGES = /^(node:|msw|@mswjs|idb|hono|@hono)/

export function mayUsePackage(source: Source, { to }: Import): boolean {
  if (source.isTest) return true
  const room = roomOf(source.path)
  if (['api', 'contract', 'lib', 'backend', 'mocks', 'gateway'].includes(room) && UI_PACKAGES.test(to)) return false
  return !(['backend', 'contract', 'api', 'lib'].includes(room) && PLATFORM_PACKAGES.test(to))
}
