import * as v from 'valibot'

/**
 * The same schema, but an object with a field it does not know is refused: what an answer of the mock must satisfy, while a
 * client tolerates what the vendor adds. Knows the kinds of schema that the contract's answers are made of.
 */
export function strictly(schema: v.GenericSchema): v.GenericSchema {
  if (isKind<v.ObjectSchema<v.ObjectEntries, undefined>>(schema, 'object')) {
    return v.strictObject(
      Object.fromEntries(Object.entries(schema.entries).map(([name, field]) => [name, strictField(field)] as const)),
    )
  }
  if (isKind<v.ArraySchema<v.GenericSchema, undefined>>(schema, 'array')) return v.array(strictly(schema.item))
  return schema
}

function strictField(field: v.ObjectEntries[string]): v.GenericSchema {
  if (isKind<v.OptionalSchema<v.GenericSchema, undefined>>(field, 'optional'))
    return v.optional(strictly(field.wrapped))
  // The contract uses no other wrapper and nothing asynchronous.
  if (field.async) throw new Error('asynchronous schemas are not expected')
  return strictly(v.pipe(field))
}

/** Whether it is a schema of this kind, whatever rules follow it. */
export function isKind<S extends { type: string }>(schema: { type: string }, type: S['type']): schema is S {
  return schema.type === type
}
