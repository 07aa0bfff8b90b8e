import * as v from 'valibot'
import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { groupVersion } from '#api/contract/group-version.ts'
import { Refusal } from '../http/refusal.ts'
import type { Answer } from './answer.ts'
import type { Budget } from './budget.ts'
import { changesGroup, createGroupOrder } from './group-order.ts'
import type { Parameters } from './params.ts'
import type { Upstream } from './upstream.ts'

interface LiveCallsOptions {
  upstream: Upstream
  budget: Budget
  /** Origin that answers for a Live Center. */
  endpointOf(center: Parameters['center']): string
}

export interface LiveCall {
  action: ActionName
  parameters: Parameters
  /** See `groupVersion`; ModifyLiveMessageGroup only. */
  ifMatch: string | undefined
  /** Who takes turns. */
  operator: string
  /** Ends the call; a write's aborts at its deadline only. */
  signal: AbortSignal
}

/** Rejects with `Refusal`. */
export type LiveCalls = (call: LiveCall) => Promise<Answer>

/** What the service tells of a group, as far as the comparison needs it. */
const described = v.pick(ACTIONS.DescribeLiveMessageGroup.answer, ['GroupInfo', 'AdminList', 'Delete'])

export function createLiveCalls({ upstream, budget, endpointOf }: LiveCallsOptions): LiveCalls {
  const order = createGroupOrder()

  const once = async (action: ActionName, query: Parameters['query'], { parameters, operator, signal }: LiveCall): Promise<Answer> => {
    await budget.turn(action, operator, signal).catch((error: unknown) => {
      if (error instanceof Refusal) throw error
      throw new Refusal('Gateway.Timeout', `${action} was not sent: its turn did not come in time.`, { cause: error })
    })
    return upstream({ action, query, endpoint: endpointOf(parameters.center), signal })
  }

  /** The refusal of the look at the group, when it has one; nothing when the group is as it was opened. */
  const comparison = async (ifMatch: string, call: LiveCall): Promise<Answer | undefined> => {
    const { AppId = '', GroupId = '', DataCenter } = call.parameters.query
    const query = { AppId, GroupId, ...(DataCenter === undefined ? {} : { DataCenter }) }
    const found = await once('DescribeLiveMessageGroup', query, call)
    if (found.code !== undefined) return found
    const { GroupInfo, AdminList, Delete } = v.parse(described, found.json)
    // A change of a deleted group is refused by the service itself.
    if (Delete || ifMatch === groupVersion(GroupInfo, AdminList)) return undefined
    throw new Refusal(
      'Gateway.GroupChanged',
      'The group was changed since it was opened. Compare with the current values and decide.',
      { current: { GroupInfo, AdminList } },
    )
  }

  return (call) => {
    const { action, parameters, ifMatch } = call
    const send = async () => {
      const refused = ifMatch === undefined ? undefined : await comparison(ifMatch, call)
      return refused ?? once(action, parameters.query, call)
    }
    if (!changesGroup(action)) return send()
    return order.run(JSON.stringify([parameters.appId, parameters.groupId]), call.operator, send)
  }
}
