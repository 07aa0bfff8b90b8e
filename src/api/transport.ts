import { UNATTENDED_HEADER, watchAttention } from '#lib/attention.ts'
import { createSteadyClock } from '#lib/steady-clock.ts'
import { whileUnderWay } from '#lib/under-way.ts'

interface Sending {
  method?: 'GET' | 'POST'
  /** JSON text. */
  body?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

const clock = createSteadyClock()
/** Outside a browser, as in tests, somebody is always there. */
const isUnattended = typeof window === 'undefined' ? () => false : watchAttention(window, clock)

/**
 * One request to whoever serves this page. Nothing else of the console fetches. Rejects as `fetch` does. What was sent ahead is
 * taken over instead of being sent again.
 */
export function send(url: string, sending: Sending): Promise<Response> {
  const taken =
    sending.headers === undefined || Object.keys(sending.headers).length === 0
      ? takeAhead(keyOf(url, sending))
      : undefined
  return taken === undefined ? request(url, sending) : until(taken, sending.signal)
}

function request(url: string, { method = 'POST', body, headers: given = {}, signal }: Sending): Promise<Response> {
  const headers = isUnattended() ? { ...given, [UNATTENDED_HEADER]: '1' } : given
  const answer = fetch(url, {
    method,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
    cache: 'no-store',
    redirect: 'error',
  })
  return whileUnderWay(`${method} ${url}`, answer)
}

interface Ahead {
  answer: Promise<Response>
  /** Milliseconds by the steady clock. */
  sentAt: number
}

/** Milliseconds for which an answer that nobody has taken is as good as a new one. */
const AHEAD_LASTS_MS = 10_000

const ahead = new Map<string, Ahead>()
let sentAhead = 0

const keyOf = (url: string, { method = 'POST', body = '' }: Sending): string => `${method} ${url} ${body}`

/** Sends a read that will be asked for soon: the first who asks for the same takes its answer, and nobody gives it up. */
export function sendAhead(url: string, sending: Pick<Sending, 'method' | 'body'>): void {
  sentAhead += 1
  const answer = request(url, sending)
  // Whoever takes it learns of it; nobody else needs to.
  answer.catch(() => undefined)
  ahead.set(keyOf(url, sending), { answer, sentAt: clock() })
}

/** How many have been sent ahead, for whoever counts calls. */
export const countSentAhead = (): number => sentAhead

/** Somebody else may be asking from now on. */
export function forgetSentAhead(): void {
  ahead.clear()
}

function takeAhead(key: string): Promise<Response> | undefined {
  const found = ahead.get(key)
  ahead.delete(key)
  return found !== undefined && clock() - found.sentAt < AHEAD_LASTS_MS ? found.answer : undefined
}

/** The answer, or the signal's reason when that comes first. */
function until(answer: Promise<Response>, signal: AbortSignal | undefined): Promise<Response> {
  if (signal === undefined) return answer
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason)
    if (signal.aborted) give()
    signal.addEventListener('abort', give, { once: true })
    answer.then(resolve, reject)
  })
}
