import { afterEach, expect, test } from 'vitest'
import { LONG_STORIES, STORIES } from './contract-stories.ts'
import type { Emulator } from './emulator/server.ts'
import { asJson, plainClient, subjectOf, testEmulator } from './test-emulator.ts'
import { inProcess, tell } from './test-in-process.ts'

const open: Emulator[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()))
})

/** Stories of what the vendor's wire does not have. */
const NEEDS_IF_MATCH = ['a change meets another change']

const stories = Object.entries({ ...STORIES, ...LONG_STORIES })

test('the stories that are left out are there', () => {
  for (const name of NEEDS_IF_MATCH) expect(Object.keys(STORIES)).toContain(name)
})

test.each(stories.filter(([name]) => !NEEDS_IF_MATCH.includes(name)))(
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
