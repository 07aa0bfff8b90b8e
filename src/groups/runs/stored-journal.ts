import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as v from 'valibot'
import { applyStep, type Journal, standsInTheWayOf } from './journal.ts'
import { itemState, type ItemState, runHead, type RunHead } from './run-types.ts'
import { RUNS_DATABASE } from './runs-database.ts'

interface Schema extends DBSchema {
  heads: { key: string; value: unknown }
  /** By run and number of the sheet. Apart from the states, which are written again and again while an input may weigh 32 KB. */
  inputs: { key: [string, number]; value: unknown[] }
  states: { key: [string, number]; value: unknown[] }
}

type Database = IDBPDatabase<Schema>

const VERSION = 1

/** Items of one record: a database takes longer over a record than over what is in it. */
const SHEET = 50
const sheetOf = (index: number): number => Math.floor(index / SHEET)

/** What stands on each sheet, of a list by index. */
function inSheets<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / SHEET) }, (_, sheet) =>
    list.slice(sheet * SHEET, (sheet + 1) * SHEET),
  )
}

/** All sheets of a run. */
const sheetsOf = (run: string) => IDBKeyRange.bound([run, 0], [run, Number.MAX_SAFE_INTEGER])

const parseHead = (kept: unknown): RunHead | undefined => {
  const parsed = v.safeParse(runHead, kept)
  return parsed.success ? parsed.output : undefined
}

/**
 * Keeps runs in the browser's database. idb, because IndexedDB's own events are easy to get wrong (1 KB, widely used). Transactions
 * are `relaxed`: what is kept outlives the browser's end, if not the computer's. Rejects where the browser keeps nothing.
 */
export async function openJournal(): Promise<Journal> {
  const open = () =>
    openDB<Schema>(RUNS_DATABASE, VERSION, {
      upgrade(database) {
        for (const name of database.objectStoreNames) database.deleteObjectStore(name)
        database.createObjectStore('heads')
        database.createObjectStore('inputs')
        database.createObjectStore('states')
      },
      // Another tab forgets everything: it must not have to wait for this one.
      blocking: (_before, _after, event) => {
        if (event.target instanceof IDBDatabase) event.target.close()
        opened = undefined
      },
      terminated: () => (opened = undefined),
    })
  let opened: Promise<Database> | undefined = open()
  await opened
  const database = () => (opened ??= open())
  return journalOver(database)
}

function journalOver(database: () => Promise<Database>): Journal {
  const writing = async () =>
    (await database()).transaction(['heads', 'inputs', 'states'], 'readwrite', { durability: 'relaxed' })

  return {
    async heads() {
      const kept = await (await database()).getAll('heads')
      return kept.map(parseHead).filter((head) => head !== undefined)
    },
    async add(head, items) {
      const transaction = await writing()
      const others = (await transaction.objectStore('heads').getAll()).map(parseHead)
      const busy = others.find((other) => other !== undefined && standsInTheWayOf(head)(other))
      const kept = busy === undefined ? items : []
      await Promise.all([
        busy === undefined && transaction.objectStore('heads').put(head, head.id),
        ...inSheets(kept).flatMap((some, sheet) => [
          transaction.objectStore('inputs').put(
            some.map(({ input }) => input),
            [head.id, sheet],
          ),
          transaction.objectStore('states').put(
            some.map(({ state }) => state),
            [head.id, sheet],
          ),
        ]),
        transaction.done,
      ])
      return busy === undefined ? undefined : { busy: busy.id }
    },
    async states(run) {
      const kept = await (await database()).getAll('states', sheetsOf(run))
      return kept.flat().map((state): ItemState => v.parse(itemState, state))
    },
    async inputs(run, indexes) {
      const store = (await database()).transaction('inputs').store
      const sheets = new Map(
        await Promise.all(
          [...new Set(indexes.map(sheetOf))].map(
            async (sheet) => [sheet, (await store.get([run, sheet])) ?? []] as const,
          ),
        ),
      )
      return indexes.map((index) => sheets.get(sheetOf(index))?.[index % SHEET])
    },
    async change(run, change) {
      const transaction = await writing()
      const heads = transaction.objectStore('heads')
      const head = parseHead(await heads.get(run))
      const changed = head === undefined ? undefined : change(head)
      await Promise.all([changed !== undefined && heads.put(changed, run), transaction.done])
      return changed ?? head
    },
    async step(run, worker, step) {
      const transaction = await writing()
      const heads = transaction.objectStore('heads')
      const head = parseHead(await heads.get(run))
      const outcome = head === undefined ? undefined : applyStep(head, worker, step)
      const news = outcome === undefined ? [] : [...step.settled, ...(outcome.mayLeave ? step.leaving : [])]
      const states = transaction.objectStore('states')
      const write = async (sheet: number) => {
        const kept = (await states.get([run, sheet])) ?? []
        for (const [index, state] of news) if (sheetOf(index) === sheet) kept[index % SHEET] = state
        await states.put(kept, [run, sheet])
      }
      await Promise.all([
        outcome !== undefined && heads.put(outcome.head, run),
        ...[...new Set(news.map(([index]) => sheetOf(index)))].map(write),
        transaction.done,
      ])
      return outcome
    },
    async remove(run) {
      const transaction = await writing()
      await Promise.all([
        transaction.objectStore('heads').delete(run),
        transaction.objectStore('inputs').delete(sheetsOf(run)),
        transaction.objectStore('states').delete(sheetsOf(run)),
        transaction.done,
      ])
    },
  }
}
