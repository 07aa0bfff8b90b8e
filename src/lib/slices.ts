/** Milliseconds that long work takes at a time. A frame has sixteen, and most of them belong to the page. */
const SLICE_MS = 8

/** Gives the page its turn when the work before it has taken its time, and not otherwise. Rejects with the signal's reason. */
export type Breathe = () => Promise<void>

/** For work that takes long and must not hold the page: call it between steps of a few milliseconds at most. */
export function createBreather(signal?: AbortSignal): Breathe {
  let began = performance.now()
  return async () => {
    signal?.throwIfAborted()
    if (performance.now() - began < SLICE_MS) return
    await turn()
    signal?.throwIfAborted()
    began = performance.now()
  }
}

/** Not a timer: browsers delay those by 4 ms each, and by a second in a hidden tab. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const done = () => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', done, { once: true })
    port1.start()
    port2.postMessage(undefined)
  })
}
