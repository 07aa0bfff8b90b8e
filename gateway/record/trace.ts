import { Refusal } from '../http/refusal.ts'

/** What went wrong and where, for the record. Messages of causes stay out: they may quote what a call or a token carried. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown'
  if (!(error instanceof Refusal)) return `${error.name} ${stackOf(error)}`
  return error.cause instanceof Error
    ? `${error.message} (${error.cause.name}${reasonsOf(error.cause)})`
    : error.message
}

/** Where it was thrown, without the message that stands before. */
function stackOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}

/** Codes such as ECONNREFUSED or invalid_client, of the error and of what caused it. */
function reasonsOf(error: Error): string {
  const inner = error.cause instanceof Error ? reasonsOf(error.cause) : ''
  const own = ['code', 'error'].map((name): unknown => Object.entries(error).find(([key]) => key === name)?.[1])
  return (
    own
      .filter((value) => typeof value === 'string' && /^\w{1,60}$/.test(value))
      .map((value) => ` ${String(value)}`)
      .join('') + inner
  )
}
