import { expect, test } from 'vitest'
import { toExactJson } from '#lib/json.ts'
import { textWithoutSecrets, withoutSecrets } from './secrets.ts'

const SECRET = 'CanarySecret'
const clean = (value: unknown) => toExactJson(withoutSecrets<unknown>(value))

test.each([
  'AppKey',
  'appKey',
  'APPKEY',
  'app_key',
  'APP-KEY',
  'App Key',
  'app.key',
  'ＡｐｐＫｅｙ',
  'AppKeys',
  'OldAppKey',
  'AppSign',
  'app_sign',
  'AppSignKey',
  'AppSecret',
  'app-secret',
  'AccessKey',
  'AccessKeyId',
  'ACCESS_KEY_ID',
  'access_key_secret',
  'SecretAccessKey',
  'SecurityToken',
  'x-acs-security-token',
  'SessionToken',
  'access_token',
  'PrivateKey',
  'ApiKey',
  'CallbackAuthKey',
  'Signature',
  'Password',
  'Credentials',
  'ApplicationKey',
  'MasterKey',
  'Authorization',
  'Passwd',
  'app_kéy',
  'Token',
  'ak',
])('a field named %s is left out, wherever it is', (name) => {
  const field = { [name]: SECRET, Kept: 1 }
  expect(clean(field)).toBe('{"Kept":1}')
  expect(clean({ [name]: { Inner: SECRET } })).toBe('{}')
  expect(
    clean([
      { Key: name, Value: SECRET },
      { name, value: [SECRET] },
    ]),
  ).not.toContain(SECRET)
  expect(clean({ AppList: [{ AppId: 'a', Extra: [field] }], RequestId: 'S-1' })).toBe(
    '{"AppList":[{"AppId":"a","Extra":[{"Kept":1}]}],"RequestId":"S-1"}',
  )
  // As a text, and as a text in a text.
  expect(clean({ Extra: JSON.stringify(field) })).toBe(JSON.stringify({ Extra: '{"Kept":1}' }))
  expect(clean({ Extra: [` ${JSON.stringify([JSON.stringify(field)])}`] })).not.toContain(SECRET)
  expect(clean({ Extra: JSON.stringify(JSON.stringify(field)) })).not.toContain(SECRET)
})

test.each([
  `AppKey=${SECRET}`,
  `app_key: ${SECRET}, so what`,
  `https://example.com/?a=1&appKey=${SECRET}&b=2`,
  `next=https%3A%2F%2Fx%2F%3FAppKey%3D${SECRET}`,
  `failed with {"AppKey":"${SECRET}"} inside`,
  `failed with ${JSON.stringify(JSON.stringify({ APP_SECRET: SECRET }))}`,
  `{"AppKey":"${SECRET}"`,
  `Access-Key-Secret = '${SECRET}'`,
  `security token: ${SECRET}.`,
  `<AppKey>${SECRET}</AppKey>`,
  `AppKey => ${SECRET}`,
  `app__key=${SECRET}`,
  `AppKey[0]=${SECRET}`,
  `AppKey.Value : ${SECRET}`,
  `AppKey：${SECRET}`,
  `ＡｐｐＫｅｙ=${SECRET}`,
  `App\u200BKey=${SECRET}`,
  `AppKey="two words, ${SECRET}"`,
  `Password='a\\'b,${SECRET}'`,
  `failed with {"AppKey":["${SECRET}"]} inside`,
  `failed with {"AppKey":{"Old":"a","Value":"${SECRET}"}} inside`,
  `cb({"AppKey":["${SECRET}"]})`,
  `{"AppKey":["${SECRET}"]}\n{"AppKey":["${SECRET}"]}`,
  `{"a":1,"a":2,"AppKey":["${SECRET}"]}`,
  `["AppKey","${SECRET}"] broke off`,
  `{"App":"x", "\\u0041ppKey":"${SECRET}`,
  `%7B%22AppKey%22%3A%22${SECRET}%22%7D`,
  `AppKey%253D${SECRET}`,
  `&quot;AppKey&quot;:&quot;${SECRET}&quot;`,
  `AppKey&#61;${SECRET}`,
  `AppKey\\u003d${SECRET}`,
  `Authorization: Bearer ${SECRET}`,
  `the AppKey is ${SECRET}7`,
  `- AppKey\n  ${SECRET}7`,
])('a value in a text goes with its name: %s', (text) => {
  expect(textWithoutSecrets(text)).not.toContain(SECRET)
  expect(clean({ Note: text })).not.toContain(SECRET)
})

test.each([
  'no secret at all',
  'The AppKey does not match.',
  'The AppKey is invalid: check the application.',
  'The signature, 100%25 of it, was &quot;made&quot; on 2026-03-04.',
  '{"b": 1.0,\n "a": 9007199254740993}',
  '{"a":1,"a":2}',
  '[1, 2',
  '"quoted"',
  'https://api.aliyun.com/troubleshoot?q=InputInvalid&product=live&requestId=S-1',
])('a text without one stays as it is: %j', (text) => {
  expect(textWithoutSecrets(text)).toBe(text)
})

test('operators’ own words and IDs stay to the last byte, whatever they hold', () => {
  const own = `{ "appKey": "mine",  "AppSign":"${SECRET}", "n": 1.0 }`
  const answer = {
    GroupList: [{ GroupId: own, GroupName: own, GroupInfo: own, CreatorId: own, AdminList: [own], Deletor: own }],
    MessageList: [{ Body: own, MsgTid: own, Sender: { UserId: own, UserInfo: own } }],
    AppName: own,
    EventCallbackUrl: `https://example.com/?appKey=${SECRET}`,
    NextPageToken: 7,
    NextpageToken: '8',
    MsgAmount: { '1': 9_223_372_036_854_775_807n },
  }
  expect(withoutSecrets(answer)).toEqual(answer)
  // A secret of the service's own beside them goes all the same.
  expect(withoutSecrets<unknown>({ ...answer, AppKey: SECRET })).toEqual(answer)
})

test('a name beside a value is a pair only when it names a secret', () => {
  const tags = [
    { Key: 'color', Value: 'AppKey' },
    { Name: 'Weight', Value: 5 },
    // What only begins like the word for a value is none.
    { Key: 'AppKey', Vendor: 'acme', Dataset: 'viewers' },
  ]
  expect(withoutSecrets(tags)).toEqual(tags)
})

test.each([
  { ArgName: 'AppKey', ArgValue: SECRET },
  { TagKey: 'app_key', TagValue: SECRET },
  { K: 'APPKEY', V: SECRET },
  { field: 'AppSecret', content: SECRET },
  { Extra: JSON.stringify({ Name: 'AppKey', Data: { x: SECRET } }) },
  ['AppKey', SECRET],
  {
    Extra: [
      ['AppKey', SECRET],
      ['AppSecret', [SECRET]],
    ],
  },
])('a value goes with the name that stands beside it: %j', (pair) => {
  expect(clean(pair)).not.toContain(SECRET)
  // Beside what the contract knows: that stays.
  const group = { GroupId: 'AppKey', GroupName: 'secret', AdminList: ['AppKey', 'secret', 'x'], Body: 'b' }
  expect(withoutSecrets<unknown>({ ...group, Pair: pair })).toMatchObject(group)
})

test('nesting without an end is refused', () => {
  let deep: unknown = 1
  for (let depth = 0; depth < 5000; depth += 1) deep = [deep]
  expect(() => withoutSecrets(deep)).toThrow(RangeError)
})

test('what the contract does not know is looked through up to a bound, and left out behind it', () => {
  const text = 'secret'.repeat(50_000)
  expect(textWithoutSecrets(text)).toBe(text)
  expect(textWithoutSecrets(text + text)).toBe('***')
  // A text in a text in a text is read as often as it is wrapped.
  let wrapped = `[${'1,'.repeat(20_000)}1]`
  for (let times = 0; times < 15; times += 1) wrapped = JSON.stringify(wrapped)
  const row = { Body: text.repeat(4), Note: 'kept' }
  const [first, between, last] = withoutSecrets<unknown[]>([row, { Extra: wrapped }, row])
  expect([first, last]).toEqual([row, { ...row, Note: '***' }])
  expect(toExactJson(between)).toMatch(/^\{"Extra":"[\\"]*\*\*\*[\\"]*"\}$/)
  // A name that is longer than any name is, and however many names.
  expect(withoutSecrets<unknown>({ Kept: 1, ['x'.repeat(201)]: SECRET })).toEqual({ Kept: 1 })
  const many = Object.fromEntries(
    Array.from({ length: 10_000 }, (_none, index) => [`${'n'.repeat(90)}${index}`, SECRET]),
  )
  expect(Object.keys(withoutSecrets<object>({ ...many, GroupId: 'g' })).length).toBeLessThan(6000)
  expect(withoutSecrets<unknown>({ ...many, GroupId: 'g' })).toMatchObject({ GroupId: 'g' })
})
