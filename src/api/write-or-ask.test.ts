import { describe, expect, it, vi } from 'vitest'
import { Failure } from './failure.ts'
import { UncertainWrite, writeOrAsk } from './write-or-ask.ts'

const failure = (facts: Partial<ConstructorParameters<typeof Failure>[0]>) =>
  new Failure({ kind: 'refused', action: 'DeleteLiveMessageGroup', write: true, message: '', ...facts })
const lost = failure({ kind: 'unreachable', reason: 'timeout' })

describe('writeOrAsk', () => {
  it('does not ask when the answer came', async () => {
    const ask = vi.fn<() => Promise<string | undefined>>()
    await expect(writeOrAsk(() => Promise.resolve('done'), ask)).resolves.toBe('done')
    const refused = failure({ status: 404, code: 'ResourceNotExist' })
    await expect(writeOrAsk(() => Promise.reject(refused), ask)).rejects.toBe(refused)
    expect(ask).not.toHaveBeenCalled()
  })

  it.each([lost, failure({ status: 503, code: 'ServiceUnavailable' }), failure({ kind: 'unreadable', status: 200 })])(
    'asks once after a lost answer and never writes again',
    async (reason) => {
      const write = vi.fn<() => Promise<string>>(() => Promise.reject(reason))
      await expect(writeOrAsk(write, () => Promise.resolve('happened'))).resolves.toBe('happened')
      await expect(writeOrAsk(write, () => Promise.resolve(undefined))).rejects.toMatchObject({ verdict: 'notDone' })
      await expect(writeOrAsk(write, () => Promise.reject(lost))).rejects.toMatchObject({ verdict: 'unknown' })
      expect(write).toHaveBeenCalledTimes(3)
    },
  )

  it('keeps the failure it stands for', async () => {
    const error: unknown = await writeOrAsk(
      () => Promise.reject(lost),
      () => Promise.resolve(undefined),
    ).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(UncertainWrite)
    expect(error).toMatchObject({ failure: lost })
  })

  it('keeps why the service could not be asked', async () => {
    const refused = failure({ action: 'DescribeLiveMessageGroup', write: false, status: 403, code: 'NoAuth' })
    for (const asking of [refused, new Error('a defect')]) {
      const write = writeOrAsk(
        () => Promise.reject(lost),
        () => Promise.reject(asking),
      )
      await expect(write).rejects.toMatchObject({ failure: lost, verdict: 'unknown', asking })
    }
  })

  it('repeats after throttling only', async () => {
    const throttled = failure({ status: 400, code: 'Throttling.User', retryAfterMs: 1 })
    const write = vi.fn<() => Promise<string>>().mockRejectedValueOnce(throttled).mockResolvedValueOnce('done')
    await expect(writeOrAsk(write, () => Promise.resolve(undefined))).resolves.toBe('done')
    expect(write).toHaveBeenCalledTimes(2)
  })
})
