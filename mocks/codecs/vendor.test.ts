import { describe, expect, test } from 'vitest'
import { ServiceError } from '#api/contract/errors.ts'
import { BadRequest } from './console.ts'
import { queryOf } from '../testing/test-signing.ts'
import { readFields } from './vendor-fields.ts'
import { readHeaders, readVendorRequest } from './vendor-request.ts'
import { decodeCall } from './vendor.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

interface Sent {
  method?: string
  target?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

function decode(
  { method = 'POST', target = '/', headers = {}, body = '' }: Sent,
  scheme: 'ACS3-HMAC-SHA256' | 'HMAC-SHA1',
) {
  const raw = { method, target, headers: readHeaders(Object.entries(headers).flat()), body: Buffer.from(body) }
  return decodeCall(readVendorRequest(raw), scheme)
}

const acs3 = (action: string, query = '', headers: Record<string, string> = {}) =>
  decode(
    { target: `/?${query}`, headers: { 'x-acs-action': action, 'x-acs-version': '2016-11-01', ...headers } },
    'ACS3-HMAC-SHA256',
  )

const legacy = (params: Record<string, string>, sent: Sent = {}) =>
  decode(
    { method: 'GET', target: `/?${queryOf({ Version: '2016-11-01', Format: 'JSON', ...params })}`, ...sent },
    'HMAC-SHA1',
  )

function refusal(work: () => unknown): BadRequest | ServiceError {
  try {
    work()
  } catch (error) {
    if (error instanceof BadRequest || error instanceof ServiceError) return error
    throw error
  }
  throw new Error('not refused')
}

test('text gets the types of the contract', () => {
  expect(
    acs3(
      'SendLiveMessageGroup',
      'AppId=1&Body=true&MsgType=9223372036854775807&StaticsIncrease=-0&Weight=5&NoStorage=true&NoCache=false',
    ),
  ).toEqual({
    action: 'SendLiveMessageGroup',
    params: {
      AppId: '1',
      Body: 'true',
      MsgType: 9_223_372_036_854_775_807n,
      StaticsIncrease: 0,
      Weight: 5,
      NoStorage: true,
      NoCache: false,
    },
  })
  expect(acs3('ListLiveMessageGroupByPage', 'AppId=demo&SortType=2&PageSize=07').params).toEqual({
    AppId: 'demo',
    SortType: 2,
    PageSize: 7,
  })
})

test('lists come joined or numbered', () => {
  const list = (query: string) => acs3('CreateLiveMessageGroup', query).params['Administrators']
  expect(list('Administrators=a,b')).toEqual(['a', 'b'])
  expect(list('Administrators=a%2Cb')).toEqual(['a', 'b'])
  expect(list('Administrators=')).toEqual([])
  expect(list('Administrators')).toEqual([])
  expect(list('Administrators=a,,')).toEqual(['a', '', ''])
  expect(
    list(
      'Administrators.2=b&Administrators.10=j&Administrators.1=a,x&Administrators.3=c&Administrators.4=d&Administrators.5=e&Administrators.6=f&Administrators.7=g&Administrators.8=h&Administrators.9=i',
    ),
  ).toEqual(['a,x', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])
})

test('numbered lists are dropped, where that is assumed', () => {
  const dropped = (query: string) => readFields('ModifyLiveMessageGroup', new URLSearchParams(query), 'dropped')
  expect(dropped('GroupId=g&AdminList.1=a&AdminList.2=b&ModifyAdmin=true')).toEqual({ GroupId: 'g', ModifyAdmin: true })
  expect(dropped('AdminList=a%2Cb&AdminList.1=c')).toEqual({ AdminList: ['a', 'b'] })
  expect(dropped('Other.1=z')).toEqual({ 'Other.1': 'z' })
})

test('an empty number or boolean is left out, an empty text is not', () => {
  expect(acs3('ListLiveMessageApps', 'SortType=1&NextPageToken=').params).toEqual({ SortType: 1 })
  expect(acs3('SendLiveMessageGroup', 'Body=&NoStorage=').params).toEqual({ Body: '' })
})

test.each([
  ['SortType=1.0'],
  ['SortType=1e1'],
  ['SortType=0x1'],
  ['SortType=%201'],
  ['SortType=one'],
  [`SortType=${'9'.repeat(41)}`],
  ['PageSize=true'],
])('%s is no whole number', (query) => {
  expect(refusal(() => acs3('ListLiveMessageGroupByPage', query))).toMatchObject({
    code: 'InvalidParameter',
    status: 400,
  })
})

test.each([
  ['true', true],
  ['false', false],
  ['True', true],
  ['False', false],
  ['1', true],
  ['0', false],
])('%s is the boolean %s, as one of the vendor’s clients writes it', (text, flag) => {
  expect(acs3('ModifyLiveMessageAppDisable', `AppId=1&Disable=${text}`).params).toEqual({ AppId: '1', Disable: flag })
})

test.each(['yes', '2', 'TRUE', '"true"', 'tRue', ' true', '00'])('%s is no boolean', (text) => {
  expect(refusal(() => acs3('SendLiveMessageGroup', `NoStorage=${encodeURIComponent(text)}`))).toMatchObject({
    code: 'InvalidParameter',
  })
})

test('a list must be of one kind and without gaps', () => {
  for (const query of ['AdminList=a&AdminList.1=b', 'AdminList.1=a&AdminList.3=b', 'AdminList.2=a']) {
    expect(refusal(() => acs3('ModifyLiveMessageGroup', query)).code).toBe('InvalidParameter')
  }
})

test('what the contract does not know stays text, for the backend to refuse', () => {
  const { params } = acs3('ListLiveMessageApps', '__proto__=x&constructor=y&SortType.1=1&Other.1=z')
  expect(Object.entries(params)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
    ['SortType.1', '1'],
    ['Other.1', 'z'],
  ])
  expect(Object.getPrototypeOf(params)).toBe(Object.prototype)
})

test('query and form are one, and say nothing twice', () => {
  const version = { 'x-acs-action': 'ListLiveMessageGroupByPage', 'x-acs-version': '2016-11-01', ...FORM }
  expect(decode({ target: '/?AppId=a%26b', headers: version, body: 'SortType=1' }, 'ACS3-HMAC-SHA256').params).toEqual({
    AppId: 'a&b',
    SortType: 1,
  })
  for (const [target, body] of [
    ['/?AppId=a&AppId=a', ''],
    ['/', 'AppId=a&%41ppId=b'],
    ['/?AppId=a', 'AppId=b'],
  ] as const) {
    expect(refusal(() => decode({ target, headers: version, body }, 'ACS3-HMAC-SHA256'))).toMatchObject({
      code: 'InvalidParameter',
      status: 400,
    })
  }
})

test('a plus sign is a space, an encoded one is not', () => {
  expect(acs3('CreateLiveMessageGroup', 'GroupName=a+b%2Bc%20d').params).toEqual({ GroupName: 'a b+c d' })
})

test.each([
  ['a cut escape', '/?GroupName=%E7%9B'],
  ['a bare percent sign', '/?GroupName=100%'],
  ['overlong UTF-8', '/?GroupName=%C0%AF'],
  ['half a surrogate pair', '/?GroupName=%ED%A0%BC'],
  ['Latin-1', '/?GroupName=%FC'],
  ['raw bytes', '/?GroupName=\u00FC'],
  ['a line break', '/?GroupName=a\r\nb'],
  ['a value without a name', '/?=a'],
])('%s is refused clearly', (_what, target) => {
  const { code, status, message } = refusal(() => decode({ target }, 'ACS3-HMAC-SHA256'))
  expect([code, status]).toEqual(['InvalidParameter', 400])
  expect(message).toMatch(/\.$/)
})

test.each([
  ['PUT', { method: 'PUT' }, 'UnsupportedHTTPMethod', 405],
  ['HEAD', { method: 'HEAD' }, 'UnsupportedHTTPMethod', 405],
  ['a JSON body', { headers: { 'content-type': 'application/json' }, body: '{}' }, 'UnsupportedMediaType', 415],
  ['a body of no type', { body: 'AppId=a' }, 'UnsupportedMediaType', 415],
  [
    'a type that only begins alike',
    { headers: { 'content-type': 'application/x-www-form-urlencodedx' }, body: 'a=b' },
    'UnsupportedMediaType',
    415,
  ],
  ['a GET with a body', { method: 'GET', headers: FORM, body: 'AppId=a' }, 'InvalidParameter', 400],
  ['raw UTF-8 in a form', { headers: FORM, body: 'GroupName=中' }, 'InvalidParameter', 400],
])('%s is no call', (_what, sent, code, status) => {
  expect(refusal(() => decode(sent, 'ACS3-HMAC-SHA256'))).toMatchObject({ code, status })
})

test('headers that count may not come twice', () => {
  expect(refusal(() => readHeaders(['X-Acs-Action', 'A', 'x-acs-action', 'B'])).code).toBe('InvalidParameter')
  expect(readHeaders(['Via', 'a', 'via', 'b']).get('via')).toBe('a, b')
})

describe('action and version', () => {
  test.each([
    ['DropEverything', 'InvalidAction.NotFound', 404],
    ['toString', 'InvalidAction.NotFound', 404],
    ['', 'InvalidAction.NotFound', 404],
    ['describelivemessageapp', 'InvalidAction.NotFound', 404],
  ])('the action %j is refused', (action, code, status) => {
    expect(refusal(() => acs3(action))).toMatchObject({ code, status })
    expect(refusal(() => legacy({ Action: action }))).toMatchObject({ code, status })
  })

  test('another version, and none of either', () => {
    expect(refusal(() => acs3('ListLiveMessageApps', '', { 'x-acs-version': '2014-05-26' })).code).toBe(
      'InvalidVersion',
    )
    expect(refusal(() => legacy({ Action: 'ListLiveMessageApps', Version: '2014-05-26' })).code).toBe('InvalidVersion')
    expect(refusal(() => decode({ target: '/?Version=2016-11-01' }, 'ACS3-HMAC-SHA256')).code).toBe('MissingAction')
    expect(refusal(() => decode({ target: '/?Action=ListLiveMessageApps' }, 'HMAC-SHA1')).code).toBe('MissingVersion')
  })

  test('parameters name them too, and are all that counts where headers are not signed', () => {
    expect(
      decode({ target: '/?Action=ListLiveMessageApps&Version=2016-11-01&SortType=1' }, 'ACS3-HMAC-SHA256'),
    ).toMatchObject({
      action: 'ListLiveMessageApps',
    })
    const headers = { 'x-acs-action': 'DeleteLiveMessageGroup' }
    expect(legacy({ Action: 'ListLiveMessageApps', SortType: '1' }, { headers }).action).toBe('ListLiveMessageApps')
  })

  test('there is one path', () => {
    expect(refusal(() => decode({ target: '/v1?Action=ListLiveMessageApps' }, 'ACS3-HMAC-SHA256'))).toMatchObject({
      status: 404,
    })
  })
})

test('parameters of the protocol reach no action', () => {
  const common = {
    AccessKeyId: 'a',
    SignatureMethod: 'b',
    SignatureVersion: 'c',
    SignatureNonce: 'd',
    Timestamp: 'e',
    SecurityToken: 'f',
    Signature: 'g',
    RegionId: 'h',
  }
  expect(legacy({ Action: 'ListLiveMessageApps', SortType: '1', ...common }).params).toEqual({ SortType: 1 })
})

test('XML is refused with a sentence', () => {
  const call = { Action: 'ListLiveMessageApps', SortType: '1' }
  for (const Format of ['XML', 'xml', 'YAML', '']) {
    expect(refusal(() => legacy({ ...call, Format }))).toMatchObject({
      code: 'InvalidParameter',
      status: 400,
      message: expect.stringContaining('JSON') as unknown,
    })
  }
  const target = `/?${queryOf({ ...call, Version: '2016-11-01' })}`
  expect(refusal(() => decode({ method: 'GET', target }, 'HMAC-SHA1')).message).toContain('without Format')
  expect(refusal(() => acs3('ListLiveMessageApps', 'SortType=1&Format=XML')).code).toBe('InvalidParameter')
  expect(refusal(() => acs3('ListLiveMessageApps', 'SortType=1', { accept: 'application/xml' })).code).toBe(
    'InvalidParameter',
  )
  for (const accept of ['application/json', '*/*', 'text/xml, */*;q=0.1', 'text/html']) {
    expect(acs3('ListLiveMessageApps', 'SortType=1', { accept }).params).toEqual({ SortType: 1 })
  }
  expect(legacy({ ...call, Format: 'json' }).params).toEqual({ SortType: 1 })
})

test('a long text is shown shortened in a refusal', () => {
  expect(
    refusal(() => readFields('ListLiveMessageApps', [['SortType', 'x'.repeat(100_000)]])).message.length,
  ).toBeLessThan(200)
})
