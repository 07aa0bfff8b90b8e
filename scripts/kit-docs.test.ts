import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './install.mjs'
import { kitExamples } from './kit-examples.ts'

const docs = readFileSync(path.join(ROOT, 'docs/kit.md'), 'utf8')
const outside = readFileSync(path.join(ROOT, 'kit/outside/package.json'), 'utf8')

test('docs/kit.md has an example of everything; the project outside type-checks them, and runs its tests', () => {
  const examples = kitExamples()
  expect(examples.map(({ name }) => name)).toEqual([
    'playwright.config.ts',
    'console.spec.ts',
    'call.ts',
    'signed.ts',
    'msw.ts',
  ])
  const all = examples.map(({ text }) => text).join('\n')
  for (const entry of ['client', 'msw', 'playwright', 'scenarios']) {
    expect(all).toContain(`'audience-console/${entry}'`)
    expect(existsSync(path.join(ROOT, `kit/${entry}.ts`))).toBe(true)
  }
  expect(all.match(/^test\(/gm)).toHaveLength(3)
})

test('it names the versions that the project outside runs, which are those of this repository', () => {
  const own = readFileSync(path.join(ROOT, 'package.json'), 'utf8')
  for (const name of ['@alicloud/pop-core', '@playwright/test', 'msw', 'typescript', 'vite']) {
    const line = new RegExp(`"${name}": "(.+?)"`)
    expect([name, line.exec(outside)?.[1]]).toEqual([name, line.exec(own)?.[1]])
  }
  for (const [, name = '', version = ''] of docs.matchAll(/--save-dev (\S+)@([\d.]+)/g)) {
    expect(outside).toContain(`"${name}": "${version}"`)
  }
  expect(docs).toContain(`audience-console-${/"version": "(.+?)"/.exec(own)?.[1] ?? ''}.tgz`)
})
