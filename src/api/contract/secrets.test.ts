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
])('a field named %s is left out, wherever it is', (name) => {
  const field = { [name]: SECRET, Kept: 1 }
  expect(clean(field)).toBe('{"Kept":1}')
  expect(clean({ [name]: { Inner: SECRET } })).toBe('{}')
  expect(clean([{ Key: name, Value: SECRET }, { name, value: [SECRET] }])).not.toContain(SECRET)
  expect(clean({ AppList: [{ AppId: 'a', Extra: [field] }], RequestId: 'S-1' })).toBe('{"AppList":[{"AppId":"a","Extra":[{"Kept":1}]}],"RequestId":"S-1"}')
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
])('a value in a text goes with its name: %s', (text) => {
  expect(textWithoutSecrets(text)).not.toContain(SECRET)
  expect(clean({ Note: text })).not.toContain(SECRET)
})

test.each([
  'no secret at all',
  'The AppKey does not match.',
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
  const tags = [{ Key: 'color', Value: 'AppKey' }, { Name: 'Weight', Value: 5 }]
  expect(withoutSecrets(tags)).toEqual(tags)
})

test('nesting without an end is refused, and no text takes long', () => {
  let deep: unknown = 1
  for (let depth = 0; depth < 5000; depth += 1) deep = [deep]
  expect(() => withoutSecrets(deep)).toThrow(RangeError)
  const text = 'secret'.repeat(100_000)
  expect(textWithoutSecrets(text)).toBe(text)
})
