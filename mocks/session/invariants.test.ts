import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ACTIONS } from '#api/contract/actions.ts'
import { LIMITS } from '#api/contract/limits.ts'
import type { App, Group } from '../backend/state.ts'
import { APPS, STAGE_GROUPS } from '../scenarios/names.ts'
import { strictly } from '../testing/strict-schema.ts'
import { START_MS } from '../testing/test-backend.ts'
import { createEngine } from './engine.ts'
import type { Command } from './entry.ts'
import { run } from './run.ts'
import { commandsFor } from '../testing/test-histories.ts'
import { createWorld, serviceTime } from './world.ts'

/** What is wrong with a group, whatever happened to it. */
function groupProblems({
  id,
  deletion,
  members,
  supergroup,
  notices,
  sent,
  amounts,
  messages,
  lastSeq,
  cache,
  mutes,
}: Group): string[] {
  const wrong: [string, boolean][] = [
    ['somebody is in a deleted group', deletion !== undefined && members.size > 0],
    ['a crowd that is no supergroup', members.size > LIMITS.ordinaryGroupMembers && !supergroup],
    ['a supergroup without anybody', supergroup && members.size === 0],
    ['a notice is due in an ordinary group', notices.due !== undefined && !supergroup],
    ['an empty second is open', sent?.messages.length === 0],
    ['too many types', amounts.size > LIMITS.messageTypesPerGroup],
    [
      'messages out of order',
      messages.some((message, index) => index > 0 && message.seq <= (messages[index - 1]?.seq ?? 0)),
    ],
    ['messages back in time', messages.some((message, index) => message.at < (messages[index - 1]?.at ?? 0))],
    ['a message beyond the last number', (messages.at(-1)?.seq ?? 0) > lastSeq],
    ['too much is cached', cache.length > 100],
    ['somebody is exempt from nothing', !mutes.everybody && mutes.exempt.size > 0],
  ]
  return wrong.flatMap(([what, isWrong]) => (isWrong ? [`${id}: ${what}`] : []))
}

/** What is wrong between the people of an application and its groups. */
function peopleProblems({ users, groups }: App): string[] {
  const problems: string[] = []
  let inside = 0
  for (const [userId, user] of users) {
    const open = user.stays.filter(({ to }) => to === undefined).map(({ groupId }) => groupId)
    inside += open.length
    if (new Set(open).size !== open.length) problems.push(`${userId} is in a group twice`)
    if (open.some((groupId) => groups.get(groupId)?.members.has(userId) !== true))
      problems.push(`${userId} is in a group that does not know`)
    if (!user.online && open.length > 0) problems.push(`${userId} is offline in a group`)
    if (user.online && user.cutOff !== undefined) problems.push(`${userId} is cut off and online`)
  }
  const members = [...groups.values()].reduce((sum, group) => sum + group.members.size, 0)
  if (members !== inside) problems.push(`${members} members, ${inside} stays`)
  return problems
}

const commands = commandsFor(
  [APPS.stage],
  [STAGE_GROUPS.calm, STAGE_GROUPS.calm, STAGE_GROUPS.loud, STAGE_GROUPS.moderated, STAGE_GROUPS.muted],
)

function play(
  history: readonly Command[],
  look: (engine: ReturnType<typeof createEngine>, command: Command, answer: unknown) => void,
) {
  const engine = createEngine(createWorld('busy-show', 1, START_MS))
  for (const [index, command] of history.entries()) {
    const { outcome } = run(engine, command, {
      at: serviceTime(engine.world, START_MS + index * 300),
      requestId: `R${index}`,
    })
    if (outcome.kind === 'answer') look(engine, command, outcome.value)
  }
}

test('whatever is done, the world stays in order and every answer is the contract’s', () => {
  const tally = { commands: 0, answers: 0 }
  fc.assert(
    fc.property(fc.array(commands, { minLength: 30, maxLength: 80 }), (history) => {
      tally.commands += history.length
      play(history, ({ backend }, command, answer) => {
        tally.answers += 1
        const apps = [...backend.state.apps.values()]
        expect(
          apps.flatMap((app) => [...peopleProblems(app), ...[...app.groups.values()].flatMap(groupProblems)]),
        ).toEqual([])
        if (command.kind === 'control') return
        const { success, issues } = v.safeParse(strictly(ACTIONS[command.action].answer), answer)
        expect([success, issues]).toEqual([true, undefined])
      })
    }),
    { seed: 61, numRuns: 100 },
  )
  // Not a walk along refusals.
  expect(tally.answers).toBeGreaterThan(tally.commands / 3)
}, 60_000)
