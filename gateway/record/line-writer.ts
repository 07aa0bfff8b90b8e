/** Takes a line, and says once whether the system has it. What the reader of a pipe then does with it, nobody here can know. */
export type WriteLine = (line: string, done?: (written: boolean) => void) => void

/** Where lines go: calls back when a line was taken, or with why it was not. It may do so in any order. */
export type Output = (line: string, done: (error?: NodeJS.ErrnoException | null) => void) => void

/** Told of lines that are lost; each once. */
interface Watch {
  lost(): void
  /** The first of them, and why. */
  failing(reason: string): void
  /** Lines are written again, after so many were lost. */
  recovered(lost: number): void
}

export interface LineWriter {
  write: WriteLine
  readonly failing: boolean
  /** Resolves when every line was taken or lost, or after `ms`. */
  flush(ms: number): Promise<void>
}

/** What may wait for a reader that is slow, in characters: some thousand lines. */
export const MAX_WAITING = 1024 * 1024

/** Writes lines to an output that may fail, block or come back: nothing here throws, and what waits is bounded. */
export function createLineWriter(output: Output, watch: Watch): LineWriter {
  let waiting = 0
  let lost = 0
  let idle: (() => void)[] = []

  const lose = (reason: string, done: ((written: boolean) => void) | undefined) => {
    lost += 1
    watch.lost()
    if (lost === 1) watch.failing(reason)
    done?.(false)
  }

  const taken = (done: ((written: boolean) => void) | undefined) => {
    done?.(true)
    // A slow reader that has only just made room will soon be behind again.
    if (lost === 0 || waiting > MAX_WAITING / 2) return
    const count = lost
    lost = 0
    watch.recovered(count)
  }

  return {
    write(line, done) {
      if (waiting + line.length > MAX_WAITING) {
        lose('its reader is too slow', done)
        return
      }
      waiting += line.length
      output(line, (error) => {
        waiting -= line.length
        if (error === undefined || error === null) taken(done)
        else lose(error.code ?? error.name, done)
        if (waiting > 0) return
        for (const resolve of idle) resolve()
        idle = []
      })
    },
    get failing() {
      return lost > 0
    },
    flush: (ms) =>
      new Promise((resolve) => {
        if (waiting === 0) return resolve()
        const timer = setTimeout(resolve, ms)
        idle.push(() => {
          clearTimeout(timer)
          resolve()
        })
      }),
  }
}
