import { type ChildProcess, spawn } from 'node:child_process'
import { linkSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { createRandom } from '../backend/random.ts'
import { answer } from '../testing/test-commands.ts'
import { testFolder } from '../testing/test-folder.ts'
import { describeGroup, isThere, worldIn } from '../testing/test-state-file.ts'
import { StateFile } from './state-file.ts'

const inFolder = testFolder()
let state = ''
beforeEach(() => {
  state = inFolder('state')
})

describe('the lock', () => {
  test('keeps a second one out until the first one is done', () => {
    const first = new StateFile(state)
    expect(() => new StateFile(state)).toThrow('is in use')
    first.close()
    new StateFile(state).close()
    expect(readdirSync(inFolder())).toEqual(['state'])
  })

  test('of a running process holds, by whichever name the file goes, that of a killed one does not', async () => {
    mkdirSync(inFolder('below'))
    symlinkSync(state, inFolder('link'))
    symlinkSync(inFolder('below'), inFolder('elsewhere'))
    // The system follows the link before it goes up.
    const names = [state, inFolder('link'), inFolder('below/../state'), `${inFolder()}/elsewhere/../state`]
    const writer = await startWriter(0)
    for (const name of names) expect(() => new StateFile(name)).toThrow(`${state} is in use`)
    linkSync(state, inFolder('hard'))
    for (const name of [inFolder('hard'), state]) expect(() => new StateFile(name)).toThrow('has other names')
    rmSync(inFolder('hard'))
    await kill(writer)
    for (const name of names) {
      const file = new StateFile(name)
      expect(await isThere(worldIn(file), 'g0')).toBe(true)
      file.close()
    }
  })
})

const ROUNDS = 12
const WRITER = fileURLToPath(new URL('../testing/test-writer.ts', import.meta.url))

interface Writer {
  child: ChildProcess
  /** All that it has said. */
  told: string
}

/** A process that writes from a number on, once it has begun. */
function startWriter(from: number): Promise<Writer> {
  const child = spawn(process.execPath, [WRITER, state, `${from}`], { stdio: ['ignore', 'pipe', 'inherit'] })
  const writer = { child, told: '' }
  return new Promise((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      writer.told += chunk.toString()
      resolve(writer)
    })
  })
}

const kill = ({ child }: Writer) =>
  new Promise((resolve) => {
    child.once('close', resolve)
    child.kill('SIGKILL')
  })

/** Lets a process write from a number on and kills it. Returns the last number it was told to be kept. */
async function writeAndKill(from: number, ms: number): Promise<number> {
  const writer = await startWriter(from)
  await new Promise((resolve) => setTimeout(resolve, ms))
  await kill(writer)
  const lines = writer.told.slice(0, writer.told.lastIndexOf('\n')).split('\n')
  return Number(lines.at(-1) === 'ready' ? from - 1 : lines.at(-1))
}

test('killed at random points of a storm of writes, it has lost no write that was acknowledged', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const random = createRandom(seed)
  let last = -1
  for (let round = 0; round < ROUNDS; round += 1) {
    last = await writeAndKill(last + 1, random.int(0, 600))
    const file = new StateFile(state)
    const world = worldIn(file)
    const numbers: number[] = []
    for (let number = 0; number < 10; number += 1) {
      const described = await answer(world, describeGroup(`g${number}`))
      numbers.push(Number(/"?(\d+) 中/.exec(JSON.stringify(described))?.[1] ?? -1))
    }
    file.close()
    const kept = Math.max(...numbers)
    // One more may have been written than was acknowledged.
    expect({ seed, round, lost: kept < last, more: kept - last <= 1 }).toEqual({ seed, round, lost: false, more: true })
    for (const [number, found] of numbers.entries()) {
      const latest = kept - ((kept - number + 10) % 10)
      expect({ seed, round, number, found }).toEqual({ seed, round, number, found: latest < 0 ? -1 : latest })
    }
    last = kept
  }
  expect(last).toBeGreaterThan(ROUNDS)
  console.log(`killed ${ROUNDS} times with seed ${seed}: all of ${last + 1} acknowledged writes are there`)
}, 120_000)
