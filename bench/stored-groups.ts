import { LIMITS } from '#api/contract/limits.ts'
import type { Command } from '../mocks/session/entry.ts'
import { APPS } from '../mocks/scenarios/names.ts'

/** Live groups of an application at most; beyond them there is a further application. */
const PER_APP = LIMITS.liveGroups

export interface Stored {
  appId: string
  groupId: string
}

/** Runs a command and returns its answer; throws when it is refused. */
export type Execute = (command: Command) => Promise<unknown>

/** Fills an account until it holds that many groups. Returns them all. */
export async function storeGroups(count: number, execute: Execute): Promise<Stored[]> {
  const stored: Stored[] = []
  let appId: string = APPS.empty
  for (let number = 0; number < count; number += 1) {
    if (number > 0 && number % PER_APP === 0) appId = await createApp(execute)
    const groupId = `show${number}`
    const params = {
      AppId: appId,
      GroupId: groupId,
      GroupName: `Show ${number}`,
      GroupInfo: '{"cover":"https://example.com/a.png"}',
    }
    await execute({ kind: 'call', action: 'CreateLiveMessageGroup', params })
    stored.push({ appId, groupId })
  }
  return stored
}

async function createApp(execute: Execute): Promise<string> {
  const answer = await execute({ kind: 'call', action: 'CreateLiveMessageApp', params: { AppName: 'Benchmark' } })
  return String(new Map(Object.entries(answer ?? {})).get('AppId'))
}

/** A service clock a thousand times as fast as ours: its limit of 50 calls a second and action is not what is measured here. */
export function fastClock(): () => number {
  const start = Date.UTC(2026, 0, 1)
  const begun = performance.now()
  return () => start + Math.floor((performance.now() - begun) * 1000)
}
