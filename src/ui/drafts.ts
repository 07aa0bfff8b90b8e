import { useCallback, useState } from 'react'
import * as v from 'valibot'
import { forgetStored, readStored, writeStored } from '#lib/storage.ts'
import { operatorIdPreference, senderIdPreference } from './preferences.ts'

const entry = v.object({ id: v.number(), savedAt: v.number(), values: v.unknown() })
type Entry = v.InferOutput<typeof entry>

/** Older drafts of one form beyond this many are dropped. */
const MOST_DRAFTS = 5

const storageKey = (formKey: string) => `draft:${formKey}`
const read = (formKey: string): Entry[] => readStored('session', storageKey(formKey), v.array(entry)) ?? []
const write = (formKey: string, entries: Entry[]) =>
  writeStored('session', storageKey(formKey), entries.length === 0 ? undefined : entries.slice(0, MOST_DRAFTS))

/** Whoever comes next at this browser must not find what was typed here. */
export function forgetDrafts(): void {
  senderIdPreference.set('')
  operatorIdPreference.set('')
  forgetStored('session')
}

const OWNER = 'drafts-of'

/** Says who types from now on. Drafts of somebody else, left by a session that ended by itself, are forgotten: true. */
export function claimDrafts(name: string): boolean {
  const others = readStored('session', OWNER, v.string()) !== name
  if (others) forgetDrafts()
  writeStored('session', OWNER, name)
  return others
}

export interface DraftOffer<T> {
  /** Milliseconds, this computer's clock: it was this computer that kept it. */
  savedAt: number
  values: T
}

export interface Draft<T> {
  /** A draft left by an earlier opening of the form, to be offered back. */
  offer: DraftOffer<T> | undefined
  /**
   * Takes the offer over; the form fills itself with the answer and saves it as its own. What was typed instead changes places
   * with it: it is on offer next.
   */
  accept(): T | undefined
  discardOffer(): void
  /** Keeps what is typed now. */
  save(values: T): void
  /** Forgets what this opening typed: it was sent, or thrown away on purpose. */
  clear(): void
}

/**
 * Keeps what is typed into a form in sessionStorage, so that it survives failure, reload and crash. Every opening of a form
 * writes a draft of its own: typing before answering the offer does not overwrite the older one.
 */
export function useDraft<S extends v.GenericSchema>(formKey: string, schema: S): Draft<v.InferOutput<S>> {
  const [ownId] = useState(() => Date.now())
  const [left, setLeft] = useState(() => read(formKey).filter(({ id }) => id !== ownId))

  const remove = useCallback(
    (id: number) => {
      write(
        formKey,
        read(formKey).filter((stored) => stored.id !== id),
      )
      setLeft((drafts) => drafts.filter((draft) => draft.id !== id))
    },
    [formKey],
  )
  const newest = left.find(({ values }) => v.is(schema, values))
  const offer = newest === undefined ? undefined : { savedAt: newest.savedAt, values: v.parse(schema, newest.values) }
  return {
    offer,
    accept() {
      if (newest === undefined) return undefined
      const kept = read(formKey)
      const typed = kept.find(({ id }) => id === ownId)
      const others = kept.filter(({ id }) => id !== ownId && id !== newest.id)
      write(formKey, typed === undefined ? others : [{ ...typed, id: newest.id }, ...others])
      setLeft(read(formKey))
      return offer?.values
    },
    discardOffer() {
      if (newest !== undefined) remove(newest.id)
    },
    save: useCallback(
      (values) => {
        const others = read(formKey).filter(({ id }) => id !== ownId)
        write(formKey, [{ id: ownId, savedAt: Date.now(), values }, ...others])
      },
      [formKey, ownId],
    ),
    clear: useCallback(() => remove(ownId), [remove, ownId]),
  }
}
