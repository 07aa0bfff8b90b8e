import { LIVE_CENTERS } from '#api/contract/fields.ts'
import { groupPageParams } from '#api/group-page-params.ts'
import { scopeParams } from '#api/scope.ts'
import { sendAhead } from '#api/transport.ts'
import { groupsPlaceOf } from '#lib/paths.ts'
import { readListParams } from '../groups/data/list-params.ts'
import { partsOf, servicePageOf } from '../groups/data/service-page.ts'
import { probablySignedIn } from './signed-in.ts'

/**
 * Sends what the address asks for while the code that will ask is still on its way: who is signed in and, unless nobody is, the
 * application and the first page of its groups. Answers are taken over by the first who asks for the same (`sendAhead`).
 */
export function sendCallsAhead({ pathname, search }: Pick<Location, 'pathname' | 'search'>): void {
  sendAhead('/auth/session', { method: 'GET' })
  const place = groupsPlaceOf(pathname)
  const center = LIVE_CENTERS.find((known) => known === place?.center)
  if (place === undefined || center === undefined || !probablySignedIn.get()) return
  const scope = { center, appId: place.appId }
  const call = (action: string, params: object) => sendAhead(`/api/live/${action}`, { body: JSON.stringify(params) })
  call('DescribeLiveMessageApp', scopeParams(scope))
  const page = servicePageOf(readListParams(new URLSearchParams(search)), false)
  call('ListLiveMessageGroupByPage', groupPageParams(scope, partsOf(page).first))
}
