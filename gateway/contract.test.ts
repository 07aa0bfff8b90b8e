import { expect, test, vi } from 'vitest'
import { createClient } from '#api/client.ts'
import { ACTIONS } from '#api/contract/actions.ts'
import { Failure } from '#api/failure.ts'
import { createServiceClock } from '#api/service-clock.ts'
import { LONG_STORIES, STORIES } from '../mocks/testing/contract-stories.ts'
import { Refused, type Subject } from '../mocks/testing/contract-suite.ts'
import { command, asJson, testEmulator } from '../mocks/testing/test-emulator.ts'
import { tell, toldInProcess } from '../mocks/testing/test-in-process.ts'
import { afterTest, openGateway } from './test-gateway.ts'

/** The console's own client, a gateway and an emulator, each behind a socket of its own, with a temporary key. */
async function throughTheGateway(): Promise<Subject> {
  const key = { id: 'StoryKeyId', secret: 'StoryKeySecret', securityToken: 'StoryToken' }
  const emulator = await testEmulator({ keys: [key] })
  afterTest(() => emulator.close())
  const site = await openGateway({
    // Only the emulator's limit counts here, whose clock the stories move.
    config: {
      callsPerSecond: Object.fromEntries(Object.keys(ACTIONS).map((name) => [name, 10_000])),
      endpoints: { 'cn-shanghai': emulator.url, 'ap-southeast-1': emulator.url },
    },
    service: 'network',
    deps: {
      credentials: async () => ({ accessKeyId: key.id, accessKeySecret: key.secret, securityToken: key.securityToken }),
    },
  })
  const cookie = await site.signIn()
  const plain = globalThis.fetch
  // What a browser adds by itself.
  const asBrowser: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('cookie', cookie)
    headers.set('sec-fetch-site', 'same-origin')
    return plain(input, { ...init, headers })
  }
  const client = createClient({ clock: createServiceClock(() => 0), baseUrl: `${site.gateway.url}/api/live` })
  return {
    async call(action, params, ifMatch) {
      vi.stubGlobal('fetch', asBrowser)
      try {
        return await client.call(action, params, ifMatch === undefined ? {} : { ifMatch })
      } catch (error) {
        if (error instanceof Failure && error.kind === 'refused')
          throw new Refused(error.code ?? '', error.message, error.facts.current)
        throw error
      } finally {
        vi.unstubAllGlobals()
      }
    },
    control: (name, params) => command(emulator, name, params),
  }
}

test.each(Object.entries({ ...STORIES, ...LONG_STORIES }))(
  'the same answers as in process: %s',
  async (_name, story) => {
    const told = asJson(await toldInProcess(story))
    expect(told).not.toEqual([])
    const subject = await throughTheGateway()
    expect(asJson(await tell(story, () => subject))).toEqual(told)
  },
  120_000,
)
