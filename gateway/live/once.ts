import { KEY_REUSED, KEYS, leavesKeyFree } from '#api/contract/idempotency.ts'
import { Refusal } from '../http/refusal.ts'
import type { Answer } from './answer.ts'

export interface KeyedWrite {
  /** Keys of different operators never meet. */
  operator: string
  key: string
  /** Of all that the write says: the same key is for the same write. */
  hash: string
}

/** What the browser is given for a write. */
export type WriteAnswer = Pick<Answer, 'status' | 'body' | 'headers' | 'requestId' | 'code'>

export interface Once {
  /**
   * Executes a write, unless its key was used before: then `answer` is that of the first, as soon as there is one, also where it is
   * a refusal that says that the outcome is unknown. What was refused before it ran leaves its key free. Throws
   * `Gateway.KeyReused` for another write under the same key, and `Throttling.User` when no further key can be remembered.
   */
  run(write: KeyedWrite, execute: () => Promise<Answer>): { answer: Promise<WriteAnswer>; repeated: boolean }
}

interface Remembered {
  hash: string
  operator: string
  begunAt: number
  answer: Promise<WriteAnswer>
}

/** Answers to writes have some hundred bytes; one that is larger by far is not kept for repetitions. */
const MAX_KEPT_CHARACTERS = 16_384

/** In memory: a restart ends all sessions, and with them everything that could repeat a key. `clock`: monotonic milliseconds. */
export function createOnce(clock: () => number = () => performance.now()): Once {
  /** In the order in which they began. */
  const writes = new Map<string, Remembered>()
  const counts = new Map<string, number>()

  const forget = (id: string, { operator }: Remembered): void => {
    writes.delete(id)
    const left = (counts.get(operator) ?? 1) - 1
    if (left === 0) counts.delete(operator)
    else counts.set(operator, left)
  }
  const forgetOld = () => {
    for (const [id, write] of writes) {
      if (clock() - write.begunAt < KEYS.lifeMs) return
      forget(id, write)
    }
  }
  const checkRoom = (operator: string) => {
    if ((counts.get(operator) ?? 0) < KEYS.most) return
    const message = `${KEYS.most} writes were made in the last ten minutes, which is the limit; this one was not sent. Wait, then go on.`
    throw new Refusal('Throttling.User', message, { retryAfterMs: 60_000 })
  }

  return {
    run({ operator, key, hash }, execute) {
      forgetOld()
      const id = JSON.stringify([operator, key])
      const earlier = writes.get(id)
      if (earlier !== undefined) {
        if (earlier.hash !== hash) {
          throw new Refusal('Gateway.KeyReused', KEY_REUSED)
        }
        return { answer: earlier.answer, repeated: true }
      }
      checkRoom(operator)
      const begunAt = clock()
      const executed = execute()
      const write: Remembered = {
        hash,
        operator,
        begunAt,
        answer: executed.then((answer) => laterAnswer(answer, clock)),
      }
      writes.set(id, write)
      counts.set(operator, (counts.get(operator) ?? 0) + 1)
      // There may be no repetition that hears of it.
      write.answer.catch(() => undefined)
      void isRefusedUnexecuted(executed).then((free) => free && writes.get(id) === write && forget(id, write))
      return { answer: executed, repeated: false }
    },
  }
}

async function isRefusedUnexecuted(answer: Promise<Answer>): Promise<boolean> {
  try {
    const { status, code } = await answer
    return code !== undefined && leavesKeyFree({ status, code })
  } catch (error) {
    return error instanceof Refusal && leavesKeyFree(error)
  }
}

/** An answer as its repetitions get it: without what only the first needs, and with a `Date` that goes on. */
function laterAnswer({ status, body, headers, requestId, code }: Answer, clock: () => number): WriteAnswer {
  if (body.length > MAX_KEPT_CHARACTERS) {
    throw new Refusal(
      'Gateway.Unreadable',
      'This write was made before, and its answer is too large to be given twice. It may have taken effect.',
    )
  }
  const told = Date.parse(headers['date'] ?? '')
  const arrivedAt = clock()
  return {
    status,
    body,
    requestId,
    code,
    get headers() {
      return Number.isNaN(told) ? headers : { ...headers, date: new Date(told + clock() - arrivedAt).toUTCString() }
    },
  }
}
