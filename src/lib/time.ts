const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')

const formatDay = (date: Date): string =>
  `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`

/** The calendar's day in the operator's zone as `2026-11-23`, or one that many days before it. `seconds` is UNIX time. */
export function dayOf(seconds: number, daysBefore = 0): string {
  const date = new Date(seconds * 1000)
  date.setDate(date.getDate() - daysBefore)
  return formatDay(date)
}

/** A time in the operator's zone as `2026-11-23 17:20:09`. `seconds` is UNIX time. */
export function formatTime(seconds: number): string {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return String(seconds)
  return `${formatDay(date)} ${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`
}

/** A time in the operator's zone for programs, and for people elsewhere: `2026-11-23T17:20:09+08:00`. `seconds` is UNIX time. */
export function isoTime(seconds: number): string {
  const minutes = -new Date(seconds * 1000).getTimezoneOffset()
  if (Number.isNaN(minutes)) return String(seconds)
  const zone = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`
  return `${formatTime(seconds).replace(' ', 'T')}${zone}`
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

/** How long something will take, roughly: tens of seconds, then minutes, rounded up. */
export function formatWait(seconds: number, locale: string): string {
  const [unit, value] =
    seconds <= 50
      ? (['second', Math.max(10, Math.ceil(seconds / 10) * 10)] as const)
      : (['minute', Math.ceil(seconds / 60)] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

/** How long ago something was, as "now", "10 seconds ago" or "3 hours ago". */
export function formatAge(seconds: number, locale: string): string {
  const [unit, size] =
    seconds < 60 ? (['second', 1] as const) : seconds < 3600 ? (['minute', 60] as const) : (['hour', 3600] as const)
  return relative(locale).format(-Math.floor(seconds / size), unit)
}

/** Made once for each language: making one costs more than all times of a list. */
const relatives = new Map<string, Intl.RelativeTimeFormat>()
function relative(locale: string): Intl.RelativeTimeFormat {
  const known = relatives.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  relatives.set(locale, known)
  return known
}

const DAY = 86_400

/** Midnights between two moments, UNIX seconds, in the operator's time zone: 1 when `then` was yesterday. */
function daysBetween(then: number, now: number): number {
  const midnight = (seconds: number) => {
    const date = new Date(seconds * 1000)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 1000
  }
  return Math.round((midnight(now) - midnight(then)) / DAY)
}

/**
 * When something was, as a person would say it: "3 minutes ago", "yesterday", "2 months ago". Days are the calendar's in the operator's
 * time zone, once it was not today. Both in UNIX seconds; what lies ahead by a clock that is not quite right counts as now.
 */
export function formatAgo(then: number, now: number, locale: string): string {
  const seconds = Math.max(0, now - then)
  const days = daysBetween(then, now)
  if (Number.isNaN(days)) return String(then)
  if (days < 1 || seconds < 6 * 3600) return formatAge(seconds, locale)
  const [unit, size] =
    days < 60 ? (['day', 1] as const) : days < 730 ? (['month', 30.44] as const) : (['year', 365.25] as const)
  return relative(locale).format(-Math.floor(days / size), unit)
}
