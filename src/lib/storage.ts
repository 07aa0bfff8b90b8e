import * as v from 'valibot'
import { namedHere } from './base-path.ts'

/**
 * What the console keeps in the browser: `local` for the operator's preferences, `session` for what was typed, nothing else.
 * A browser that withholds storage (private windows, policies) gets a console that works and forgets.
 */
type Area = 'local' | 'session'

function areaOf(area: Area): Storage | undefined {
  try {
    return area === 'local' ? window.localStorage : window.sessionStorage
  } catch {
    return undefined
  }
}

const PREFIX = `${namedHere('audience-console')}:`

/** The stored value, or undefined when there is none or it is not what `schema` describes. */
export function readStored<S extends v.GenericSchema>(
  area: Area,
  key: string,
  schema: S,
): v.InferOutput<S> | undefined {
  try {
    const text = areaOf(area)?.getItem(PREFIX + key) ?? undefined
    if (text === undefined) return undefined
    const parsed = v.safeParse(schema, JSON.parse(text))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** Stores a JSON value; undefined removes it. False when the browser refuses. */
export function writeStored(area: Area, key: string, value: unknown): boolean {
  try {
    const storage = areaOf(area)
    if (storage === undefined) return false
    if (value === undefined) storage.removeItem(PREFIX + key)
    else storage.setItem(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** Whether a cookie of this site stays. Tried, since Chromium's `navigator.cookieEnabled` knows nothing of its settings for sites. */
export function keepsCookies(): boolean {
  const probe = 'audience-console-probe=1'
  document.cookie = `${probe}; SameSite=Strict`
  const kept = document.cookie.includes(probe)
  document.cookie = `${probe}; SameSite=Strict; Max-Age=0`
  return kept
}

/** Forgets everything the console keeps in an area. */
export function forgetStored(area: Area): void {
  try {
    const storage = areaOf(area)
    for (const key of Object.keys(storage ?? {})) if (key.startsWith(PREFIX)) storage?.removeItem(key)
  } catch {
    // A browser that withholds storage has kept nothing.
  }
}

export interface Preference<T> {
  get(): T
  set(value: T): void
  subscribe(listener: () => void): () => void
}

/** A remembered setting; of the area `local`, the same in all tabs. `fallback` is asked when nothing valid is stored. */
export function createPreference<S extends v.GenericSchema>(
  key: string,
  schema: S,
  fallback: () => v.InferOutput<S>,
  area: Area = 'local',
): Preference<v.InferOutput<S>> {
  let current: v.InferOutput<S> = readStored(area, key, schema) ?? fallback()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  if (typeof window !== 'undefined') {
    window.addEventListener('storage', (event) => {
      if (event.key !== PREFIX + key) return
      current = readStored(area, key, schema) ?? fallback()
      tell()
    })
  }
  return {
    get: () => current,
    set(value) {
      current = value
      writeStored(area, key, value)
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
