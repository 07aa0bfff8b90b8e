import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Failure } from '#api/failure.ts'
import type { MessagesRequest, StoredMessage } from '#api/stored-messages.ts'
import { pause } from '#lib/pause.ts'
import { MessageExport } from './message-export.ts'

const messageOf = (seq: number): StoredMessage => ({
  seq: BigInt(seq),
  id: `m${seq % 3}`,
  type: 1n,
  content: `text ${seq}`,
  at: 100 + Math.floor(seq / 7),
  senderId: 'anna',
  senderInformation: '',
})
const refused = (code: string, status: number) =>
  new Failure({
    kind: 'refused',
    action: 'ListLiveMessageGroupMessages',
    write: false,
    message: '',
    code,
    status,
  })
const THROTTLED = refused('Throttling.User', 400)
const SERVER_ERROR = refused('ServerError', 500)
const NO_PERMISSION = refused('NoPermission', 403)

const PAGE = 5

/** A service with so many messages, whose answers fail as told, and an export of it whose files hold so many. */
function exportOf(count: number, { faults = [], inFile = Infinity }: { faults?: unknown[]; inFile?: number } = {}) {
  const all = Array.from({ length: count }, (_, index) => messageOf(index * 2 + 1))
  const left = [...faults]
  const requests: MessagesRequest[] = []
  const written: bigint[] = []
  const files: string[] = []
  const waits: number[] = []
  let atWork: AbortSignal | undefined
  let inThis = 0
  const reader = new MessageExport(
    { type: 1n, since: 100, until: 900 },
    {
      async read(request, signal) {
        requests.push(request)
        expect(atWork?.aborted ?? true).toBe(true)
        atWork = signal
        await pause(0, signal)
        atWork = undefined
        const fault = left.shift()
        if (fault !== undefined) throw fault
        // Each page begins with the last message of the one before it.
        const from = Math.max(0, (request.token ?? 0) - 1)
        const rows = all.slice(from, (request.token ?? 0) + PAGE)
        const next = (request.token ?? 0) + PAGE
        return { rows, next: next < count ? next : undefined }
      },
      write(rows) {
        written.push(...rows.map(({ seq }) => seq))
        inThis += rows.length
        return inThis >= inFile
      },
      onFile(phase) {
        files.push(`${phase} ${inThis}`)
        inThis = 0
      },
      wait: async (ms, signal) => {
        waits.push(ms)
        await pause(0, signal)
      },
    },
  )
  const rests = () => vi.waitFor(() => expect(reader.getState().phase).not.toBe('reading'), { interval: 1 })
  return { reader, requests, written, files, waits, rests, numbers: all.map(({ seq }) => seq) }
}

describe('an export of messages', () => {
  it('reads oldest first by the tokens of its pages, one after the other, and each message once', async () => {
    const { reader, requests, written, files, rests, numbers } = exportOf(12)
    reader.resume()
    await rests()
    expect(requests).toEqual(
      [undefined, 5, 10].map((token) => ({ order: 'oldest', type: 1n, since: 100, until: 900, token })),
    )
    expect(written).toEqual(numbers)
    expect(files).toEqual(['done 12'])
    expect(reader.getState()).toEqual({ phase: 'done', messages: 12, failure: undefined, waiting: false })
    reader.resume()
    expect(requests).toHaveLength(3)
  })

  it('of nothing is a file of nothing', async () => {
    const { reader, files, rests } = exportOf(0)
    reader.resume()
    await rests()
    expect(files).toEqual(['done 0'])
  })

  it('waits when asked to slow down, for as long as it takes, and says so', async () => {
    const { reader, written, waits, rests, numbers } = exportOf(12, {
      faults: Array.from({ length: 20 }, () => THROTTLED),
    })
    const told: unknown[] = []
    reader.subscribe(() => {
      const { waiting, failure } = reader.getState()
      if (waiting) told.push(failure)
    })
    reader.resume()
    await rests()
    expect(told).toHaveLength(20)
    expect(told[0]).toBe(THROTTLED)
    expect(waits.slice(0, 6)).toEqual([500, 1000, 2000, 4000, 8000, 8000])
    expect(written).toEqual(numbers)
    expect(reader.getState()).toMatchObject({ phase: 'done', failure: undefined, waiting: false })
  })

  it('stops when a connection does not come back, and goes on where it stood', async () => {
    const faults = [undefined, ...Array.from({ length: 8 }, () => SERVER_ERROR)]
    const { reader, requests, written, files, rests, numbers } = exportOf(12, { faults })
    reader.resume()
    await rests()
    expect(reader.getState()).toMatchObject({ phase: 'stopped', messages: 5, failure: SERVER_ERROR, waiting: false })
    expect(requests).toHaveLength(9)
    expect(files).toEqual([])
    reader.resume()
    await rests()
    expect(requests[9]).toMatchObject({ token: 5 })
    expect(written).toEqual(numbers)
  })

  it('stops at once for what waiting does not mend', async () => {
    const { reader, requests, rests } = exportOf(12, { faults: [NO_PERMISSION] })
    reader.resume()
    await rests()
    expect(reader.getState()).toMatchObject({ phase: 'stopped', failure: NO_PERMISSION })
    expect(requests).toHaveLength(1)
  })

  it('stops at a list that would never end', async () => {
    const rows = [messageOf(1)]
    const reader = new MessageExport(
      { until: 900 },
      { read: () => Promise.resolve({ rows, next: 7 }), write: () => false, onFile: () => undefined },
    )
    reader.resume()
    await vi.waitFor(() => expect(reader.getState().phase).toBe('stopped'))
    expect(String(reader.getState().failure)).toContain('token 7')
    expect(reader.getState().messages).toBe(1)
  })

  it('fills file after file', async () => {
    const { reader, written, files, rests, numbers } = exportOf(23, { inFile: 8 })
    for (let file = 0; file < 3; file += 1) {
      reader.resume()
      await rests()
    }
    expect(files).toEqual(['full 10', 'full 10', 'done 3'])
    expect(written).toEqual(numbers)
  })

  it('misses nothing and doubles nothing, whatever fails and whenever somebody stops it', async () => {
    const fault = fc.constantFrom(undefined, undefined, THROTTLED, SERVER_ERROR, NO_PERMISSION)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(40),
        fc.array(fault, { maxLength: 12 }),
        fc.array(fc.nat(3), { maxLength: 6 }),
        async (count, faults, stops) => {
          const { reader, written, numbers, files, rests } = exportOf(count, { faults })
          for (const turns of stops) {
            reader.resume()
            for (let turn = 0; turn < turns; turn += 1) await pause(0)
            reader.stop()
            expect(written).toEqual(numbers.slice(0, written.length))
            expect(reader.getState().messages).toBe(written.length)
          }
          for (let tries = 0; reader.getState().phase !== 'done' && tries <= faults.length; tries += 1) {
            reader.resume()
            await rests()
          }
          expect(written).toEqual(numbers)
          expect(files).toHaveLength(1)
        },
      ),
      { numRuns: 30 },
    )
  })
})
