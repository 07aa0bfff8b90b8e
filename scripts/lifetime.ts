interface Ending {
  /** A connection or tool that will not close must not keep a terminal waiting for longer. */
  graceMs: number
  exitCode?: number
}

/** Closes what a script holds when it is told to end, or when the process that started it is gone. */
export function endWithParent(close: () => Promise<unknown>, { graceMs, exitCode = 0 }: Ending): void {
  let ending = false
  const exit = () => process.exit(exitCode)
  const end = () => {
    if (ending) return
    ending = true
    setTimeout(exit, graceMs).unref()
    close().then(exit, exit)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  process.on('disconnect', end)
  // Listening must not keep a script alive that has nothing left to do.
  process.channel?.unref()
}
