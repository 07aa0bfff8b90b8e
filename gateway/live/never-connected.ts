/** What the system was asked for when no connection came about (getaddrinfo(3), connect(2)); an open one is lost while reading or writing. */
const OPENING: ReadonlySet<unknown> = new Set(['getaddrinfo', 'connect'])

/** A request was given up, or its connection lost, while there was none yet that could have carried a byte of it. */
export class NeverConnected extends Error {
  override name = 'NeverConnected'
}

/** Whether a call failed before there was a connection to send it on, so that nothing of it can have arrived. */
export function neverConnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof NeverConnected) return true
  // A host with several addresses: all of them were tried.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(neverConnected)
  return OPENING.has('syscall' in error ? error.syscall : undefined) || neverConnected(error.cause)
}
