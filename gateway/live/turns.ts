export interface Wait {
  /** Milliseconds. */
  atMost: number
  /** Ends the waiting early. */
  signal: AbortSignal
  /** What waiting in vain ends with. */
  late: () => Error
}

/** Those who wait for something scarce. Operators take turns, so that one who asks for much waits for himself. */
export interface Turns {
  /** Resolves when it is called up. Rejects with `late()` when that takes too long, and with the signal's reason when it aborts. */
  wait(operator: string, wait: Wait): Promise<void>
  /** Calls up the first who may go, and puts his operator last: that operator; undefined when there is none. */
  callUp(may?: (operator: string) => boolean): string | undefined
  /** The operator has had what he waits for: everybody else comes first. */
  putLast(operator: string): void
  waitingOf(operator: string): number
  readonly waiting: number
}

export function createTurns(): Turns {
  /** By operator, in the order of their turns; none is empty. */
  const queues = new Map<string, (() => void)[]>()

  const putLast = (operator: string) => {
    const queue = queues.get(operator)
    if (queue === undefined) return
    queues.delete(operator)
    if (queue.length > 0) queues.set(operator, queue)
  }
  const drop = (operator: string, start: () => void) => {
    const queue = queues.get(operator)
    if (queue === undefined) return
    queue.splice(queue.indexOf(start), 1)
    if (queue.length === 0) queues.delete(operator)
  }
  return {
    putLast,
    waitingOf: (operator) => queues.get(operator)?.length ?? 0,
    get waiting() {
      return [...queues.values()].reduce((sum, { length }) => sum + length, 0)
    },
    callUp(may = () => true) {
      for (const [operator, queue] of queues) {
        if (!may(operator)) continue
        queue.shift()?.()
        putLast(operator)
        return operator
      }
      return undefined
    },
    wait: (operator, { atMost, signal, late }) =>
      new Promise((resolve, reject) => {
        const leave = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', gone)
        }
        const start = () => {
          leave()
          resolve()
        }
        const giveUp = (reason: () => Error) => {
          leave()
          drop(operator, start)
          reject(reason())
        }
        const gone = () => giveUp(() => (signal.reason instanceof Error ? signal.reason : new Error('aborted')))
        const timer = setTimeout(() => giveUp(late), atMost)
        const queue = queues.get(operator) ?? []
        queue.push(start)
        queues.set(operator, queue)
        signal.addEventListener('abort', gone, { once: true })
        if (signal.aborted) gone()
      }),
  }
}
