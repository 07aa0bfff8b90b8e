const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')

/** A time in the operator's zone as `2026-11-23 17:20:09`. `seconds` is UNIX time. */
export function formatTime(seconds: number): string {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return String(seconds)
  const day = `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
  return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`
}

/** The operator's zone at that moment, as `UTC+8` or `UTC-3:30`. `seconds` is UNIX time. */
export function zoneName(seconds: number): string {
  const minutes = -new Date(seconds * 1000).getTimezoneOffset()
  if (minutes === 0 || Number.isNaN(minutes)) return 'UTC'
  const rest = Math.abs(minutes) % 60
  const sign = minutes < 0 ? '-' : '+'
  return `UTC${sign}${Math.floor(Math.abs(minutes) / 60)}${rest === 0 ? '' : `:${pad(rest)}`}`
}

/** The operator's zone as a place, `Asia/Shanghai`: right for a column of times on both sides of a daylight-saving change. */
export function zonePlace(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Unit, its seconds, and how many of it there must be: in the last two days the hours count. */
const UNITS = [
  ['day', 86_400, 2],
  ['hour', 3600, 1],
  ['minute', 60, 1],
] as const

/**
 * A span such as "29 days" or "3 hours", rounded down so that no more is promised than there is; below a minute
 * "less than a minute" is for the caller to say (undefined).
 */
export function formatSpan(seconds: number, locale: string): string | undefined {
  for (const [unit, size, least] of UNITS) {
    const value = Math.floor(seconds / size)
    if (value >= least) {
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
    }
  }
  return undefined
}

/** How long ago something was, as "now", "10 seconds ago" or "3 hours ago". */
export function formatAge(seconds: number, locale: string): string {
  const [unit, size] =
    seconds < 60 ? (['second', 1] as const) : seconds < 3600 ? (['minute', 60] as const) : (['hour', 3600] as const)
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(seconds / size), unit)
}
