import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import { emulatorAt } from '../e2e/backend.ts'
import { CONTROLS } from '../mocks/control.ts'
import { SCENARIO_NAMES } from '../mocks/scenarios/names.ts'
import * as client from './client.ts'
import * as msw from './msw.ts'
import * as playwright from './playwright.ts'
import { PROMISES } from './promises.ts'
import * as scenarios from './scenarios.ts'

const docs = readFileSync(path.join(import.meta.dirname, '../docs/kit.md'), 'utf8')

/** Anything that is asked of it is itself: enough of a page for page objects to be made. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no page, and never used as one
const page = new Proxy(() => undefined, { get: () => page, apply: () => page }) as unknown as Page

test.each([
  ['client', client],
  ['msw', msw],
  ['playwright', playwright],
  ['scenarios', scenarios],
] as const)('%s exports what is promised', (entry, exported) => {
  expect(Object.keys(exported)).toEqual(expect.arrayContaining([...PROMISES[entry]]))
})

test.each(Object.entries(PROMISES.pageObjects))('%s has what is promised', (name, parts) => {
  const make: unknown = Reflect.get(playwright, name)
  if (typeof make !== 'function') throw new Error(`There is no page object ${name}`)
  const made: unknown = Reflect.apply(make, undefined, [page])
  expect(Object.keys(made ?? {})).toEqual(expect.arrayContaining([...parts]))
})

test('the backend has what is promised, and every command is there', () => {
  expect(Object.keys(emulatorAt('http://127.0.0.1'))).toEqual(expect.arrayContaining([...PROMISES.backend]))
  expect(Object.keys(CONTROLS)).toEqual(expect.arrayContaining([...PROMISES.commands]))
})

test('fixtures and options are in the test that is exported', () => {
  const fixtures = readFileSync(path.join(import.meta.dirname, '../e2e/console-test.ts'), 'utf8')
  for (const name of [...PROMISES.fixtures, ...PROMISES.options])
    expect(fixtures).toMatch(new RegExp(`^  ${name}: `, 'm'))
})

test('docs/kit.md says every promise, and which version it is', () => {
  expect(docs).toContain(`**Version ${PROMISES.version}** of the promises`)
  const { version: _version, pageObjects, ...lists } = PROMISES
  const names = [...Object.values(lists).flat(), ...Object.keys(pageObjects), ...Object.values(pageObjects).flat()]
  const said = new Set([...docs.matchAll(/`([\w-]+)`/g)].map(([, name]) => name))
  expect([...names, ...SCENARIO_NAMES].filter((name) => !said.has(name))).toEqual([])
})
