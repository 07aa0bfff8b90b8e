import { maxHeaderSize, STATUS_CODES } from 'node:http'
import { envelopeOf, Refusal } from './refusal.ts'

const STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** What Node's parser gives up with. */
interface ParserError extends Error {
  code?: string | undefined
  /** What arrived last; the beginning of the request, unless it came in pieces. */
  rawPacket?: unknown
}

/**
 * The whole answer to a request that Node could not parse, as it goes over the wire, with these headers. Too large headers are
 * explained: an operator can mend that, and cannot guess it.
 */
export function unreadableAnswer(error: ParserError, headers: Readonly<Record<string, string>>): string {
  const status = STATUS[error.code ?? ''] ?? 400
  const { type, body } = status === 431 ? headersTooLarge(error.rawPacket) : { type: undefined, body: '' }
  return refusalText(status, { ...headers, ...(type === undefined ? {} : { 'content-type': type }) }, body)
}

/** A whole answer as it goes over the wire, the last one of its connection. */
export function refusalText(status: number, headers: Readonly<Record<string, string>>, body = ''): string {
  const all = { ...headers, connection: 'close', 'content-length': `${Buffer.byteLength(body)}` }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${body}`
}

/** An envelope for programs, a page for everybody else. */
function headersTooLarge(packet: unknown): { type: string; body: string } {
  const [, method, path = ''] = Buffer.isBuffer(packet)
    ? (/^([A-Z]+) (\/\w*)/.exec(packet.toString('latin1', 0, 100)) ?? [])
    : []
  const isForPrograms = method !== 'GET' && (path === '/api' || path === '/auth')
  const most = maxHeaderSize.toLocaleString('en')
  if (isForPrograms) {
    const message = `Address, cookies and other headers are larger than ${most} bytes; the call was not read. Clear the cookies of this site and sign in again.`
    return { type: 'application/json', body: envelopeOf(new Refusal('Gateway.HeadersTooLarge', message)) }
  }
  return { type: 'text/html; charset=utf-8', body: page(most) }
}

/** Whatever else runs under this host name, on any port, can have set the cookies. */
const page = (most: string) => `<!doctype html>
<html lang="en">
<head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Audience Console</title></head>
<body>
<h1>Audience Console</h1>
<p>The browser sends more than ${most} bytes of cookies and address to this site, and is not read. Clear the cookies of this site, then open it again and sign in. Other software on the same host name may have set them; a very long address does the same.</p>
<p lang="zh-CN">浏览器向此网站发送的 Cookie 和地址超过 ${most} 字节，因此未被读取。请清除此网站的 Cookie，然后重新打开并登录。这些 Cookie 可能由同一主机名上的其他软件设置；地址过长也会导致此问题。</p>
<p><a href="/">Audience Console</a></p>
</body>
</html>
`
