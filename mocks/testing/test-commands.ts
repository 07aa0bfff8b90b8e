import type { Command } from '../session/entry.ts'
import type { Executed, SharedWorld } from '../session/shared-world.ts'

/** Commands on groups of an application. */
export function commandsOn(AppId: string) {
  const group = (GroupId: string) => ({ AppId, GroupId })
  return {
    group,
    create: (GroupId: string): Command => ({ kind: 'call', action: 'CreateLiveMessageGroup', params: group(GroupId) }),
    info: (GroupId: string, GroupInfo: string): Command => ({
      kind: 'call',
      action: 'ModifyLiveMessageGroup',
      params: { ...group(GroupId), ModifyInfo: true, GroupInfo },
    }),
    describeGroup: (GroupId: string): Command => ({
      kind: 'call',
      action: 'DescribeLiveMessageGroup',
      params: group(GroupId),
    }),
  }
}

/** The answer to a command that was run. Throws its refusal. */
export function valueOf({ outcome }: Pick<Executed, 'outcome'>): unknown {
  if (outcome.kind === 'answer') return outcome.value
  throw outcome.kind === 'refused' ? outcome.error : new Error('not carried out')
}

/** Runs a command and returns its answer. Throws its refusal. */
export const answer = async (world: SharedWorld, command: Command): Promise<unknown> =>
  valueOf(await world.execute(command))

/** RequestIds `R1`, `R2`, …, or with another beginning. */
export function countingIds(beginning = 'R'): () => string {
  let count = 0
  return () => {
    count += 1
    return `${beginning}${count}`
  }
}
