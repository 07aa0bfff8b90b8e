import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { answer } from '../testing/test-commands.ts'
import { testFolder } from '../testing/test-folder.ts'
import { create, describeGroup, info, isThere, worldIn } from '../testing/test-state-file.ts'
import { noncesInMemory } from './nonces.ts'
import { StateFileError } from './state-file-error.ts'
import { StateFile } from './state-file.ts'

const inFolder = testFolder()
let state = ''
beforeEach(() => {
  state = inFolder('state')
})

/** Makes an account's records those of another version, and right in themselves. */
function asOfVersion0(account: string): void {
  const database = new DatabaseSync(state)
  const rows = database.prepare('SELECT seq, data FROM record WHERE account = ?').all(account)
  for (const { seq, data } of rows) {
    const old = String(data).replace('"version":2', '"version":0')
    const checksum = crc32(`${account} entry ${String(seq)} ${old}`)
    database
      .prepare('UPDATE record SET data = ?, checksum = ? WHERE account = ? AND seq = ?')
      .run(old, checksum, account, seq ?? 0)
  }
  database.close()
}

describe('a state file', () => {
  test('holds each account’s world until the next start', async () => {
    const file = new StateFile(state)
    expect(file.isKept('one')).toBe(false)
    await answer(worldIn(file, 'one'), create('mine'))
    await answer(worldIn(file, 'two'), create('theirs'))
    file.close()
    const again = new StateFile(state)
    expect([again.isKept('one'), again.isKept('two'), again.isKept('three')]).toEqual([true, true, false])
    const [one, two] = [worldIn(again, 'one'), worldIn(again, 'two')]
    expect(
      await Promise.all([isThere(one, 'mine'), isThere(one, 'theirs'), isThere(two, 'mine'), isThere(two, 'theirs')]),
    ).toEqual([true, false, false, true])
    again.close()
  })

  test('does not grow without end, and loses nothing when it shrinks', async () => {
    const file = new StateFile(state)
    const [one, two] = [worldIn(file, 'one'), worldIn(file, 'two')]
    await answer(two, create('theirs'))
    await answer(one, create('mine'))
    let written = 0
    for (let number = 0; number < 1300; number += 1) {
      const text = `${number} ${'x'.repeat(4000)}`
      written += text.length
      await answer(one, info('mine', text))
    }
    file.close()
    expect(written).toBeGreaterThan(5_000_000)
    expect(statSync(state).size).toBeLessThan(3_000_000)
    const again = new StateFile(state)
    expect(await answer(worldIn(again, 'one'), describeGroup('mine'))).toMatchObject({
      GroupInfo: `1299 ${'x'.repeat(4000)}`,
    })
    expect(await isThere(worldIn(again, 'two'), 'theirs')).toBe(true)
    again.close()
  })

  test('that was cut to nothing is told, and so is an empty one that was made for it', async () => {
    const file = new StateFile(state)
    await answer(worldIn(file), create('kept'))
    file.close()
    truncateSync(state)
    const notices: string[] = []
    const again = new StateFile(state, (text) => notices.push(text))
    expect(notices).toEqual([`${state} was empty: the accounts start anew.`])
    expect(again.isKept('account')).toBe(false)
    again.close()
    expect(readFileSync(state, 'latin1')).toContain('ACES')
  })

  test('whose records another version wrote is put away for that account alone', async () => {
    const file = new StateFile(state)
    await answer(worldIn(file, 'other'), create('theirs'))
    await answer(worldIn(file, 'old'), create('old'))
    file.close()
    asOfVersion0('old')
    const notices: string[] = []
    const again = new StateFile(state, (text) => notices.push(text))
    const world = worldIn(again, 'old')
    await answer(world, create('new1'))
    expect(world.notices.all).toMatchObject([{ kind: 'dataSetAside' }])
    expect(notices).toHaveLength(1)
    const [aside = ''] = readdirSync(inFolder()).filter((name) => name.includes('set-aside-old'))
    expect(notices[0]).toContain(aside)
    expect(readFileSync(inFolder(aside), 'utf8')).toContain('GroupId')
    expect(await isThere(worldIn(again, 'other'), 'theirs')).toBe(true)
    again.close()
  })

  test('is only ever a file of its own kind', () => {
    writeFileSync(state, '{"name":"something precious"}\n')
    expect(() => new StateFile(state)).toThrow(StateFileError)
    expect(readFileSync(state, 'utf8')).toBe('{"name":"something precious"}\n')
    expect(() => new StateFile(inFolder())).toThrow(StateFileError)
    expect(() => new StateFile(inFolder('none/state'))).toThrow('Create it first')
    rmSync(state)
    const foreign = new DatabaseSync(state)
    foreign.exec('CREATE TABLE precious (name TEXT)')
    foreign.close()
    const bytes = readFileSync(state)
    for (const content of [bytes, bytes.subarray(0, 4096)]) {
      writeFileSync(state, content)
      expect(() => new StateFile(state)).toThrow('is no state file of the emulator')
      expect(readFileSync(state).equals(content)).toBe(true)
    }
    expect(readdirSync(inFolder())).toEqual(['state'])
  })
})

describe('a file that cannot be written', () => {
  test('refuses the call, changes nothing, and goes on when it can be written again', async () => {
    const file = new StateFile(state)
    const world = worldIn(file)
    await answer(world, create('kept'))
    file.close()
    await expect(world.execute(create('lost'))).rejects.toThrow(StateFileError)
    const again = new StateFile(state)
    const after = worldIn(again)
    expect([await isThere(after, 'kept'), await isThere(after, 'lost')]).toEqual([true, false])
    again.close()
  })
})

describe('nonces', () => {
  test('serve once an account, also after another start', () => {
    const file = new StateFile(state)
    expect([file.nonces('one').use('a', 0), file.nonces('two').use('a', 0), file.nonces('one').use('a', 0)]).toEqual([
      true,
      true,
      false,
    ])
    file.close()
    expect(() => file.nonces('one').use('b', 0)).toThrow(StateFileError)
    const again = new StateFile(state)
    expect([again.nonces('two').use('a', 1), again.nonces('two').use('b', 1)]).toEqual([false, true])
    again.close()
  })

  test.each([
    ['a file', () => new StateFile().nonces('account', 1000, 4)],
    ['memory', () => noncesInMemory(1000, 4)('account')],
  ])('of %s are forgotten in time, and never more than a bound of them kept', (_where, open) => {
    const nonces = open()
    expect(nonces.use('a', 0)).toBe(true)
    expect(nonces.use('a', 999)).toBe(false)
    expect(nonces.use('a', 1000)).toBe(false)
    expect(nonces.use('a', 9000)).toBe(true)
    for (const nonce of ['b', 'c', 'd', 'e', 'f']) expect(nonces.use(nonce, 9000)).toBe(true)
    expect(nonces.use('f', 9000)).toBe(false)
    expect(nonces.use('a', 9000)).toBe(true)
  })
})
