import { readdirSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { createRandom } from '../backend/random.ts'
import { signAcs3 } from '../testing/test-signing.ts'
import { APPS } from '../scenarios/names.ts'
import { send } from '../testing/test-emulator.ts'
import { testFolder } from '../testing/test-folder.ts'
import { end, type EmulatorProcess, startProcess } from '../testing/test-process.ts'

const ROUNDS = 3
const WRITERS = 4
const KEYS = ['--key', 'first:secret1', '--key', 'second:secret2']

const inFolder = testFolder()
let running: EmulatorProcess | undefined
afterEach(async () => {
  if (running !== undefined) await end(running, 'SIGKILL')
})

interface Writes {
  acknowledged: string[]
  stop: boolean
}

function call(
  { ready: { url, accounts } }: EmulatorProcess,
  account: number,
  action: string,
  params: Record<string, string>,
) {
  const { accessKeyId: id, accessKeySecret: secret } = accounts[account] ?? { accessKeyId: '', accessKeySecret: '' }
  return send(url, signAcs3({ id, secret }, action, { AppId: APPS.empty, ...params }, { host: new URL(url).host }))
}

/** Writes until the process is killed, and notes what it was told had been done. */
async function write(emulator: EmulatorProcess, account: number, name: string, writes: Writes): Promise<void> {
  for (let number = 0; !writes.stop; number += 1) {
    const GroupId = `${name}x${number}`
    try {
      const { status } = await call(emulator, account, 'CreateLiveMessageGroup', {
        GroupId,
        GroupInfo: '中'.repeat(1300),
      })
      if (status === 200) writes.acknowledged.push(GroupId)
    } catch {
      return
    }
    // The limit of 50 calls a second is not what this is about.
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function stored(emulator: EmulatorProcess, account: number): Promise<Set<string>> {
  const found = new Set<string>()
  for (let page = 1; ; page += 1) {
    const { text } = await call(emulator, account, 'ListLiveMessageGroupByPage', {
      SortType: '1',
      PageSize: '50',
      PageNumber: `${page}`,
    })
    const ids = [...text.matchAll(/"GroupId":"([^"]+)"/g)].map(([, id = '']) => id)
    if (ids.length === 0) return found
    for (const id of ids) found.add(id)
  }
}

test('whenever it is killed, nothing that was acknowledged is lost', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const random = createRandom(seed)
  const file = inFolder('state')
  const kept: [string[], string[]] = [[], []]
  const start = () => startProcess(['--state', file, '--scenario', 'empty', ...KEYS])
  for (let round = 0; round < ROUNDS; round += 1) {
    running = await start()
    const emulator = running
    const writes: Writes[] = [
      { acknowledged: [], stop: false },
      { acknowledged: [], stop: false },
    ]
    const writers = Array.from({ length: WRITERS }, (_, index) =>
      write(emulator, index % 2, `r${round}w${index}`, writes[index % 2] ?? { acknowledged: [], stop: true }),
    )
    await new Promise((resolve) => setTimeout(resolve, random.int(200, 1500)))
    await end(emulator, 'SIGKILL')
    for (const each of writes) each.stop = true
    await Promise.all(writers)
    kept[0].push(...(writes[0]?.acknowledged ?? []))
    kept[1].push(...(writes[1]?.acknowledged ?? []))
  }
  running = await start()
  for (const account of [0, 1] as const) {
    const found = await stored(running, account)
    const lost = kept[account].filter((id) => !found.has(id))
    expect({ seed, account, lost }).toEqual({ seed, account, lost: [] })
  }
  expect(kept[0].length + kept[1].length).toBeGreaterThan(ROUNDS)
  expect(readdirSync(inFolder()).toSorted()).toEqual(['state', 'state-journal'])
  console.log(
    `killed ${ROUNDS} times with seed ${seed}: all of ${kept[0].length + kept[1].length} acknowledged writes are there`,
  )
}, 120_000)
