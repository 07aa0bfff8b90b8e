import { groupPageParams } from '#api/group-page-params.ts'
import { scopeParams } from '#api/scope.ts'
import { sendAhead } from '#api/transport.ts'
import { partsOf } from '../groups/data/service-page.ts'
import { type Address, openedList } from './opened.ts'
import { probablySignedIn } from './signed-in.ts'

/**
 * Sends what the address asks for while the code that will ask is still on its way: who is signed in and, unless nobody is, the
 * application and the first page of its groups. Answers are taken over by the first who asks for the same (`sendAhead`).
 */
export function sendCallsAhead(address: Address): void {
  sendAhead('/auth/session', { method: 'GET' })
  const opened = openedList(address)
  if (opened === undefined || !probablySignedIn.get()) return
  const call = (action: string, params: object) => sendAhead(`/api/live/${action}`, { body: JSON.stringify(params) })
  call('DescribeLiveMessageApp', scopeParams(opened.scope))
  call('ListLiveMessageGroupByPage', groupPageParams(opened.scope, partsOf(opened.page).first))
}
