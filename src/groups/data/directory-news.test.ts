import { describe, expect, test } from 'vitest'
import { nextAsked } from './asked.ts'
import { directoryOf, FakeService, idsIn, idsOf, PAGE, readAll, settled } from './fake-directory.ts'

describe('what other lists and dialogs know', () => {
  const newest = (service: FakeService, count: number) => service.rows.slice(-count).toReversed()

  test('the first page on screen can be searched before its turn, and appears once', async () => {
    const service = new FakeService(95)
    const directory = directoryOf(service)
    directory.observe(newest(service, 5), 95)
    expect(directory.getSnapshot()).toMatchObject({ total: 95, complete: false, reading: false })
    expect(idsOf(directory)).toHaveLength(5)
    await readAll(directory)
    expect(idsOf(directory)).toEqual(idsIn(service))
  })

  test('a group changed here is replaced where it stands, without a call', async () => {
    const service = new FakeService(25)
    const directory = directoryOf(service)
    await readAll(directory)
    service.takeCalls()
    const [row] = service.rows
    if (row === undefined) throw new Error('no group')
    directory.put([{ ...row, administrators: ['anna'], deleted: true }])
    expect(directory.getSnapshot().entries[0]).toMatchObject({ row: { deleted: true }, haystack: 'g1\ng1\n\nanna' })
    expect(service.takeCalls()).toEqual([])
  })

  test('a group created here comes last and counts, without a call', async () => {
    const service = new FakeService(20)
    const directory = directoryOf(service)
    await readAll(directory)
    service.takeCalls()
    service.create(2)
    for (const row of service.rows.slice(-2)) directory.put([row], { created: true })
    directory.observe(newest(service, 5), 22)
    expect(idsOf(directory)).toEqual(idsIn(service))
    expect(directory.getSnapshot()).toMatchObject({ total: 22, complete: true, reading: false })
    expect(service.takeCalls()).toEqual([])
  })

  test('a group created while the rest is read is there at once and once in the end', async () => {
    const service = new FakeService(95)
    const directory = directoryOf(service, 1)
    service.beforeAnswer = (call) => {
      if (call !== 3) return
      service.create(1)
      directory.put([service.rows.at(-1) ?? failTest()], { created: true })
      expect(idsOf(directory)).toContain('g96')
    }
    await readAll(directory)
    expect(idsOf(directory)).toEqual(idsIn(service))
  })

  test('nothing new tells nobody', async () => {
    const service = new FakeService(5)
    const directory = directoryOf(service)
    await readAll(directory)
    const before = directory.getSnapshot()
    directory.observe(service.rows, 5)
    expect(directory.getSnapshot()).toBe(before)
  })
})

function failTest(): never {
  throw new Error('no group')
}

test('a group that Describe does not know any more is gone at once, and its page is read again', async () => {
  const service = new FakeService(3 * PAGE)
  const directory = directoryOf(service)
  await readAll(directory)
  service.takeCalls()
  service.purge(PAGE)
  directory.vanish(`g${PAGE + 1}`, nextAsked())
  expect(idsOf(directory)).not.toContain(`g${PAGE + 1}`)
  await settled(directory)
  expect(idsOf(directory)).toEqual(idsIn(service))
  expect(directory.getSnapshot().total).toBe(3 * PAGE - 1)
})

test('a group that was read later than it vanished is back', async () => {
  const service = new FakeService(PAGE)
  const directory = directoryOf(service)
  await readAll(directory)
  const early = nextAsked()
  directory.put(service.rows.map((row) => ({ ...row, name: 'again' })))
  directory.vanish('g1', early)
  expect(idsOf(directory)).toContain('g1')
})
