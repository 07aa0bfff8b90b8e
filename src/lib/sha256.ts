import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Lower-case hex SHA-256 of a text's UTF-8 bytes. Synchronous and free of `crypto.subtle`, which browsers withhold outside
 * secure contexts; @noble/hashes is small, audited and widely used.
 */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
