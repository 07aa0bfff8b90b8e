import { expect, test } from 'vitest'
import { dateMs, LONGEST_WAIT_MS, waitMs } from './service-headers.ts'

test.each([
  ['1', 1],
  ['1500', 1500],
  ['007', 7],
  ['60000', LONGEST_WAIT_MS],
  ['60001', LONGEST_WAIT_MS],
  ['9999999999', LONGEST_WAIT_MS],
  ['9'.repeat(400), LONGEST_WAIT_MS],
])('a wait of %s is %i milliseconds', (header, ms) => {
  expect(waitMs(header)).toBe(ms)
})

test.each([
  null,
  '',
  '0',
  '000',
  '-1',
  '1.5',
  '1e3',
  '0x10',
  ' 5',
  '5 ',
  '5, 6',
  '٥',
  'soon',
  'Infinity',
  'Wed, 04 Mar 2026 05:06:07 GMT',
])('%j is no wait', (header) => {
  expect(waitMs(header)).toBeUndefined()
})

test.each([
  ['Wed, 04 Mar 2026 05:06:07 GMT', Date.UTC(2026, 2, 4, 5, 6, 7)],
  ['Thu, 29 Feb 2024 00:00:00 GMT', Date.UTC(2024, 1, 29)],
  ['Tue, 01 Nov 2016 00:00:00 GMT', Date.UTC(2016, 10, 1)],
  ['Thu, 31 Dec 2099 23:59:59 GMT', Date.UTC(2099, 11, 31, 23, 59, 59)],
])('%s is a moment', (header, ms) => {
  expect(dateMs(header)).toBe(ms)
})

test.each([
  null,
  '',
  'soon',
  '2026',
  '2026-03-04',
  '2026-03-04T05:06:07Z',
  '1772600767',
  'Wednesday, 04-Mar-26 05:06:07 GMT',
  'Wed Mar  4 05:06:07 2026',
  'Wed, 4 Mar 2026 05:06:07 GMT',
  'Wed, 04 Mar 2026 05:06:07 UTC',
  'Wed, 04 Mar 2026 05:06:07 +0000',
  'wed, 04 mar 2026 05:06:07 gmt',
  'Thu, 04 Mar 2026 05:06:07 GMT',
  'Mon, 30 Feb 2026 05:06:07 GMT',
  'Wed, 04 Mar 2026 24:00:00 GMT',
  'Wed, 04 Mar 2026 05:06:07 GMT, Wed, 04 Mar 2026 05:06:07 GMT',
  ' Wed, 04 Mar 2026 05:06:07 GMT',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Mon, 31 Oct 2016 23:59:59 GMT',
  'Fri, 01 Jan 2100 00:00:00 GMT',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  'Sat, 13 Sep 275760 00:00:00 GMT',
])('%j is no moment that is believed', (header) => {
  expect(dateMs(header)).toBeUndefined()
})
