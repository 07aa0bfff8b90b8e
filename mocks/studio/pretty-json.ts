import { stringify } from 'lossless-json'

/** JSON for a person to read; integers beyond 2^53 stay exact. */
export const prettyJson = (value: unknown): string => stringify(value, undefined, 2) ?? ''
