import { afterEach, expect, test } from 'vitest'
import { LONG_STORIES, STORIES } from './contract-stories.ts'
import type { Emulator } from '../emulator/server.ts'
import { consoleWire } from './test-console-wire.ts'
import { asJson, plainClient, subjectOf, testEmulator } from './test-emulator.ts'
import { tell, toldInProcess } from './test-in-process.ts'

const open: Emulator[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()))
})

async function start(): Promise<Emulator> {
  const emulator = await testEmulator()
  open.push(emulator)
  return emulator
}

const ALL = Object.entries({ ...STORIES, ...LONG_STORIES })

test('only what needs If-Match cannot be told on the vendor’s wire', () => {
  expect(ALL.filter(([, { needs }]) => needs === 'ifMatch').map(([name]) => name)).toEqual([
    'a change meets another change',
  ])
})

test.each(ALL)(
  'over HTTP, on the console’s wire and in every style of the vendor’s in turn: %s',
  async (_name, story) => {
    const told = asJson(await toldInProcess(story))
    expect(told).not.toEqual([])
    const emulator = await start()
    expect(asJson(await tell(story, () => consoleWire(emulator)))).toEqual(told)
    if (story.needs === 'ifMatch') return
    const other = await start()
    expect(asJson(await tell(story, () => subjectOf(other, plainClient(other))))).toEqual(told)
  },
  60_000,
)
