/** Milliseconds a dialog waits for the list behind it, so that it closes over rows that are right. */
const LIST_WAIT_MS = 1500

/** Resolves with the promise, or when waiting any longer would hold up the operator. */
export function soon(work: Promise<void>): Promise<void> {
  return Promise.race([
    work,
    new Promise<void>((resolve) => {
      setTimeout(resolve, LIST_WAIT_MS)
    }),
  ])
}
