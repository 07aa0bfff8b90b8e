import assert from 'node:assert/strict'
import * as v from 'valibot'
import { withoutSecrets } from '#api/contract/secrets.ts'
import type { Witness } from '../contract-suite.ts'

/** What happens between a client and the service, told so that any transport can play it. Starts with `typical`. */
export interface Story {
  tell(service: Witness): Promise<void>
  /** What a transport must have for it: `If-Match` is the console's own, and not on the vendor's wire. */
  needs?: 'ifMatch'
}

/** Exactly this. */
export const same = (actual: unknown, expected: unknown): void => assert.deepStrictEqual(actual, expected)

/** Exactly these fields, beside a RequestId and secrets, which not every wire carries. */
export function tells({ RequestId: _requestId, ...rest }: { RequestId: string }, expected: object): void {
  assert.deepStrictEqual(withoutSecrets<unknown>(rest), expected)
}

/** Whatever else `actual` has, these fields are exactly so. */
export function has(actual: object, expected: object): void {
  const all = new Map<string, unknown>(Object.entries(actual))
  assert.deepStrictEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, all.get(name)])), {
    ...expected,
  })
}

/** The service's time, UNIX seconds. */
export async function timeOf({ control }: Witness): Promise<number> {
  return v.parse(v.object({ serviceTime: v.number() }), await control('state', {})).serviceTime
}

const inbox = v.object({ items: v.array(v.looseObject({ n: v.number(), at: v.number(), kind: v.string() })) })

/** What reached a user, oldest first; `at` in UNIX seconds. */
export async function inboxOf({ control }: Witness, appId: string, userId: string) {
  return v.parse(inbox, await control('inbox', { appId, userId })).items.map(({ n: _order, ...item }) => item)
}

/** Moves the service's clock on. */
export const wait = ({ control }: Witness, seconds: number): Promise<unknown> => control('advance-clock', { seconds })

/** A new group with these people inside. */
export async function openGroup(
  { call, control }: Witness,
  group: { AppId: string; GroupId: string; CreatorId?: string; Administrators?: string[] },
  users: string[],
): Promise<void> {
  await call('CreateLiveMessageGroup', group)
  if (users.length > 0) await control('join', { appId: group.AppId, groupId: group.GroupId, users })
}
