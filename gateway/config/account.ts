import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { LIVE_CENTERS, type LiveCenter } from '#api/contract/fields.ts'

/** Where a Live Center without an entry of its own is answered; the vendor's libraries know no other. */
const FALLBACK_ENDPOINT = 'https://live.aliyuncs.com'

/** The origin that answers for a Live Center. Without one the service means the first. */
export function endpointOf(
  endpoints: Partial<Record<LiveCenter, string | undefined>>,
  center: LiveCenter | undefined,
): string {
  return endpoints[center ?? LIVE_CENTERS[0]] ?? FALLBACK_ENDPOINT
}

/** What the account may ask for in a second. */
export function callsPerSecondOf(own: Readonly<Record<string, number>>, action: ActionName): number {
  return own[action] ?? ACTIONS[action].qps
}
