import { afterEach, expect, test } from 'vitest'
import { LONG_STORIES, STORIES } from './contract-stories.ts'
import type { Emulator } from '../emulator/server.ts'
import { asJson, leftOut, plainClient, subjectOf, testEmulator, vendorStories } from './test-emulator.ts'
import { inProcess, tell } from './test-in-process.ts'

const open: Emulator[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()))
})

test('only what needs If-Match is left out', () => {
  expect(leftOut).toEqual(['a change meets another change'])
  expect(vendorStories.length).toBe(Object.keys(STORIES).length + Object.keys(LONG_STORIES).length - 1)
})

test.each(vendorStories)(
  'over HTTP, in every style of the vendor’s wire in turn: %s',
  async (_name, story) => {
    const emulator = await testEmulator()
    open.push(emulator)
    const told = asJson(await tell(story, inProcess))
    expect(told).not.toEqual([])
    expect(asJson(await tell(story, () => subjectOf(emulator, plainClient(emulator))))).toEqual(told)
  },
  60_000,
)
