import { whileUnderWay } from '#lib/under-way.ts'
import type * as Lists from './place-lists.tsx'

let loaded: typeof Lists | undefined

/** The pickers' lists, which no first screen waits for. @throws {Error} where the chunk cannot be had */
export async function loadPlaceLists(): Promise<typeof Lists> {
  loaded ??= await whileUnderWay('a list of places', import('./place-lists.tsx'))
  return loaded
}
