/**
 * A worker that keeps the time and does nothing else: browsers slow the timers of a hidden tab to one a second, and later to one a
 * minute, but not those of its workers. It is told the milliseconds between two ticks.
 */
let timer: ReturnType<typeof setInterval> | undefined

globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  clearInterval(timer)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker speaks to its page only
  if (typeof data === 'number') timer = setInterval(() => globalThis.postMessage(undefined), data)
})
