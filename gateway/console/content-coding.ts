import { parseAccept } from 'hono/utils/accept'

export type Coding = 'gzip' | 'identity'

/**
 * The coding to send something in, by the request's `Accept-Encoding` (RFC 9110, 12.5.3): what the client likes best of the two, and
 * ours where it likes both alike. Undefined when it takes neither.
 */
export function codingFor(header: string | undefined, ours: Coding): Coding | undefined {
  // Without the header anything may be sent, but hardly anybody who leaves it out can unpack.
  if (header === undefined) return 'identity'
  const accepted = new Map(parseAccept(header).map(({ type, q }) => [type.toLowerCase(), q]))
  const other = accepted.get('*')
  const gzip = accepted.get('gzip') ?? accepted.get('x-gzip') ?? other ?? 0
  // Left unnamed it is taken all the same, by whoever would rather have something else.
  const identity = accepted.get('identity') ?? other
  if (gzip === 0) return identity === 0 ? undefined : 'identity'
  if (identity === 0) return 'gzip'
  if (identity === undefined || identity === gzip) return ours
  return gzip > identity ? 'gzip' : 'identity'
}

/** Whether the client has it already, by its `If-None-Match` (RFC 9110, 13.1.2): `*`, or a list with this tag, weak or not. */
export function isKnown(etag: string, header: string | undefined): boolean {
  return (
    header !== undefined && (header.trim() === '*' || [...header.matchAll(/"[^"]*"/g)].some(([tag]) => tag === etag))
  )
}
