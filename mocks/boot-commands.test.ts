import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runBootCommands } from './boot-commands.ts'
import { controlOf, testHost } from './testing/test-host.ts'

const GLOBAL = '__MOCK_BOOT__'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('runs what was left before the page, once a tab', async () => {
  vi.stubGlobal(GLOBAL, [
    { command: 'reset', params: { scenario: 'empty' } },
    { command: 'advance-clock', params: { seconds: 60 } },
  ])
  const host = testHost()
  await runBootCommands(host)
  expect(await controlOf(host)('state', {})).toMatchObject({ scenario: 'empty', clockOffsetSeconds: 60 })
  await runBootCommands(host)
  expect(await controlOf(host)('state', {})).toMatchObject({ clockOffsetSeconds: 60 })
})

test('does nothing without it', async () => {
  const host = testHost()
  await runBootCommands(host)
  expect(await controlOf(host)('state', {})).toMatchObject({ scenario: 'typical' })
})

test('a mistake in it stops the boot instead of testing something else', async () => {
  for (const wrong of ['reset', [{ command: 'dance' }], [{ command: 'reset', params: { scenario: 'nothing' } }]]) {
    vi.stubGlobal(GLOBAL, wrong)
    await expect(runBootCommands(testHost())).rejects.toThrow(/./)
  }
})
