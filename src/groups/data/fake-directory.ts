import type { GroupRow } from '#api/groups.ts'
import { nextAsked } from './asked.ts'
import { GroupDirectory } from './directory.ts'

/** Groups a page of the fake service. */
export const PAGE = 10

/** For tests of the directory: an application's groups, oldest first, as the service would page through them. */
export class FakeService {
  rows: GroupRow[] = []
  /** Pages asked for, in order. */
  calls: number[] = []
  /** Runs before a page is answered; throws to fail it. */
  beforeAnswer: (call: number) => void = () => undefined
  #created = 0

  constructor(groups: number) {
    this.create(groups)
  }

  create(groups: number): void {
    for (let index = 0; index < groups; index += 1) {
      this.#created += 1
      const id = `g${this.#created}`
      this.rows.push({ id, name: id, owner: '', administrators: [], createdAt: this.#created, deleted: false })
    }
  }

  purge(at: number, groups = 1): void {
    this.rows.splice(at, groups)
  }

  read = async (number: number, signal: AbortSignal) => {
    const asked = nextAsked()
    this.calls.push(number)
    await Promise.resolve()
    signal.throwIfAborted()
    this.beforeAnswer(this.calls.length)
    return { rows: this.rows.slice((number - 1) * PAGE, number * PAGE), total: this.rows.length, asked }
  }

  /** Pages asked for since the last time this was asked. */
  takeCalls(): number[] {
    return this.calls.splice(0)
  }
}

export const directoryOf = (service: FakeService, lanes = 4) =>
  new GroupDirectory(service.read, { pageSize: PAGE, lanes, publishEveryMs: 0 })

/** Resolves when the directory stops reading. */
export const settled = (directory: GroupDirectory) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!directory.getSnapshot().reading) resolve()
    }
    directory.subscribe(look)
    look()
  })

export async function readAll(directory: GroupDirectory) {
  directory.resume()
  await settled(directory)
  return directory.getSnapshot()
}

export const idsOf = (directory: GroupDirectory) => directory.getSnapshot().entries.map(({ row }) => row.id)
export const idsIn = (service: FakeService) => service.rows.map(({ id }) => id)
