/** On `audience-console emulator`, in Node: the typed client, and calls signed by the vendor's own library. */
import PopCore from '@alicloud/pop-core'
import { ACTIONS, createClient, Failure } from 'audience-console/client'
import { emulatorAt, expect, test } from 'audience-console/playwright'
import { APPS, GROUPS } from 'audience-console/scenarios'

interface Emulator {
  url: string
  control: string
  accessKeyId: string
  accessKeySecret: string
}

const emulator = JSON.parse(process.env['EMULATOR'] ?? '') as Emulator
const place = { AppId: APPS.typical, DataCenter: 'cn-shanghai', GroupId: GROUPS.supergroup } as const

test('a typed call', async () => {
  const answer = await createClient({ url: emulator.url }).call('DescribeLiveMessageGroup', place)
  expect(answer.SuperLargeGroup).toBe(true)
  expect(Object.keys(ACTIONS)).toHaveLength(29)
})

test('a refusal is a Failure with its code', async () => {
  const asked = createClient({ url: emulator.url }).call('DescribeLiveMessageGroup', {
    ...place,
    GroupId: 'nosuchgroup',
  })
  const failure: unknown = await asked.catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  expect(failure).toMatchObject({ kind: 'refused', code: 'ResourceNotExist' })
})

test('a control command', async () => {
  const backend = emulatorAt(emulator.control)
  const { calls } = await backend.control('state', {})
  expect(calls).toBeDefined()
  // @ts-expect-error -- of a command that there is not, the compiler says so
  await expect(backend.control('no-such-command', {})).rejects.toThrow('known:')
})

test('a signed call', async () => {
  const { url, accessKeyId, accessKeySecret } = emulator
  const live = new PopCore({ endpoint: url, apiVersion: '2016-11-01', accessKeyId, accessKeySecret })
  const answer = await live.request<{ AppList: unknown[] }>('ListLiveMessageApps', { SortType: 1 }, { method: 'POST' })
  expect(answer.AppList.length).toBeGreaterThan(0)
})
