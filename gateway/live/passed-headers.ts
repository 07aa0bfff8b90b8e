import { dateMs, waitMs } from '#api/contract/service-headers.ts'
import { isLoopbackOrigin } from '../config/addresses.ts'
import type { WireAnswer } from './wire.ts'

interface Source extends Pick<WireAnswer, 'header'> {
  /** Origin that was asked. */
  endpoint: string
  /** The gateway's time, milliseconds since 1970. */
  now: number
}

const DAY_MS = 86_400_000

/**
 * What reaches the browser of an answer's headers: its time, since the service's clock decides how long a group can be restored, and
 * the wait it asks for, both bounded. Without a `Date` of the service the browser gets the gateway's own.
 */
export function passedHeaders(source: Source, requestId: string): Record<string, string> {
  const date = source.header('date')
  const wait = waitMs(source.header('x-acs-retry-after'))
  return {
    'content-type': 'application/json',
    ...(/^[\w-]{1,100}$/.test(requestId) ? { 'x-acs-request-id': requestId } : {}),
    ...(date !== null && isBelieved(source, date) ? { date } : {}),
    ...(wait === undefined ? {} : { 'x-acs-retry-after': `${wait}` }),
  }
}

/**
 * A service's clock and ours differ by seconds; a signature is good for minutes. Only an emulator on this machine may live on another
 * day, where a tester has moved its clock.
 */
function isBelieved({ header, endpoint, now }: Source, date: string): boolean {
  const told = dateMs(date)
  const isRehearsal = header('x-mock') === '1' && isLoopbackOrigin(endpoint)
  return told !== undefined && (isRehearsal || Math.abs(told - now) <= DAY_MS)
}
