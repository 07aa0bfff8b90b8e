import * as v from 'valibot'
import { forgetStored, readStored, writeStored } from '#lib/storage.ts'

const entry = v.object({ id: v.number(), savedAt: v.number(), values: v.unknown() })
/** What one opening of a form has typed. */
export type DraftEntry = v.InferOutput<typeof entry>

/** Older drafts of one form beyond this many are dropped. */
const MOST_DRAFTS = 5

const storageKey = (formKey: string) => `draft:${formKey}`

/** Drafts that the browser does not store, because it is not allowed to or has no room. They last as long as the page. */
const onlyHere = new Map<string, DraftEntry[]>()
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

export function readDrafts(formKey: string): DraftEntry[] {
  return onlyHere.get(formKey) ?? readStored('session', storageKey(formKey), v.array(entry)) ?? []
}

export function writeDrafts(formKey: string, entries: DraftEntry[]): void {
  const kept = entries.slice(0, MOST_DRAFTS)
  const stored = writeStored('session', storageKey(formKey), kept.length === 0 ? undefined : kept)
  if (stored || kept.length === 0) onlyHere.delete(formKey)
  else onlyHere.set(formKey, kept)
  tell()
}

/** Whether all that was typed outlives a reload; told whenever it may have changed. */
export const draftsStored = {
  get: (): boolean => onlyHere.size === 0,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

const OWNER = 'drafts-of'
/** Known here as well, for a browser that stores nothing. */
let owner: string | undefined

/** Forgets what was typed, whoever did. */
export function forgetAllDrafts(): void {
  owner = undefined
  onlyHere.clear()
  forgetStored('session')
  tell()
}

/** Whether what was typed here so far may be somebody else's. */
export const isOwner = (name: string): boolean => (owner ?? readStored('session', OWNER, v.string())) === name

export function setOwner(name: string): void {
  owner = name
  writeStored('session', OWNER, name)
}
