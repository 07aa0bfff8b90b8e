import type { ActionName } from '#api/contract/actions.ts'
import type { Stored } from './stored-groups.ts'

export interface MeasuredCall {
  action: ActionName
  method: 'GET' | 'POST'
  /** As text, as in a query. */
  params: Record<string, string>
}

export type CallMaker = (group: Stored, number: number) => MeasuredCall

/** What is measured: the reads that a console lives on, and a write. */
export const CALLS: Record<string, CallMaker> = {
  DescribeLiveMessageGroup: ({ appId, groupId }) => ({
    action: 'DescribeLiveMessageGroup',
    method: 'POST',
    params: { AppId: appId, GroupId: groupId, DataCenter: 'cn-shanghai' },
  }),
  'ListLiveMessageGroupByPage 20': ({ appId }, number) => ({
    action: 'ListLiveMessageGroupByPage',
    method: 'GET',
    params: {
      AppId: appId,
      SortType: '2',
      PageNumber: `${1 + (number % 2)}`,
      PageSize: '20',
      DataCenter: 'cn-shanghai',
    },
  }),
  ModifyLiveMessageGroup: ({ appId, groupId }, number) => ({
    action: 'ModifyLiveMessageGroup',
    method: 'POST',
    params: {
      AppId: appId,
      GroupId: groupId,
      ModifyInfo: 'true',
      GroupInfo: `{"round":${number}}`,
      DataCenter: 'cn-shanghai',
    },
  }),
}

/** How many different groups a measured run of calls goes to. */
export const FEW = 50

/** One group after the other, out of so many spread over all there are, in an order that is the same in every run. */
export function pickFrom(stored: readonly Stored[], different: number): () => Stored {
  const count = Math.min(different, stored.length)
  let at = 0
  return () => {
    at = (at + 7919) % count
    const group = stored[Math.floor((at * stored.length) / count)]
    if (group === undefined) throw new Error('no groups are stored')
    return group
  }
}
