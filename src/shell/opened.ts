import { LIVE_CENTERS } from '#api/contract/fields.ts'
import type { GroupPageRequest } from '#api/group-page-params.ts'
import type { Scope } from '#api/scope.ts'
import { groupsPlaceOf } from '#lib/paths.ts'
import { readListParams } from '../groups/data/list-params.ts'
import { servicePageOf } from '../groups/data/service-page.ts'

export type Address = Pick<Location, 'pathname' | 'search'>

/** The list of groups that an address opens, with or without a dialog over it, and its page; undefined of any other address. */
export function openedList({ pathname, search }: Address): { scope: Scope; page: GroupPageRequest } | undefined {
  const place = groupsPlaceOf(pathname)
  const center = LIVE_CENTERS.find((known) => known === place?.center)
  if (place === undefined || center === undefined) return undefined
  return {
    scope: { center, appId: place.appId },
    page: servicePageOf(readListParams(new URLSearchParams(search)), false),
  }
}
