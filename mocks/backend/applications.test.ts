import { describe, expect, test } from 'vitest'
import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { APPS } from '../scenarios/names.ts'
import { START, testBackend } from '../testing/test-backend.ts'
import { checkPublicUrl } from './public-url.ts'

const lettersDigits = (length: number): unknown => expect.stringMatching(new RegExp(`^[a-z0-9]{${length}}$`))

describe('creating an application', () => {
  test('works without any parameter and is found at once', () => {
    const { call, wait } = testBackend()
    wait(60)
    const created = call('CreateLiveMessageApp', {})
    expect(created).toEqual({
      AppId: lettersDigits(12),
      AppKey: lettersDigits(32),
      AppSign: lettersDigits(32),
      DataCenter: 'cn-shanghai',
      RequestId: 'REQUEST-1',
    })
    const { RequestId: _, DataCenter, ...ids } = created
    const row = {
      ...ids,
      DataCenter,
      AppName: created.AppId,
      CreateTime: START + 60,
      ModifyTime: START + 60,
      MsgLifeCycle: 0,
    }
    expect(call('DescribeLiveMessageApp', { AppId: created.AppId })).toEqual({
      ...row,
      AuditType: 0,
      EventCallbackUrl: '',
      Disable: false,
      RequestId: 'REQUEST-2',
    })
    const apps = call('ListLiveMessageApps', { SortType: 2 })
    expect(apps.AppList[0]).toEqual({ ...row, Disable: 'false' })
    expect(apps).not.toHaveProperty('NextPageToken')
  })

  test('keeps what it is given', () => {
    const { call } = testBackend()
    const { AppId } = call('CreateLiveMessageApp', {
      AppName: '🎉 秋季',
      AuditType: 2,
      AuditUrl: 'https://a.example/audit',
      EventCallbackUrl: 'http://b.example',
      MsgLifeCycle: 2,
      DataCenter: 'ap-southeast-1',
    })
    expect(call('DescribeLiveMessageApp', { AppId, DataCenter: 'ap-southeast-1' })).toMatchObject({
      AppName: '🎉 秋季',
      AuditType: 2,
      AuditUrl: 'https://a.example/audit',
      EventCallbackUrl: 'http://b.example',
      MsgLifeCycle: 2,
      DataCenter: 'ap-southeast-1',
    })
  })

  test('custom moderation needs its address, which is told for no other kind', () => {
    const { call, refusal } = testBackend()
    expect(refusal('CreateLiveMessageApp', { AuditType: 2 }).code).toBe('InputInvalid')
    const { AppId } = call('CreateLiveMessageApp', { AuditType: 1, AuditUrl: 'https://a.example' })
    expect(call('DescribeLiveMessageApp', { AppId })).not.toHaveProperty('AuditUrl')
  })

  test('an account holds 300 applications over both Live Centers; foreign ones do not count', () => {
    const { call, refusal, backend } = testBackend('typical')
    const own = [...backend.state.apps.values()].filter((app) => app.account === backend.state.account).length
    for (let count = own; count < LIMITS.applicationsPerAccount; count += 1) {
      call('CreateLiveMessageApp', { DataCenter: count % 2 === 0 ? 'cn-shanghai' : 'ap-southeast-1' })
    }
    expect(refusal('CreateLiveMessageApp', {})).toMatchObject({ code: 'InputInvalid', status: 400 })
  })
})

describe('listing applications', () => {
  test('pages both ways through those of one Live Center, each once', () => {
    const { call } = testBackend()
    for (let count = 0; count < 45; count += 1) call('CreateLiveMessageApp', { AppName: `app ${count}` })
    const follow = (SortType: number) => {
      const names: string[] = []
      let token: number | undefined = -1
      let pages = 0
      while (token !== undefined) {
        const page: { HasMore: boolean; NextPageToken?: number | undefined; AppList: { AppName: string }[] } = call(
          'ListLiveMessageApps',
          { SortType, NextPageToken: token },
        )
        names.push(...page.AppList.map(({ AppName }) => AppName))
        expect(page.HasMore).toBe(page.NextPageToken !== undefined)
        token = page.NextPageToken
        pages += 1
      }
      return { names, pages }
    }
    const oldestFirst = ['Morning Classes', ...Array.from({ length: 45 }, (_, index) => `app ${index}`)]
    expect(follow(1)).toEqual({ names: oldestFirst, pages: 3 })
    expect(follow(2)).toEqual({ names: oldestFirst.toReversed(), pages: 3 })
  })

  test('tells disabled ones, as text, but neither another account’s nor another Live Center’s', () => {
    const { call, refusal } = testBackend('typical')
    const rows = call('ListLiveMessageApps', { SortType: 2 }).AppList
    expect(rows[0]).toMatchObject({ AppId: APPS.typical, Disable: 'false' })
    expect(rows.find(({ AppId }) => AppId === APPS.disabled)?.Disable).toBe('true')
    expect(rows.map(({ AppId }) => AppId)).not.toContain(APPS.foreign)
    expect(rows.map(({ AppId }) => AppId)).not.toContain(APPS.singapore)
    const there = call('ListLiveMessageApps', { SortType: 2, DataCenter: 'ap-southeast-1' }).AppList
    expect(there.map(({ AppId }) => AppId)).toEqual([APPS.singapore, APPS.singaporeEmpty])
    expect(refusal('ListLiveMessageApps', { SortType: 2, NextPageToken: -2 }).code).toBe('InputInvalid')
  })
})

describe('who may use an application', () => {
  const GroupId = 'create'
  /** Every action about groups, messages and users, with what it needs besides the application. */
  const onGroups: [ActionName, object][] = [
    ['ListLiveMessageGroups', { SortType: 1 }],
    ['ListLiveMessageGroupByPage', { SortType: 1 }],
    ['DescribeLiveMessageGroup', { GroupId }],
    ['CreateLiveMessageGroup', { GroupId }],
    ['ModifyLiveMessageGroup', { GroupId }],
    ['DeleteLiveMessageGroup', { GroupId }],
    ['RecoverLiveMessageDeletedGroup', { GroupId }],
    ['SendLiveMessageGroup', { GroupId, SenderId: 's' }],
    ['SendLiveMessageUser', { ReceiverId: 'viewer1', SenderId: 's' }],
    ['ListLiveMessageGroupMessages', { GroupId, PageSize: 10, SortType: 1 }],
    ['DeleteLiveMessageGroupMessage', { GroupId, MessageId: 'm' }],
    ['DeleteLiveMessageUserMessage', { ReceiverId: 'viewer1', MessageId: 'm', DeleterId: 'd' }],
    ['ListLiveMessageGroupUsers', { GroupId, PageSize: 10, SortType: 1 }],
    ['CheckLiveMessageUsersInGroup', { GroupId, UserIds: ['u'] }],
    ['CheckLiveMessageUsersOnline', { UserIds: ['u'] }],
    ['KickLiveMessageGroupUser', { GroupId, KickoffUser: 'viewer1' }],
    ['ModifyLiveMessageUserInfo', { UserId: 'viewer1' }],
    ['BanLiveMessageGroup', { GroupId }],
    ['UnbanLiveMessageGroup', { GroupId }],
    ['AddLiveMessageGroupBand', { GroupId, BannedUsers: ['u'] }],
    ['RemoveLiveMessageGroupBand', { GroupId, UnbannedUsers: ['u'] }],
    ['ModifyLiveMessageGroupBand', { GroupId }],
    ['DescribeLiveMessageGroupBand', { GroupId }],
  ]
  /** Those about applications themselves, which a disabled one takes. */
  const onApps: [ActionName, object][] = [
    ['DescribeLiveMessageApp', {}],
    ['ModifyLiveMessageAppAudit', {}],
    ['ModifyLiveMessageAppCallback', {}],
    ['ModifyLiveMessageAppDisable', { Disable: true }],
  ]

  test('these are all actions, but those that make or list applications', () => {
    const named = [...onGroups, ...onApps].map(([action]) => action)
    const others = Object.keys(ACTIONS).filter((action) => !named.some((name) => name === action))
    expect(others.toSorted()).toEqual(['CreateLiveMessageApp', 'ListLiveMessageApps'])
  })

  test.each(onApps)(
    '%s refuses unknown, misplaced and foreign applications, and takes disabled ones',
    (action, more) => {
      const { call, refusal, backend } = testBackend('typical')
      const { revision } = backend.state
      const code = (params: object) => refusal(action, { ...more, ...params }).code
      expect(code({ AppId: 'nothere' })).toBe('ResourceNotExist')
      expect(code({ AppId: APPS.singapore })).toBe('ResourceNotExist')
      expect(code({ AppId: APPS.typical, DataCenter: 'ap-southeast-1' })).toBe('ResourceNotExist')
      expect(code({ AppId: APPS.foreign })).toBe('NoAuth')
      expect(backend.state.revision).toBe(revision)
      expect(call(action, { ...more, AppId: APPS.disabled })).toMatchObject({ AppId: APPS.disabled })
    },
  )

  test.each(onGroups)('%s refuses unknown, misplaced, foreign and disabled applications', (action, more) => {
    const { refusal, backend } = testBackend('typical')
    const { revision } = backend.state
    const code = (params: object) => refusal(action, { ...more, ...params }).code
    expect(code({ AppId: 'nothere' })).toBe('ResourceNotExist')
    expect(code({ AppId: APPS.singapore })).toBe('ResourceNotExist')
    expect(code({ AppId: APPS.typical, DataCenter: 'ap-southeast-1' })).toBe('ResourceNotExist')
    expect(code({ AppId: APPS.foreign })).toBe('NoAuth')
    expect(refusal(action, { ...more, AppId: APPS.disabled })).toMatchObject({ code: 'NoAuth', status: 403 })
    expect(backend.state.revision).toBe(revision)
  })
})

describe('callback addresses', () => {
  const check = (url: string) => () => checkPublicUrl('EventCallbackUrl', url)

  test.each([
    'http://a.example',
    'https://a.example/path?q=1#x',
    'HTTPS://直播.example',
    'https://8.8.8.8/',
    'http://172.32.0.1',
    'https://10.example.com',
    'https://localhost.example',
  ])('%s is taken', (url) => expect(check(url)).not.toThrow())

  const SCHEME = 'must start with http:// or https://'
  const INVALID = 'is not a valid address'
  const PORT = 'must not name a port'
  const PRIVATE = 'names a private address'
  const HALF = 'holds half of a surrogate pair'
  test.each([
    ['', 'is empty'],
    ['a.example', SCHEME],
    ['https://a.example/a b', 'has white space inside'],
    [' https://a.example', 'has white space at its start'],
    ['ftp://a.example', SCHEME],
    ['https://', INVALID],
    ['https://a.example:443/', PORT],
    ['http://a.example:8080', PORT],
    ['http://a.example:', PORT],
    ['https://user:secret@a.example', INVALID],
    ['http://localhost/', PRIVATE],
    ['http://x.localhost/', PRIVATE],
    ['http://LOCALHOST./', PRIVATE],
    ['http://0.0.0.0/', PRIVATE],
    ['http://127.0.0.1/', PRIVATE],
    ['http://10.1.2.3/', PRIVATE],
    ['http://192.168.0.1', PRIVATE],
    ['http://172.16.0.1', PRIVATE],
    ['http://172.31.255.255', PRIVATE],
    ['http://169.254.169.254/latest', PRIVATE],
    ['http://100.64.0.1', PRIVATE],
    ['http://0x7f000001/', PRIVATE],
    ['http://2130706433/', PRIVATE],
    ['http://[::1]/', PRIVATE],
    ['http://[fd00::1]/', PRIVATE],
    ['http://[fe80::1]/', PRIVATE],
    ['http://[::ffff:10.0.0.1]/', PRIVATE],
    ['https://a.example/\uD800', HALF],
    ['javascript:alert(1)', SCHEME],
  ])('%s is refused: %s', (url, why) => expect(check(url)).toThrow(`EventCallbackUrl ${why}`))
})
