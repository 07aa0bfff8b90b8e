import { type Location, useLocation, useResolvedPath } from 'react-router'
import * as v from 'valibot'

/** A form on screen, as the question before leaving sees it. */
export interface OpenForm {
  /** What it is called on screen; left out where no other form can be open with it. */
  name?: string
  /** The path of the route it stands in (`useHome`). There and below that path the form stays mounted, and what was typed stays in view. */
  home: string
  /** Asked at the moment of leaving, so that a form that has just been sent lets go at once. */
  isDirty(): boolean
  /** Throws away what was typed, with its draft. */
  discard(): void
}

/** All forms on screen. The router asks one blocker only, so one question has to speak for all of them. */
export interface OpenForms {
  /** Returns how to take the form off again. */
  add(form: OpenForm): () => void
  /** Whether there is any form, dirty or not. */
  any(): boolean
  /** Told whenever `any` may have changed. */
  subscribe(listener: () => void): () => void
  /** Dirty forms that are gone once the page is. */
  dirty(): OpenForm[]
  /** Dirty forms that are gone once the router is at `target`, unless the way there keeps drafts (`DialogLink`). */
  lostAt(target: Pick<Location, 'pathname' | 'state'>): OpenForm[]
}

const keepsDraft = v.object({ keepDraft: v.literal(true) })

export function createOpenForms(): OpenForms {
  const forms = new Set<OpenForm>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const dirty = () => [...forms].filter((form) => form.isDirty())
  return {
    add(form) {
      forms.add(form)
      tell()
      return () => {
        forms.delete(form)
        tell()
      }
    },
    any: () => forms.size > 0,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dirty,
    lostAt: ({ pathname, state }) =>
      v.is(keepsDraft, state) ? [] : dirty().filter(({ home }) => !isWithin(home, pathname)),
  }
}

export const openForms = createOpenForms()

/** The path of the route that a form stands in: so much of the address as that route reads. */
export function useHome(): string {
  const { pathname } = useLocation()
  // Not the route's own spelling of it, in which a slash within an ID is encoded twice.
  const depth = partsOf(useResolvedPath('.').pathname).length
  return `/${partsOf(pathname).slice(0, depth).join('/')}`
}

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '')

/** Whether a path is another or lies below it. By part and decoded: the same address can be written in several ways. */
function isWithin(path: string, below: string): boolean {
  const outer = decodedPartsOf(path)
  const inner = decodedPartsOf(below)
  return outer.every((part, index) => part === inner[index])
}

function decodedPartsOf(path: string): string[] {
  const parts = partsOf(path)
  try {
    return parts.map(decodeURIComponent)
  } catch {
    return parts
  }
}
