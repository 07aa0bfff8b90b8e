import { afterEach, expect, test, vi } from 'vitest'
import { dayOf, formatAge, formatSpan, formatTime, isoTime, zoneName } from './time.ts'

const NOON = Date.UTC(2026, 10, 23, 12, 0, 5) / 1000

afterEach(() => vi.unstubAllEnvs())

test.each([
  ['Asia/Shanghai', '2026-11-23 20:00:05', 'UTC+8', '+08:00'],
  ['America/St_Johns', '2026-11-23 08:30:05', 'UTC-3:30', '-03:30'],
  ['UTC', '2026-11-23 12:00:05', 'UTC', '+00:00'],
])('tells the time in %s and names the zone', (zone, time, name, offset) => {
  vi.stubEnv('TZ', zone)
  expect(formatTime(NOON)).toBe(time)
  expect(isoTime(NOON)).toBe(`${time.replace(' ', 'T')}${offset}`)
  expect(zoneName(NOON)).toBe(name)
})

test.each([
  ['Asia/Shanghai', '2026-11-23', '2026-11-17'],
  ['Pacific/Auckland', '2026-11-24', '2026-11-18'],
])('a day in %s, and the one six days before', (zone, day, before) => {
  vi.stubEnv('TZ', zone)
  expect(dayOf(NOON)).toBe(day)
  expect(dayOf(NOON, 6)).toBe(before)
})

test('days before are those of the calendar, where one has 23 hours or 25', () => {
  vi.stubEnv('TZ', 'America/New_York')
  const lateOnMonday = Date.UTC(2026, 10, 3, 4, 30) / 1000
  expect([0, 1, 2, 3].map((days) => dayOf(lateOnMonday, days))).toEqual([
    '2026-11-02',
    '2026-11-01',
    '2026-10-31',
    '2026-10-30',
  ])
  const earlyOnTuesday = Date.UTC(2026, 2, 10, 4, 30) / 1000
  expect([0, 1, 2].map((days) => dayOf(earlyOnTuesday, days))).toEqual(['2026-03-10', '2026-03-09', '2026-03-08'])
})

test('a zone is named as it was at that moment', () => {
  vi.stubEnv('TZ', 'Europe/Berlin')
  expect(zoneName(Date.UTC(2026, 6, 1) / 1000)).toBe('UTC+2')
  expect(zoneName(Date.UTC(2026, 0, 1) / 1000)).toBe('UTC+1')
})

test('a span promises no more than there is', () => {
  expect(formatSpan(30 * 86_400, 'en')).toBe('30 days')
  expect(formatSpan(30 * 86_400 - 1, 'en')).toBe('29 days')
  expect(formatSpan(2 * 86_400, 'en')).toBe('2 days')
  expect(formatSpan(2 * 86_400 - 1, 'en')).toBe('47 hours')
  expect(formatSpan(86_399, 'en')).toBe('23 hours')
  expect(formatSpan(60, 'zh')).toBe('1分钟')
  expect(formatSpan(59, 'en')).toBeUndefined()
})

test.each([
  [0, 'en', 'now'],
  [10, 'en', '10 seconds ago'],
  [59.9, 'zh', '59秒钟前'],
  [60, 'en', '1 minute ago'],
  [7199, 'en', '1 hour ago'],
  [90_000, 'zh', '25小时前'],
])('%d seconds of age in %s are %s', (seconds, locale, text) => {
  expect(formatAge(seconds, locale)).toBe(text)
})
