import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { errorEnvelope } from '#api/contract/errors.ts'
import { groupVersion } from '#api/contract/group-version.ts'
import { parseExactJson } from '#lib/json.ts'
import { APPS, GROUPS } from '../scenarios/names.ts'
import { START_MS } from '../testing/test-backend.ts'
import { controlOf, post, testHost } from '../testing/test-host.ts'

const list = { AppId: APPS.typical, SortType: 1 }

async function refusal(request: Request, host = testHost()) {
  const response = await host.handle(request)
  const envelope = v.parse(errorEnvelope, parseExactJson(await response.text()))
  return { status: response.status, headers: response.headers, ...envelope }
}

test('every answer carries the service’s time, its RequestId and the mark of the mock', async () => {
  const answered = await testHost().handle(post('/api/live/ListLiveMessageGroupByPage', list))
  const refused = await testHost().handle(post('/api/live/ListLiveMessageGroupByPage', {}))
  for (const { headers } of [answered, refused]) {
    expect(Object.fromEntries(headers)).toEqual({
      'cache-control': 'no-store',
      'content-type': 'application/json',
      date: new Date(START_MS).toUTCString(),
      'x-acs-request-id': 'REQUEST-1',
      'x-mock': '1',
    })
  }
  expect([answered.status, refused.status]).toEqual([200, 400])
  expect(parseExactJson(await answered.text())).toMatchObject({ RequestId: 'REQUEST-1', TotalCount: 60 })
})

test('a refusal is the vendor’s envelope', async () => {
  const response = await testHost().handle(
    post('/api/live/DescribeLiveMessageGroup', { AppId: APPS.typical, GroupId: 'none' }),
  )
  expect(response.status).toBe(404)
  expect(parseExactJson(await response.text())).toEqual({
    RequestId: 'REQUEST-1',
    HostId: 'live.aliyuncs.com',
    Code: 'ResourceNotExist',
    Message: `There is no group none in application ${APPS.typical}.`,
    Recommend: 'https://api.aliyun.com/troubleshoot?q=ResourceNotExist&product=live&requestId=REQUEST-1',
  })
})

describe('a request that is no call', () => {
  const url = 'http://console.test/api/live/ListLiveMessageGroupByPage'
  test.each([
    ['bad JSON', post('/api/live/ListLiveMessageGroupByPage', '{"AppId":'), 400, 'InputInvalid'],
    ['an empty body', post('/api/live/ListLiveMessageGroupByPage', ''), 400, 'InputInvalid'],
    ['an array', post('/api/live/ListLiveMessageGroupByPage', []), 400, 'InputInvalid'],
    ['null', post('/api/live/ListLiveMessageGroupByPage', null), 400, 'InputInvalid'],
    [
      'a key twice',
      post('/api/live/ListLiveMessageGroupByPage', '{"AppId":"a","AppId":"b","SortType":1}'),
      400,
      'InputInvalid',
    ],
    ['endless nesting', post('/api/live/ListLiveMessageGroupByPage', '['.repeat(100_000)), 400, 'InputInvalid'],
    ['an unknown action', post('/api/live/DropEverything', {}), 404, 'InvalidAction.NotFound'],
    ['an inherited name', post('/api/live/toString', {}), 404, 'InvalidAction.NotFound'],
    ['no action', post('/api/live/', {}), 404, 'InvalidAction.NotFound'],
    ['another method', new Request(url), 405, 'UnsupportedHTTPMethod'],
    ['PUT', new Request(url, { method: 'PUT', body: '{}' }), 405, 'UnsupportedHTTPMethod'],
    [
      'a form',
      new Request(url, { method: 'POST', body: new URLSearchParams({ AppId: 'a' }) }),
      415,
      'UnsupportedMediaType',
    ],
    [
      'a disguised type',
      post('/api/live/ListLiveMessageGroupByPage', list, { 'content-type': 'application/jsonp' }),
      415,
      'UnsupportedMediaType',
    ],
  ])('%s', async (_what, request, status, code) => {
    expect(await refusal(request)).toMatchObject({ status, Code: code })
  })

  test('a charset is no other type', async () => {
    const request = post('/api/live/ListLiveMessageGroupByPage', list, {
      'content-type': 'application/json; charset=utf-8',
    })
    expect((await testHost().handle(request)).status).toBe(200)
  })
})

test('a half surrogate pair that JSON can spell is refused', async () => {
  const body = `{"AppId":"${APPS.typical}","GroupId":"g1","GroupName":"\\ud83c"}`
  expect(await refusal(post('/api/live/CreateLiveMessageGroup', body))).toMatchObject({
    status: 400,
    Code: 'InputInvalid',
  })
})

test('__proto__ is an unknown parameter and nothing else', async () => {
  const body = `{"AppId":"${APPS.typical}","SortType":1,"__proto__":{"PageSize":1}}`
  expect(await refusal(post('/api/live/ListLiveMessageGroupByPage', body))).toMatchObject({
    status: 400,
    Code: 'InputInvalid',
  })
})

describe('If-Match', () => {
  const group = { AppId: APPS.typical, GroupId: GROUPS.trickyJson }
  const change = { ...group, ModifyInfo: true, GroupInfo: 'mine' }
  const info = '{"version":1.0,"orderId":12345678901234567890,"price":199.00,"price":189.00,"tags":["live","限时"]}'
  const opened = { 'if-match': groupVersion(info, ['liwei']) }

  test('passes while the group is as it was opened, and never after', async () => {
    const host = testHost()
    const modify = () => post('/api/live/ModifyLiveMessageGroup', change, opened)
    expect((await host.handle(modify())).status).toBe(200)
    expect(await refusal(modify(), host)).toMatchObject({
      status: 412,
      Code: 'Gateway.GroupChanged',
      Current: { GroupInfo: 'mine', AdminList: ['liwei'] },
    })
  })

  test('anything but the very hash is a difference', async () => {
    for (const version of ['*', '', 'x', opened['if-match'].slice(1, -1)]) {
      const request = post('/api/live/ModifyLiveMessageGroup', change, { 'if-match': version })
      expect((await refusal(request)).status).toBe(412)
    }
  })

  test('comes after the checks that need no group, and before none of the others', async () => {
    const stale = { 'if-match': '"stale"' }
    const ask = (params: object) => refusal(post('/api/live/ModifyLiveMessageGroup', params, stale))
    expect((await ask({ ...group, ModifyInfo: 'yes' })).Code).toBe('InputInvalid')
    expect((await ask({ AppId: APPS.typical })).Code).toBe('MissingGroupId')
    expect((await ask({ ...change, GroupId: 'none' })).Code).toBe('ResourceNotExist')
    expect((await ask({ ...change, GroupId: GROUPS.deletedRecently })).Code).toBe('ResourceNotExist')
    expect((await ask({ ...change, AppId: APPS.disabled })).Code).toBe('NoAuth')
  })

  test('means nothing to other actions', async () => {
    const response = await testHost().handle(
      post('/api/live/DescribeLiveMessageGroup', group, { 'if-match': '"stale"' }),
    )
    expect(response.status).toBe(200)
  })
})

test('whole numbers cross the wire exactly', async () => {
  const host = testHost()
  const group = `"AppId":"${APPS.typical}","GroupId":"${GROUPS.busy}"`
  const body = `{${group},"SenderId":"s","MsgTid":"exact","MsgType":9223372036854775807,"StaticsIncrease":9007199254740993}`
  expect((await host.handle(post('/api/live/SendLiveMessageGroup', body))).status).toBe(200)
  // It is counted once its second is over.
  await controlOf(host)('advance-clock', { seconds: 1 })
  const found = await host.handle(post('/api/live/DescribeLiveMessageGroup', `{${group}}`))
  expect(await found.text()).toContain('"9223372036854775807":9007199254740994')
})
