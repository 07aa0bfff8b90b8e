import { describe, expect, test } from 'vitest'
import { authenticate } from './signature.ts'
import { judge, KEY, keysOf, NOW, received, type Sent } from '../testing/test-judge.ts'

describe('the vectors of the vendor’s description', () => {
  /** A request with nothing of ours in it but the vector. */
  const vector = (
    method: string,
    host: string,
    action: string,
    version: string,
    date: string,
    nonce: string,
    query: string,
  ): Sent => ({
    method,
    path: `/?${query}`,
    headers: {
      host,
      'x-acs-action': action,
      'x-acs-version': version,
      'x-acs-date': date,
      'x-acs-signature-nonce': nonce,
      'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
  })
  const signed = (sent: Sent, id: string, signature: string): Sent => {
    const names = 'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version'
    const authorization = `ACS3-HMAC-SHA256 Credential=${id},SignedHeaders=${names},Signature=${signature}`
    return { ...sent, headers: { ...sent.headers, Authorization: authorization } }
  }
  const ours = (method: string, action: string, query: string) =>
    vector(
      method,
      'live.aliyuncs.com',
      action,
      '2016-11-01',
      '2026-01-02T03:04:05Z',
      '0123456789abcdef0123456789abcdef',
      query,
    )

  const runInstances = vector(
    'POST',
    'ecs.cn-shanghai.aliyuncs.com',
    'RunInstances',
    '2014-05-26',
    '2023-10-26T10:22:32Z',
    '3156853299f313e23d1673dc12e1703d',
    'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
  )
  const create = ours(
    'POST',
    'CreateLiveMessageGroup',
    // In another order and spelling than the canonical one: the verifier rebuilds it.
    'GroupName=%e7%9b%b4%E6%92%AD+%E9%97%B4*1~&AppId=demo&GroupId=grouptest&Administrators=uid1,uid2&DataCenter=cn-shanghai',
  )
  const list = ours('GET', 'ListLiveMessageGroupByPage', 'AppId=demo&SortType=2&PageNumber=1&PageSize=20&GroupStatus=0')

  test.each([
    [
      'RunInstances of the vendor',
      runInstances,
      { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' },
      Date.UTC(2023, 9, 26, 10, 22, 32),
      '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    ],
    [
      'a POST with Chinese, spaces and a star',
      create,
      KEY,
      NOW,
      '80990f7499bf55e9d44f01d1a4a8d87dbfc42277bb0e33696efd2906b1311016',
    ],
    ['a GET', list, KEY, NOW, '5e76929a4bcece03345e056b6134de1245719b76af9a26a2050f6f13a427d991'],
  ] as const)('ACS3: %s', (_what, sent, key, at, signature) => {
    expect(judge(signed(sent, key.id, signature), at, keysOf(key))).toBe(key.id)
    expect(
      judge(
        signed(
          sent,
          key.id,
          signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        ),
        at,
        keysOf(key),
      ),
    ).toBe('SignatureDoesNotMatch')
  })

  test('the hashes of the canonical requests', () => {
    for (const [sent, hash] of [
      [create, '5027bf506a2c4b3ebd1d39777e55fe897c42cb844e3b224b0842827015efa1e1'],
      [list, '76b4e88dcddb836d19abc2eaa8dc110ab940ea4a2cc36fe48838f02e49848740'],
    ] as const) {
      expect(() => authenticate(received(signed(sent, KEY.id, 'none')), keysOf(KEY), NOW)).toThrow(
        `server string to sign is:ACS3-HMAC-SHA256\n${hash}\n`,
      )
    }
  })

  test('legacy', () => {
    const path =
      '/?SignatureVersion=1.0&Action=DescribeRegions&Format=XML&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&Version=2014-05-26' +
      '&AccessKeyId=testid&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D&SignatureMethod=HMAC-SHA1&Timestamp=2016-02-23T12%3A46%3A24Z'
    const at = Date.UTC(2016, 1, 23, 12, 46, 24)
    const keys = () => keysOf({ id: 'testid', secret: 'testsecret' })
    expect(judge({ path }, at, keys())).toBe('testid')
    expect(judge({ path: path.replace('Format=XML', 'Format=JSON') }, at, keys())).toBe('SignatureDoesNotMatch')
  })
})
