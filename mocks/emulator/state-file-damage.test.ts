import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, test } from 'vitest'
import { createRandom } from '../backend/random.ts'
import { answer } from '../testing/test-commands.ts'
import { testFolder } from '../testing/test-folder.ts'
import { create, describeGroup, info, isThere, worldIn } from '../testing/test-state-file.ts'
import { StateFileError } from './state-file-error.ts'
import { StateFile } from './state-file.ts'

const inFolder = testFolder()
let state = ''
beforeEach(() => {
  state = inFolder('state')
})

/** The bytes with one text in place of another. */
const replaced = (bytes: Buffer, text: string, other: string) =>
  Buffer.from(bytes.toString('latin1').replace(text, other), 'latin1')

type Damage = [what: string, to: (bytes: Buffer) => Buffer]

/** What a start says of the file, be it as a refusal, and what is lost in it if it says nothing. */
async function startAgain(lostIn: (file: StateFile) => Promise<string[]>) {
  const notices: string[] = []
  try {
    const file = new StateFile(state, (text) => notices.push(text))
    const lost = notices.length === 0 ? await lostIn(file) : []
    file.close()
    return { notices, lost }
  } catch (error) {
    if (!(error instanceof StateFileError)) throw error
    return { notices: [error.message], lost: [] }
  }
}

describe('a state file', () => {
  test('that was cut off in the middle of a write goes on without it', async () => {
    const file = new StateFile(state)
    await answer(worldIn(file), create('kept'))
    file.close()
    const whole = readFileSync(state)
    const writer = new DatabaseSync(state)
    writer.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = 1; BEGIN')
    for (const [seq, size] of [10, 1_000_000, 5_000_000].entries()) {
      writer.prepare("INSERT INTO record VALUES ('account', 'entry', ?, ?, 0)").run(seq + 10, 'x'.repeat(size))
      const cut = inFolder(`cut-${size}`)
      copyFileSync(state, cut)
      copyFileSync(`${state}-journal`, `${cut}-journal`)
      expect(readFileSync(cut).equals(whole)).toBe(size === 10)
      const notices: string[] = []
      const again = new StateFile(cut, (text) => notices.push(text))
      const after = worldIn(again)
      expect([await isThere(after, 'kept'), notices]).toEqual([true, []])
      await answer(after, create('next'))
      again.close()
      const third = new StateFile(cut)
      expect(await isThere(worldIn(third), 'next')).toBe(true)
      third.close()
    }
    writer.close()
  })

  test.each<Damage>([
    ['overwritten', (bytes) => replaced(bytes, '"GroupId":"kept"', '"GroupId":"KEPT"')],
    ['cut out', (bytes) => replaced(bytes, '"GroupId":"kept"', '')],
    ['no record', (bytes) => replaced(bytes, '{"version"', '["version"')],
    ['zeroes in a record', (bytes) => replaced(bytes, '"GroupId":"kept"', '\0'.repeat(16))],
    ['zeroes in the description of the tables', (bytes) => bytes.fill(0, 100, 150)],
    ['a page less', (bytes) => bytes.subarray(0, -4096)],
    ['its beginning only', (bytes) => bytes.subarray(0, 100)],
  ])('that is damaged is put away with a notice: %s', async (_what, damage) => {
    const file = new StateFile(state)
    const world = worldIn(file)
    await answer(world, create('kept'))
    await answer(world, create('last'))
    file.close()
    const damaged = damage(readFileSync(state))
    writeFileSync(state, damaged)
    const notices: string[] = []
    const again = new StateFile(state, (text) => notices.push(text))
    const [aside = ''] = readdirSync(inFolder()).filter((name) => name.includes('set-aside'))
    expect(notices).toEqual([expect.stringContaining(aside)])
    expect(readFileSync(inFolder(aside)).equals(damaged)).toBe(true)
    const anew = worldIn(again)
    expect(await isThere(anew, 'kept')).toBe(false)
    await answer(anew, create('new1'))
    again.close()
  })

  test('wherever it is damaged, nothing is lost in silence', async () => {
    const file = new StateFile(state)
    const world = worldIn(file)
    const ids = Array.from({ length: 12 }, (_, number) => `g${number}`)
    for (const id of ids) await answer(world, create(id))
    for (const id of ids) await answer(world, info(id, id.repeat(2000)))
    file.close()
    const whole = readFileSync(state)
    const pages = Array.from({ length: whole.length / 4096 }, (_, page) => page * 4096)
    const seed = Math.floor(Math.random() * 2 ** 31)
    const random = createRandom(seed)
    const flipped = (bytes: Buffer, at: number) => {
      bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at)
      return bytes
    }
    const damages: Damage[] = [
      ...pages.map((from): Damage => [`page at ${from}`, (bytes) => bytes.fill(0, from, from + 4096)]),
      ...pages.map((from): Damage => [`cut at ${from}`, (bytes) => bytes.subarray(0, from)]),
      ...Array.from({ length: 200 }, () => random.int(0, whole.length - 1)).map((at): Damage => [
        `bit at ${at}`,
        (bytes) => flipped(bytes, at),
      ]),
    ]
    const lostIn = async (again: StateFile) => {
      const after = worldIn(again)
      const found = await Promise.all(ids.map((id) => answer(after, describeGroup(id)).catch(() => undefined)))
      return ids.filter((id, index) => Reflect.get(Object(found[index]), 'GroupInfo') !== id.repeat(2000))
    }
    let told = 0
    for (const [what, damage] of damages) {
      writeFileSync(state, damage(Buffer.from(whole)))
      const { notices, lost } = await startAgain(lostIn)
      expect({ seed, what, inSilence: notices.length === 0 ? lost : [] }).toEqual({ seed, what, inSilence: [] })
      told += notices.length
    }
    expect(told).toBeGreaterThan(pages.length)
  }, 60_000)
})
