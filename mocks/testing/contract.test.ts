import { afterEach, expect, test } from 'vitest'
import { ACTIONS } from '#api/contract/actions.ts'
import { createClient } from '#api/client.ts'
import { Failure } from '#api/failure.ts'
import { createServiceClock } from '#api/service-clock.ts'
import { toExactJson } from '#lib/json.ts'
import { LONG_STORIES, STORIES } from './contract-stories.ts'
import { Refused, type Subject, witness } from './contract-suite.ts'
import type { Host } from '../host.ts'
import { interceptFetch } from '../in-page.ts'
import { listenInNode, NODE_ORIGIN } from '../node.ts'
import { APPS } from '../scenarios/names.ts'
import { START_MS } from './test-backend.ts'
import { controlOf, post, testHost } from './test-host.ts'
import { inProcess, tell, toldInProcess } from './test-in-process.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** The console's own client, over the console's wire, through one of the two ways a page is intercepted. */
function throughTheClient(intercept: (host: Host) => () => void): Subject {
  const host = testHost()
  stops.push(intercept(host))
  const client = createClient({ clock: createServiceClock(() => START_MS), baseUrl: `${NODE_ORIGIN}/api/live` })
  return {
    async call(action, params, ifMatch) {
      try {
        return await client.call(action, params, ifMatch === undefined ? {} : { ifMatch })
      } catch (error) {
        if (error instanceof Failure && error.kind === 'refused') {
          throw new Refused(error.code ?? '', error.message, error.facts.current)
        }
        throw error
      }
    },
    control: controlOf(host),
  }
}

const inPage = () => throughTheClient((host) => interceptFetch(host, NODE_ORIGIN))
const throughMsw = () => throughTheClient(listenInNode)

/** Hundreds of calls, on a busy machine. */
const LONG_MS = 60_000

test.each(Object.entries({ ...STORIES, ...LONG_STORIES }))(
  'in process, and with the same answers over the wire: %s',
  async (_name, story) => {
    const told = await toldInProcess(story)
    expect(told.length).toBeGreaterThan(0)
    expect(await tell(story, inPage)).toEqual(told)
  },
  LONG_MS,
)

// A call through Mock Service Worker costs milliseconds in Node, so the long stories are left to the quick ways.
test.each(Object.entries(STORIES))('through Mock Service Worker: %s', async (_name, story) => {
  expect(await tell(story, throughMsw)).toEqual(await toldInProcess(story))
})

test('the stories call every action, with success and without', async () => {
  const outcomes = { answered: new Set<string>(), refused: new Set<string>() }
  for (const story of Object.values(STORIES)) {
    const subject = inProcess()
    await tell(story, () => ({
      ...subject,
      async call(action, params, ifMatch) {
        try {
          const answer = await subject.call(action, params, ifMatch)
          outcomes.answered.add(action)
          return answer
        } catch (error) {
          outcomes.refused.add(action)
          throw error
        }
      },
    }))
  }
  const all = Object.keys(ACTIONS).toSorted()
  expect(all).toHaveLength(29)
  expect([...outcomes.answered].toSorted()).toEqual(all)
  expect([...outcomes.refused].toSorted()).toEqual(all)
})

test('a witness does not let a field pass that the contract does not know', async () => {
  const honest = inProcess()
  const liar: Subject = {
    ...honest,
    call: async (action, params) => Object.assign({}, await honest.call(action, params), { Extra: true }),
  }
  await expect(witness(liar).call('ListLiveMessageApps', { SortType: 1 })).rejects.toThrow('Extra')
})

test('secrets are in the backend’s answers and not on the console’s wire', async () => {
  const inside = await inProcess().call('ListLiveMessageApps', { SortType: 1 })
  expect(toExactJson(inside)).toMatch(/"AppKey":".+"AppSign":"/)
  const onTheWire = await testHost().handle(post('/api/live/ListLiveMessageApps', { SortType: 1 }))
  const text = await onTheWire.text()
  expect(text).toContain(APPS.typical)
  expect(text).not.toMatch(/AppKey|AppSign/)
})
