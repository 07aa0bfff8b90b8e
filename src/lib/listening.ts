/** Servers of ours on an address of this machine. Runs in Node, and needs nothing of it. */

export function originAt(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Where this machine reaches what listens there: all addresses include its own. */
export function reachedAt(host: string, port: number): string {
  return originAt(host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host, port)
}

/** Why an address cannot be had, and what to do, in a sentence; undefined of any other error. */
export function listeningTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const port = 'port' in error ? ` ${String(error.port)}` : ''
  switch (error.code) {
    case 'EADDRINUSE':
      return `port${port} is taken. Choose another one with --port, or end the program that has it.`
    case 'EACCES':
      return `port${port} may not be used. Choose one above 1023 with --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'this machine has no such address. Correct --host.'
    default:
      return undefined
  }
}
