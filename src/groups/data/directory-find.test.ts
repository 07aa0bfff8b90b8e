import { describe, expect, test } from 'vitest'
import type { GroupRow } from '#api/groups.ts'
import { GroupDirectory } from './directory.ts'
import { directoryOf, FakeService, idsOf, PAGE, readAll, settled } from './fake-directory.ts'

const entriesOf = (directory: GroupDirectory, id: string) =>
  directory.getSnapshot().entries.filter(({ row }) => row.id === id)

describe('a group by its ID', () => {
  test('is found after pages moved, and not after it was purged', async () => {
    const service = new FakeService(95)
    const directory = directoryOf(service)
    await readAll(directory)
    const purged = service.rows.slice(12, 15).map(({ id }) => id)
    service.purge(12, 3)
    service.create(8)
    directory.observe(service.rows.slice(-5), service.rows.length)
    await settled(directory)
    for (const row of service.rows) expect(directory.find(row.id)).toEqual(row)
    for (const id of purged) expect(directory.find(id)).toBeUndefined()
  })

  test('is found after the last pages went', async () => {
    const service = new FakeService(95)
    const directory = directoryOf(service)
    await readAll(directory)
    service.purge(20, 75)
    directory.refresh()
    await settled(directory)
    expect(directory.find('g20')).toMatchObject({ id: 'g20' })
    for (const id of ['g21', 'g60', 'g95']) expect(directory.find(id)).toBeUndefined()
  })

  test('is one while two pages hold it', async () => {
    const service = new FakeService(40)
    const directory = directoryOf(service, 1)
    await readAll(directory)
    service.takeCalls()
    service.purge(0)
    let meanwhile: GroupRow[] | undefined
    service.beforeAnswer = () => {
      // The first page has been read again and ends with what the second, which has not, begins with.
      const twice = directory.find('g11')
      if (meanwhile !== undefined || twice === undefined || entriesOf(directory, 'g1').length > 0) return
      directory.put([{ ...twice, administrators: ['anna'] }])
      meanwhile = entriesOf(directory, 'g11').map(({ row }) => row)
    }
    directory.refresh()
    await settled(directory)
    expect(meanwhile).toMatchObject([{ administrators: ['anna'] }])
    expect(entriesOf(directory, 'g11')).toHaveLength(1)
  })

  test('is as it was asked for last, whatever arrives later', async () => {
    const service = new FakeService(30)
    const directory = directoryOf(service, 1)
    service.beforeAnswer = (call) => {
      const row = service.rows[14]
      if (call === 2 && row !== undefined) directory.put([{ ...row, deleted: true }])
    }
    await readAll(directory)
    expect(directory.find('g15')).toMatchObject({ deleted: true })
    expect(entriesOf(directory, 'g15')).toMatchObject([{ row: { deleted: true } }])
    const [row] = service.rows
    if (row === undefined) throw new Error('no group')
    directory.observe([{ ...row, name: 'older' }], undefined, 0)
    expect(directory.find('g1')).toEqual(row)

    directory.refresh()
    await settled(directory)
    expect(directory.find('g15')).toMatchObject({ deleted: false })
  })

  test('that no page holds in the end is gone', async () => {
    const service = new FakeService(30)
    const directory = directoryOf(service, 1)
    let meanwhile: GroupRow | undefined
    service.beforeAnswer = (call) => {
      const [row] = service.rows
      if (call === 2 && row !== undefined) directory.put([{ ...row, id: 'purged' }])
      if (call === 3) meanwhile = directory.find('purged')
    }
    expect(await readAll(directory)).toMatchObject({ complete: true, failure: undefined })
    expect(meanwhile).toMatchObject({ id: 'purged' })
    expect(directory.find('purged')).toBeUndefined()
    expect(idsOf(directory)).toEqual(service.rows.map(({ id }) => id))
  })

  test('that only Describe has shown is looked for when a list shows it, too', async () => {
    const service = new FakeService(25)
    const directory = directoryOf(service)
    await readAll(directory)
    service.purge(3)
    service.create(1)
    const created = service.rows.slice(-1)
    directory.put(created)
    expect(directory.find('g26')).toMatchObject({ id: 'g26' })
    directory.observe(created, 25)
    await settled(directory)
    expect(directory.find('g4')).toBeUndefined()
    expect(idsOf(directory)).toEqual(service.rows.map(({ id }) => id))
  })
})

describe('many changes', () => {
  const MANY = 500

  /** A directory read to the end that counts its notices. */
  async function watched(groups: number) {
    const service = new FakeService(groups)
    const news: number[] = []
    const directory = new GroupDirectory(service.read, {
      pageSize: PAGE,
      publishEveryMs: 0,
      onNews: (rows) => news.push(rows.length),
    })
    await readAll(directory)
    await new Promise((resolve) => setTimeout(resolve, 5))
    news.length = 0
    let notices = 0
    directory.subscribe(() => void (notices += 1))
    return { service, directory, news, notices: () => notices }
  }

  test('of groups in the directory are one notice', async () => {
    const { service, directory, news, notices } = await watched(MANY + PAGE)
    const changed = service.rows.slice(0, MANY).map((row) => ({ ...row, deleted: true }))
    directory.put(changed)
    expect(notices()).toBe(1)
    expect(news).toEqual([MANY])
    expect(directory.getSnapshot().entries.filter(({ row }) => row.deleted)).toHaveLength(MANY)
    directory.put(changed)
    expect(notices()).toBe(1)
  })

  test('of new groups are one notice, and all come last', async () => {
    const { service, directory, news, notices } = await watched(15)
    service.create(MANY)
    directory.put(service.rows.slice(15), { created: true })
    expect(notices()).toBe(1)
    expect(news).toEqual([MANY])
    expect(idsOf(directory)).toEqual(service.rows.map(({ id }) => id))
    expect(directory.getSnapshot().total).toBe(MANY + 15)
    directory.put(service.rows.slice(-2), { created: true })
    expect(notices()).toBe(1)
    expect(directory.getSnapshot().total).toBe(MANY + 15)
  })
})
