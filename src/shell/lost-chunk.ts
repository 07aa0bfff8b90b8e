import * as v from 'valibot'
import { readStored, writeStored } from '#lib/storage.ts'
import { draftsStored } from '../ui/draft-store.ts'

/**
 * A deploy replaces the files of the console: a tab that was open before asks for chunks that are gone. Loading the page anew
 * brings the new ones, and drafts outlive it. Once for each chunk: one that is missing then too is not told by reloading.
 */
const lost = new WeakSet<Error>()
const STAMP = 'reloaded-for'

/** Vite says so before the import fails with the same error. Runs for as long as the page lives. */
export function noticeLostChunks(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => lost.add(payload))
}

export const isLostChunk = (error: unknown): error is Error => error instanceof Error && lost.has(error)

/**
 * Whether reloading may help, loses nothing and has not been tried. Offline, the browser would show a page of its own instead.
 */
export function reloadMayHelp(error: unknown): boolean {
  if (!isLostChunk(error) || navigator.onLine === false || !draftsStored.get()) return false
  return readStored('session', STAMP, v.string()) !== error.message
}

/** Reloads the page, unless the browser does not keep that it was tried. */
export function reloadFor(error: unknown): void {
  if (isLostChunk(error) && writeStored('session', STAMP, error.message)) window.location.reload()
}
