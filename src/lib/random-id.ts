/** No 0, O, 1, I or l: IDs get read aloud and typed from a screen. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A random ID of letters and digits, the only characters every page of the service's documents allows in an ID. */
export function randomId(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  // 256 is a multiple of 32, so every character is equally likely.
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('')
}
