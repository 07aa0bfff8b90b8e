import { useSyncExternalStore } from 'react'

const NONE: ReadonlySet<string> = new Set()

/** Which rows of a list are marked, by ID: a row that looks only at itself is not drawn anew with each of the others. */
export class RowSet {
  #ids: ReadonlySet<string>
  readonly #listeners = new Set<() => void>()

  constructor(ids: Iterable<string> = NONE) {
    this.#ids = new Set(ids)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get = (): ReadonlySet<string> => this.#ids

  set(ids: Iterable<string>): void {
    this.#ids = new Set(ids)
    for (const listener of this.#listeners) listener()
  }

  /** With these in it, or without them. */
  put(ids: Iterable<string>, marked: boolean): void {
    const next = new Set(this.#ids)
    for (const id of ids) {
      if (marked) next.add(id)
      else next.delete(id)
    }
    this.set(next)
  }
}

export function useRowSet(rows: RowSet): ReadonlySet<string> {
  return useSyncExternalStore(rows.subscribe, rows.get)
}

export function useIsMarked(rows: RowSet, id: string): boolean {
  return useSyncExternalStore(rows.subscribe, () => rows.get().has(id))
}
