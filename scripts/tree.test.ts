import { describe, expect, test } from 'vitest'
import { ROOT } from './install.mjs'
import { GUARDS } from './tree/guards.ts'
import { readTree, sourceOf } from './tree/source.ts'

type Rule = keyof typeof GUARDS
type Files = Record<string, string>

const check = (rule: Rule, files: Files) =>
  GUARDS[rule](Object.entries(files).map(([file, text]) => sourceOf(file, text)))

describe('this repository', () => {
  const tree = readTree(ROOT)

  test('is read', () => {
    expect(tree.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['src/api/client.ts', 'scripts/tree.test.ts', 'e2e/fixtures.ts', 'vite.config.ts']),
    )
  })

  test.each(Object.entries(GUARDS))('%s', (_rule, guard) => {
    expect(guard(tree)).toEqual([])
  })
})

/** A component with its sheet. */
function withSheet(sheet: string, code: string): Files {
  return { 'src/ui/a.module.css': sheet, 'src/ui/a.tsx': `import styles from './a.module.css'\n${code}` }
}

const withGlobal = (code: string): Files => ({ 'src/shell/global.css': '.muted {}', 'src/ui/a.tsx': code })

/** What every guard must refuse; a guard without an entry here does not compile. */
const REFUSED: Record<Rule, Files[]> = {
  'imports follow the directions of the architecture': [
    { 'src/groups/a.ts': "import '../scope/b.ts'" },
    { 'src/groups/a.ts': "const b = () => import('../scope/b.ts')" },
    { 'src/groups/a.ts': "import type { B } from '../shell/b.ts'" },
    { 'src/groups/a.ts': "export { b } from '../scope/b.ts'" },
    { 'src/groups/send/a.ts': "import '../delete/b.ts'" },
    { 'mocks/host.ts': "import './testing/test-host.ts'" },
    { 'mocks/session/run.ts': "import '../codecs/envelope.ts'" },
    { 'gateway/a.ts': "import '../mocks/testing/test-emulator.ts'" },
    { 'src/groups/data/a.ts': "import '../list/b.ts'" },
    { 'src/groups/fields/a.ts': "import '../shared/b.ts'" },
    { 'src/ui/a.ts': "import { groups } from '#api/groups.ts'" },
    { 'src/ui/a.ts': "import { A } from '../groups/a.ts'" },
    { 'src/lib/a.ts': "import { a } from '#api/failure.ts'" },
    { 'src/lib/a.ts': "import { useState } from 'react'" },
    { 'src/api/a.ts': "import { useQuery } from '@tanstack/react-query'" },
    { 'src/api/contract/a.ts': "import '../client.ts'" },
    { 'src/main.tsx': "import '../mocks/worker.ts'" },
    { 'src/shell/a.ts': "void import('../../mocks/worker.ts')" },
    { 'src/shell/a.test.ts': "import '../../mocks/worker.ts'" },
    { 'mocks/worker.ts': "import { createClient } from '#api/client.ts'" },
    { 'mocks/backend/a.ts': "import '../worker.ts'" },
    { 'mocks/backend/a.ts': "import { randomUUID } from 'node:crypto'" },
    { 'mocks/backend/a.ts': "import { http } from 'msw'" },
    { 'gateway/a.ts': "import '../mocks/emulator.ts'" },
    { 'e2e/a.spec.ts': "import { theme } from '../src/shell/theme.ts'" },
    { 'e2e/a.spec.ts': "import { CONTROLS } from '../mocks/control.ts'" },
    { 'e2e/pages/a.ts': "import '../../src/groups/a.ts'" },
    { 'scripts/a.ts': "import '../src/api/a.ts'" },
  ],
  'there are no barrels': [
    { 'src/groups/index.ts': 'export const a = 1' },
    { 'src/groups/all.ts': "export * from './a.ts'\nexport { b } from './b.ts'" },
  ],
  'src has one fetch': [
    { 'src/api/transport.ts': '' },
    { 'src/api/transport.ts': "fetch('/a')", 'src/groups/a.ts': "window.fetch('/b')" },
    { 'src/api/transport.ts': "fetch('/a')\nfetch('/b')" },
    { 'src/groups/a.ts': "fetch('/b')" },
  ],
  'text never becomes markup': [
    { 'src/ui/a.tsx': 'const a = <p dangerouslySetInnerHTML={{ __html: text }} />' },
    { 'src/ui/a.ts': 'element.innerHTML = text' },
  ],
  'storage of the browser is used in src/lib/storage.ts only': [
    { 'src/ui/a.ts': "localStorage.setItem('a', 'b')" },
    { 'src/ui/a.ts': "window['sessionStorage'].clear()" },
  ],
  'what a browser keeps is named by where the build stands': [
    { 'src/ui/a.ts': "new BroadcastChannel('audience-console:session')" },
    { 'mocks/a.ts': "const a = 'audience-console-mock'" },
    { 'src/ui/a.ts': 'const a = `audience-console:${b}`' },
  ],
  'no text area sizes itself': [{ 'src/ui/a.tsx': 'const a = <Input.TextArea autoSize />' }],
  'the backend is deterministic': [
    { 'mocks/backend/a.ts': 'const a = Math.random()' },
    { 'mocks/backend/a.ts': 'const a = Date.now()' },
    { 'mocks/backend/a.ts': 'const a = new Date()' },
    { 'mocks/scenarios/a.ts': 'const a = crypto.randomUUID()' },
  ],
  'end-to-end tests never wait for time to pass': [{ 'e2e/a.spec.ts': 'await page.waitForTimeout(500)' }],
  'tests that replace modules run apart': [
    { 'src/a.test.ts': "vi.mock('./b.ts')" },
    { 'src/a.test.ts': "vi.doMock('./b.ts')", 'vite.config.ts': "export const APART = ['src/b.test.ts']" },
  ],
  'no file has more than 300 lines': [
    { 'src/lib/a.ts': 'a()\n'.repeat(301) },
    { 'src/ui/a.module.css': '.a {}\n'.repeat(301) },
  ],
  'spellings of the vendor stop at src/api': [
    { 'src/api/contract/group-actions.ts': 'const a = { GroupId: 1 }', 'src/groups/a.ts': 'const b = answer.GroupId' },
    {
      'src/api/contract/group-actions.ts': 'const a = { GroupId: 1 }',
      'src/groups/a.ts': 'interface B { GroupId: string }',
    },
    { 'src/groups/a.ts': "const b = answer['Deletatime']" },
    { 'src/groups/a.ts': 'const b = `${a}: Hasmore`' },
  ],
  'limits are named, not typed again': [
    { 'src/groups/a.ts': 'if (bytes > 128) fail()' },
    { 'src/groups/a.ts': 'const max = 32 * 1024' },
    { 'src/ui/a.tsx': 'const a = <Counter limit={15_360} />' },
  ],
  'what a screen says, it says in both languages': [
    { 'src/ui/a.tsx': 'const a = <p>No groups</p>' },
    { 'src/ui/a.ts': "const a = '群组'" },
  ],
  'a class that is taken from a sheet is in it': [
    withSheet('.head {}', 'const a = <p className={styles.haed} />'),
    withSheet('.head {}', "const a = <p className={styles['haed']} />"),
    withSheet('.head {}', 'const a = <p className={clsx(styles.head, wide && styles.wide)} />'),
    withSheet('.head {}', 'const a = { className: styles.haed }'),
    withSheet('.head {}', 'const a = { classNames: { popup: { root: styles.head, list: styles.haed } } }'),
    withSheet('.panel :global(.head) {}', 'const a = <p className={styles.head} />'),
    withSheet('.head {}', 'const a = <p className={styles[name]} />'),
    withSheet('.head {}', 'const { haed } = styles'),
    withSheet('.head {}', 'const a = <p className={name} />'),
    { 'src/ui/a.tsx': "import styles from './gone.module.css'\nconst a = <p className={styles.head} />" },
    // Two sheets of one name are two.
    {
      'src/ui/a.module.css': '.head {}',
      'src/shell/a.module.css': '.foot {}',
      'src/shell/a.tsx': "import styles from './a.module.css'\nconst a = <p className={styles.head} />",
    },
    {
      ...withSheet('.head {}', 'const a = <p className={styles.head} />'),
      'index.html': '<p class="ui-a-module__foot">',
    },
  ],
  'a class in quotes is one of the global sheet': [
    { 'src/ui/a.tsx': 'const a = <p className="muted" />' },
    withGlobal('const a = <p className="muted mutd" />'),
    withGlobal("const a = <p className={old ? 'muted' : 'mutd'} />"),
    withGlobal("const a = <p className={clsx('muted', old && 'mutd')} />"),
    withGlobal("const a = <p className={name ?? 'mutd'} />"),
    withGlobal("const a = <Table rowClassName={(row) => (row.old ? 'mutd' : 'muted')} />"),
    withGlobal("const columns = [{ key: 'id', className: 'mutd' }]"),
    withGlobal('const a = <Drawer rootClassName="mutd" />'),
    { 'index.html': '<p class="muted">' },
    // That of a module is no global one.
    withSheet('.head {}', 'const a = <p className="head" />'),
  ],
  'every class of a sheet is used': [
    withSheet('.head {} .foot {}', 'const a = <p className={styles.head} />'),
    withSheet('.head:has(> .foot) {}', 'const a = <p className={styles.head} />'),
    withSheet('@media (max-width: 767px) { .head {} }', ''),
    { 'src/ui/a.module.css': '.head {}', 'src/ui/a.tsx': 'const a = <p className="head" />' },
    { 'src/ui/a.module.css': '.head {}', 'src/ui/a.tsx': "import './a.module.css'" },
    withGlobal(''),
  ],
  'a sheet touches its own classes and what is below them': [
    { 'src/ui/a.css': '.head {}' },
    { 'src/ui/a.module.css': 'h1 {}' },
    { 'src/ui/a.module.css': '.head h1, h2 {}' },
    { 'src/ui/a.module.css': ':global(.ant-btn) {}' },
    { 'src/ui/a.module.css': '.head :global(.foot) {}' },
    { 'src/ui/a.module.css': '.head :is(:global(.ant-btn), :global(.foot)) {}' },
  ],
  'a mark that a sheet asks for is carried': [
    withSheet("[data-side='left'] .head {}", 'const a = <p data-syde="left" className={styles.head} />'),
    withSheet('.head:not(:has([data-side])) {}', 'const a = <p className={styles.head} />'),
  ],
  'elements are not found by class': [
    { 'src/ui/a.ts': "document.querySelector('.head > button')" },
    { 'src/ui/a.ts': "element?.closest<HTMLElement>('dialog:not(.head)')" },
    { 'e2e/a.spec.ts': "page.locator('.head')" },
    { 'e2e/a.spec.ts': "await page.evaluate(() => element.matches('a, .ant-btn.head'))" },
  ],
}

/** What no guard may refuse. */
const ALLOWED: Files[] = [
  {
    'src/main.tsx': "import './shell/start.tsx'\nif (__MOCK__) await import('../mocks/worker.ts')",
    'src/shell/start.test.ts': "vi.mock('./start.tsx')",
    'vite.config.ts': "const REPLACING = ['src/shell/start.test.ts']",
    'src/shell/start.tsx': "import '../groups/page.tsx'\nimport '../ui/a.tsx'\nimport 'react-router'",
    'src/groups/send/page.tsx':
      "import '../shared/a.ts'\nimport '../fields/b.ts'\nimport '../data/c.ts'\nimport './d.ts'",
    'src/groups/shared/a.ts': "import '../data/c.ts'",
    'src/groups/page.tsx':
      "import { App } from 'antd'\nimport '#api/groups.ts'\nconst { message } = App.useApp()\nmessage.success('')",
    'src/ui/a.tsx': "import '#api/failure.ts'\nconst a = <b>{words.ok} · 3 / 5</b> // localStorage, 群组, 128",
    'src/api/groups.ts': "import './client.ts'\nconst id = answer.GroupId",
    'src/api/transport.ts': "import './contract/fields.ts'\nawait fetch(url)",
    'src/api/client.test.ts': "import 'node:fs'\nawait fetch(url)",
    'src/api/contract/fields.ts': "import '#lib/byte-length.ts'\nconst a = { GroupId: 1, Body: 2 }",
    'src/ui/common-strings.ts': "const words = { en: { ok: 'OK' }, zh: { ok: '确定' } }\nconst b = answer.Body",
    'src/lib/storage.ts': 'localStorage.clear()',
    'mocks/backend/clock.ts': 'const a = new Date(now)',
    'mocks/worker.ts': "import 'msw'\nimport './backend/clock.ts'\nconst now = Date.now()",
    'mocks/worker.test.ts': "import '#api/client.ts'",
    'mocks/studio/panel.tsx': "import '../../src/ui/a.tsx'",
    'e2e/a.spec.ts':
      "import { paths } from '../src/lib/paths.ts'\nimport type { ControlName } from '../mocks/control.ts'",
    'src/shell/global.css': ':root { --gap: 8px } body { margin: 0 } .muted {} .numeric {}',
    'src/ui/sheet.module.css':
      '[data-side] .head:global(.ant-btn) > :is(.foot, p), :global(.muted) .head:has(.layer) {} @media print { .row, .deleted {} }',
    'src/ui/sheet.tsx': `import { clsx } from 'clsx'
      import styles from './sheet.module.css'
      const head = ({ className, styles: others }) => (
        <p className={clsx('muted', wide && styles.head, className)} data-side="left" styles={others}>
          <b className={wide ? 'muted numeric' : undefined} /> <i className={styles.layer} />
        </p>
      )
      const table = <Table className={styles['foot']} rowClassName={(row) => clsx(styles.row, row.deleted && styles.deleted)} />`,
    'src/shell/first-paint.module.css': "[data-screen='list'] .same, .rows {}",
    'index.html':
      '<html data-screen="frame"><p class="muted shell-first-paint-module__same shell-first-paint-module__rows">',
    'e2e/b.ts': "page.locator('#root > :visible, .ant-btn')\npage.locator('text=.head')",
  },
]

describe('the guards', () => {
  const isRule = (name: string): name is Rule => Object.hasOwn(GUARDS, name)
  const rules = Object.keys(GUARDS).filter(isRule)
  const cases = rules.flatMap((rule) =>
    REFUSED[rule].map((files) => [rule, JSON.stringify(files).slice(0, 200), files] as const),
  )

  test.each(cases)('%s: refuses %s', (rule, _files, files) => {
    expect(check(rule, files)).not.toEqual([])
  })

  test.each(rules)('%s: lets good code pass', (rule) => {
    for (const files of ALLOWED) expect(check(rule, files)).toEqual([])
  })
})
