/** A key that may sign. One with a security token is temporary (STS): each of its calls carries the token. */
export interface AccessKey {
  id: string
  secret: string
  securityToken?: string
}

/** What a signed request claims, and what its signature should be. */
export interface Claim {
  scheme: 'ACS3-HMAC-SHA256' | 'HMAC-SHA1'
  accessKeyId: string
  /** UTC, second precision, as sent. */
  date: string
  /** How far `date` may be from the wall clock, milliseconds. */
  windowMs: number
  nonce: string
  securityToken: string | undefined
  signature: string
  /** What the vendor echoes in SignatureDoesNotMatch. */
  stringToSign: string
  /**
   * The signatures that it may carry, most likely first. The vendor's clients differ over parameters without a value: those of Java, Go
   * and Node sign them like any other, older ones of Python, .NET and PHP without the equals sign (ACS3) or not at all (legacy).
   */
  signatures(secret: string): Iterable<string>
}
