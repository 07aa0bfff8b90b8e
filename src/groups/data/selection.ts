import * as v from 'valibot'
import type { Scope } from '#api/scope.ts'
import { readStored, writeStored } from '#lib/storage.ts'
import { RowSet } from '../../ui/row-set.ts'

/** By the key under which each is kept. */
const selections = new Map<string, RowSet>()

const stored = v.array(v.string())

/**
 * The groups of an application that are selected, by ID, in the order in which they were. It is one for whoever asks, outlives a reload of
 * the tab, and says nothing of whether a group is still there.
 */
export function selectionOf({ center, appId }: Scope): RowSet {
  const key = `selection:${center}/${appId}`
  const known = selections.get(key)
  if (known !== undefined) return known
  const selection = new RowSet(readStored('session', key, stored))
  selection.subscribe(() => {
    const ids = [...selection.get()]
    // What was stored before, where there is no room for this, would come back as what it is not.
    if (ids.length === 0 || !writeStored('session', key, ids)) writeStored('session', key, undefined)
  })
  selections.set(key, selection)
  return selection
}

/** Whoever comes next at this browser selects anew. */
export function forgetSelections(): void {
  for (const selection of selections.values()) selection.set([])
}
