/** Fields that no browser may see. */
export const SECRET_FIELDS = ['AppKey', 'AppSign'] as const
type SecretField = (typeof SECRET_FIELDS)[number]

export type WithoutSecrets<T> = T extends readonly (infer U)[]
  ? WithoutSecrets<U>[]
  : T extends object
    ? { [K in keyof T as K extends SecretField ? never : K]: WithoutSecrets<T[K]> }
    : T

/** A copy of an answer without its secret fields, however deep. */
export function withoutSecrets<T>(value: T): WithoutSecrets<T>
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutSecrets(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !SECRET_FIELDS.some((field) => field === key))
      .map(([key, part]: [string, unknown]) => [key, withoutSecrets(part)]),
  )
}
