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

export interface OfferedType {
  type: string
  name?: string
  /** The group carries it already. */
  carried: boolean
}

/** The types one can choose from: those the group carries, then those that have a name only, each in the order of the numbers. */
export function offeredTypes(carried: readonly string[], names: TypeNames): OfferedType[] {
  const byNumber = (all: readonly string[]) => all.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
  const named = Object.keys(names).filter((type) => !carried.includes(type))
  return [...byNumber(carried), ...byNumber(named)].map((type) => {
    const name = names[type]?.trim()
    return { type, carried: carried.includes(type), ...(name !== undefined && { name }) }
  })
}
