import * as v from 'valibot'
import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { neverSent } from '#api/contract/errors.ts'
import { groupVersion } from '#api/contract/group-version.ts'
import { notSent, Refusal } from '../http/refusal.ts'
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
  /** Longest wait for the turn to change a group, milliseconds. What is left of the call's time is for the change itself. */
  changeWaitMs: number
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

export function createLiveCalls({ upstream, budget, endpointOf, changeWaitMs }: LiveCallsOptions): LiveCalls {
  const order = createGroupOrder({ waitMs: changeWaitMs })

  const once = async (
    action: ActionName,
    query: Parameters['query'],
    { parameters, operator, signal }: LiveCall,
  ): Promise<Answer> => {
    await budget.turn(action, operator, signal).catch((error: unknown) => {
      throw error instanceof Refusal ? error : notSent(action, 'its turn did not come in time', error)
    })
    return upstream({ action, query, endpoint: endpointOf(parameters.center), signal })
  }

  /**
   * The refusal of the look at the group, when it has one; nothing when the group is as it was opened. A look that failed leaves
   * no doubt about the change: it was not sent.
   */
  const comparison = async (ifMatch: string, call: LiveCall): Promise<Answer | undefined> => {
    const { AppId = '', GroupId = '', DataCenter } = call.parameters.query
    const query = { AppId, GroupId, ...(DataCenter === undefined ? {} : { DataCenter }) }
    const unread = (why: string, cause?: unknown) =>
      notSent(call.action, `the group could not be read first (${why})`, cause)
    const found = await once('DescribeLiveMessageGroup', query, call).catch((error: unknown) => {
      throw error instanceof Refusal && !neverSent(error.code) ? unread(error.code, error) : error
    })
    if (found.status >= 500) throw unread(`${found.code ?? ''}, RequestId ${found.requestId}`)
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
    const { action, parameters, ifMatch, operator, signal } = call
    const send = async () => {
      const refused = ifMatch === undefined ? undefined : await comparison(ifMatch, call)
      return refused ?? once(action, parameters.query, call)
    }
    if (!changesGroup(action)) return send()
    const group = JSON.stringify([parameters.appId, parameters.groupId])
    return order.run({ action, group, operator, signal }, send)
  }
}
