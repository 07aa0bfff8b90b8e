/** The names of all fields of a type, however deep. Maps have keys of their own, and none of these. */
export type FieldNames<T> = T extends string | number | bigint | boolean | null | undefined
  ? never
  : T extends readonly (infer U)[]
    ? FieldNames<U>
    : T extends object
      ? string extends keyof T
        ? never
        : { [K in keyof T & string]-?: K | FieldNames<T[K]> }[keyof T & string]
      : never

/** What a name means, and what `Owner.name` means where that differs. */
export type Words<Owner extends string, Name extends string> = Readonly<
  Record<Name, string> & Partial<Record<`${Owner}.${Name}`, string>>
>
