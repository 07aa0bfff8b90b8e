/** What one client, or all of them together, may take of the gateway. */
export interface Limits {
  /** Open at once. */
  connections: number
  /** Milliseconds a connection may be idle between requests. */
  keepAliveMs: number
  /** Answered on one connection before it is closed, so that a balancer spreads its load anew from time to time. */
  requestsPerConnection: number
  /** Requests sent ahead, before the answers to those before were taken. Neither browsers nor proxies do so at all. */
  sentAhead: number
  /** Header lines of a request; all of them together are bounded by Node, at 16 KiB. */
  headers: number
  /** Milliseconds for the headers of a request to arrive, and for all of it. */
  headersMs: number
  requestMs: number
  /** Milliseconds in which a client must take at least a byte of its answer, and in which it must take all of it. */
  stallMs: number
  takeMs: number
  /** Bytes of answers that wait to be taken, on all connections. */
  untakenBytes: number
  /** Milliseconds for a client to read why its request was refused, and to close. */
  lingerMs: number
  /** The same as `takeMs`, and what is left for a request to arrive, once the listener is closed. */
  closingMs: number
}

export const LIMITS: Limits = {
  connections: 1000,
  keepAliveMs: 65_000,
  requestsPerConnection: 1000,
  sentAhead: 16,
  headers: 100,
  headersMs: 10_000,
  requestMs: 30_000,
  stallMs: 10_000,
  takeMs: 60_000,
  untakenBytes: 64 * 1024 * 1024,
  lingerMs: 1000,
  closingMs: 2000,
}
