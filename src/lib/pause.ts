/** Waits so many milliseconds, or rejects with the signal's reason. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      signal?.removeEventListener('abort', cancelled)
      resolve()
    }
    const timer = setTimeout(done, ms)
    const cancelled = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', cancelled, { once: true })
  })
}
