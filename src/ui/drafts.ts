import { useCallback, useState, useSyncExternalStore } from 'react'
import * as v from 'valibot'
import { commonStrings } from './common-strings.ts'
import { draftsStored, forgetAllDrafts, isOwner, readDrafts, setOwner, writeDrafts } from './draft-store.ts'
import { operatorIdPreference, senderIdPreference, useStrings } from './preferences.ts'

/** Whoever comes next at this browser must not find what was typed here. */
export function forgetDrafts(): void {
  senderIdPreference.set('')
  operatorIdPreference.set('')
  forgetAllDrafts()
}

/** Says who types from now on. Drafts of somebody else, left by a session that ended by itself, are forgotten: true. */
export function claimDrafts(name: string): boolean {
  const others = !isOwner(name)
  if (others) forgetDrafts()
  setOwner(name)
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

/** What becomes of what is typed: a promise only where the browser has stored it. */
export function useDraftPromise(): string {
  const words = useStrings(commonStrings)
  return useSyncExternalStore(draftsStored.subscribe, draftsStored.get) ? words.draftStored : words.draftOnlyHere
}

/**
 * Keeps what is typed into a form in sessionStorage, so that it survives failure, reload and crash; where the browser stores
 * nothing, until the page goes. Every opening of a form writes a draft of its own: typing before answering the offer does not overwrite the older one.
 */
export function useDraft<S extends v.GenericSchema>(formKey: string, schema: S): Draft<v.InferOutput<S>> {
  const [ownId] = useState(() => Date.now())
  const [left, setLeft] = useState(() => readDrafts(formKey).filter(({ id }) => id !== ownId))

  const remove = useCallback(
    (id: number) => {
      writeDrafts(
        formKey,
        readDrafts(formKey).filter((stored) => stored.id !== id),
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
      const kept = readDrafts(formKey)
      const typed = kept.find(({ id }) => id === ownId)
      const others = kept.filter(({ id }) => id !== ownId && id !== newest.id)
      writeDrafts(formKey, typed === undefined ? others : [{ ...typed, id: newest.id }, ...others])
      setLeft(readDrafts(formKey))
      return offer?.values
    },
    discardOffer() {
      if (newest !== undefined) remove(newest.id)
    },
    save: useCallback(
      (values) => {
        const others = readDrafts(formKey).filter(({ id }) => id !== ownId)
        writeDrafts(formKey, [{ id: ownId, savedAt: Date.now(), values }, ...others])
      },
      [formKey, ownId],
    ),
    clear: useCallback(() => remove(ownId), [remove, ownId]),
  }
}
