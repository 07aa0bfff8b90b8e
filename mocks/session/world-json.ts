/**
 * Worlds, journals and their snapshots as JSON text and back, exactly: `Map`, `Set` and bigint, which JSON does not know, are
 * objects with one of these keys alone, and so is an object that only looks like one of them.
 */
const TAGS = ['$bigint', '$map', '$set', '$object'] as const

/**
 * Plain data as one line of JSON. Throws TypeError on what would not come back as it was: functions, symbols, instances of
 * other classes, numbers that are not finite. Members that are undefined are left out.
 */
export function toWorldJson(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, encoded)
  if (text === undefined) throw new TypeError('undefined has no JSON.')
  return text
}

/** What `toWorldJson` wrote. Throws SyntaxError or TypeError on anything else. */
export function parseWorldJson(text: string): unknown {
  return JSON.parse(text, decoded)
}

function encoded(this: unknown, key: string, value: unknown): unknown {
  // JSON.stringify has asked for a toJSON of its own by now, as Date has one.
  if (!Object.is(value, Reflect.get(Object(this), key)))
    throw new TypeError('What turns itself into JSON does not come back.')
  if (typeof value === 'bigint') return { $bigint: `${value}` }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no JSON.`)
  if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError(`A ${typeof value} has no JSON.`)
  return typeof value !== 'object' || value === null || Array.isArray(value) ? value : encodedObject(value)
}

function encodedObject(value: object): object {
  if (value instanceof Map) return { $map: [...value] }
  if (value instanceof Set) return { $set: [...value] }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('Only plain objects, Map and Set have a JSON.')
  const tag = tagOf(value)
  return tag === undefined ? value : { $object: Object.entries(value) }
}

function decoded(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const tag = tagOf(value)
  if (tag === undefined) return value
  const inside: unknown = Object.values(value)[0]
  if (tag === '$bigint') {
    if (typeof inside !== 'string' || !/^-?\d+$/.test(inside)) throw new TypeError('$bigint holds no digits.')
    return BigInt(inside)
  }
  if (!Array.isArray(inside)) throw new TypeError(`${tag} holds no list.`)
  if (tag === '$set') return new Set<unknown>(inside)
  const pairs = inside.map(pairOf)
  return tag === '$map' ? new Map(pairs) : Object.fromEntries(pairs.map(([key, item]) => [String(key), item]))
}

function pairOf(item: unknown): [unknown, unknown] {
  if (!Array.isArray(item) || item.length !== 2) throw new TypeError('An entry is no pair.')
  return [item[0], item[1]]
}

/** The tag of an object that has one key, which is a tag. Looks at two keys at most: worlds are large. */
function tagOf(value: object): (typeof TAGS)[number] | undefined {
  let found: string | undefined
  for (const key in value) {
    if (found !== undefined || !key.startsWith('$')) return undefined
    found = key
  }
  return TAGS.find((tag) => tag === found)
}
