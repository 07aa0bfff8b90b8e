const encoder = new TextEncoder()

/**
 * Length of a text in UTF-8 bytes, the unit of every text limit of the service.
 * A lone surrogate counts 3 bytes: it would be sent as U+FFFD.
 */
export function byteLength(text: string): number {
  return encoder.encode(text).length
}
