import * as v from 'valibot'
import { createPreference, type Preference } from '#lib/storage.ts'
import type { Scope } from '#api/scope.ts'

/** What operators call the message types of an application, by the type's digits. */
export type TypeNames = Readonly<Record<string, string>>

/** UTF-16 units, as a field counts them. */
export const LONGEST_TYPE_NAME = 24

const namesSchema = v.record(v.pipe(v.string(), v.digits()), v.pipe(v.string(), v.maxLength(LONGEST_TYPE_NAME)))

const stores = new Map<string, Preference<TypeNames>>()

/** The names of an application's message types, kept in this browser. */
export function typeNamesOf({ center, appId }: Scope): Preference<TypeNames> {
  const key = `typeNames:${center}:${appId}`
  const store = stores.get(key) ?? createPreference(key, namesSchema, (): TypeNames => ({}))
  stores.set(key, store)
  return store
}

/** The names with one changed; without it where the new one is blank. */
export function withTypeName(names: TypeNames, type: bigint, name: string): TypeNames {
  const others = Object.entries(names).filter(([key]) => key !== String(type))
  return Object.fromEntries(name.trim() === '' ? others : [...others, [String(type), name]])
}
