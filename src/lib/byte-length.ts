const encoder = new TextEncoder()

/**
 * Length of a text in UTF-8 bytes, the unit of every text limit of the service.
 * A lone surrogate counts 3 bytes: it would be sent as U+FFFD.
 */
export function byteLength(text: string): number {
  return encoder.encode(text).length
}

const MEGABYTE = 1_000_000

/** A number of bytes as people read it, such as "1.2 MB": thousands, as browsers and systems count what they save. */
export function formatBytes(bytes: number, locale: string): string {
  const [unit, size] = bytes >= MEGABYTE ? (['megabyte', MEGABYTE] as const) : (['kilobyte', 1000] as const)
  const digits = { maximumFractionDigits: bytes / size < 10 ? 1 : 0 }
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', ...digits }).format(bytes / size)
}
