import type * as v from 'valibot'
import { ACTIONS, type ActionName } from '#api/contract/actions.ts'
import { BadRequest } from './console.ts'

/** How a parameter is spelt in a query, where everything is text. */
type Kind = 'text' | 'integer' | 'boolean' | 'list'

const KINDS: ReadonlyMap<string, ReadonlyMap<string, Kind>> = new Map(
  Object.entries(ACTIONS).map(([action, { request }]) => [
    action,
    new Map(Object.entries<v.GenericSchema>(request.entries).map(([name, field]) => [name, kindOf(field)])),
  ]),
)

interface Schema {
  type: string
  wrapped?: Schema
  options?: readonly unknown[]
}

/** The contract's schemas are made of few kinds; one that is new here stops the program instead of being guessed. */
function kindOf(schema: Schema): Kind {
  const { type, wrapped, options = [] } = schema
  if (type === 'optional' && wrapped !== undefined) return kindOf(wrapped)
  if (type === 'string') return 'text'
  if (type === 'number') return 'integer'
  if (type === 'boolean') return 'boolean'
  if (type === 'array') return 'list'
  if (type === 'picklist') return options.every((option) => typeof option === 'number') ? 'integer' : 'text'
  // The only union is that of a 64-bit integer: a bigint or a safe number.
  if (type === 'union') return 'integer'
  throw new Error(`A parameter of the kind ${type} has no spelling on the vendor's wire.`)
}

/** Digits of the longest integer looked at; 64 bits need 19. */
const MOST_DIGITS = 40
const INTEGER = /^-?\d+$/
const NUMBERED = /^(.+)\.([1-9]\d{0,5})$/

/** How the vendor's clients write a flag: most as here, those of Python and .NET with a capital, older ones of PHP as a number. */
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['True', true],
  ['False', false],
  ['1', true],
  ['0', false],
])

/** What becomes of a list whose items come numbered (`Name.1`), as older clients send it: reported to be dropped by the service. */
export type NumberedLists = 'taken' | 'dropped'

/**
 * An action's parameters with the types its contract gives them, from decoded text. Lists come joined by commas or numbered
 * (`Name.1`); an empty number or boolean counts as left out. Names the contract does not know stay text, for the backend to
 * refuse. Throws BadRequest InvalidParameter.
 */
export function readFields(
  action: ActionName,
  pairs: Iterable<readonly [string, string]>,
  numberedLists: NumberedLists = 'taken',
): Record<string, unknown> {
  const kinds = KINDS.get(action)
  const values: [string, unknown][] = []
  const numbered = new Map<string, Map<number, string>>()
  for (const [name, text] of pairs) {
    const kind = kinds?.get(name)
    if (kind !== undefined) {
      const value = readValue(name, kind, text)
      if (value !== undefined) values.push([name, value])
      continue
    }
    const [, list = '', number = ''] = NUMBERED.exec(name) ?? []
    if (kinds?.get(list) !== 'list') {
      values.push([name, text])
      continue
    }
    if (numberedLists === 'dropped') continue
    const items = numbered.get(list) ?? new Map<number, string>()
    numbered.set(list, items.set(Number(number), text))
  }
  for (const [name, items] of numbered) {
    if (values.some(([other]) => other === name))
      throw invalid(`${name} comes both joined by commas and numbered. Send one of the two.`)
    values.push([name, inOrder(name, items)])
  }
  // Unlike an assignment, this makes `__proto__` a name like any other.
  return Object.fromEntries(values)
}

function readValue(name: string, kind: Kind, text: string): unknown {
  switch (kind) {
    case 'text':
      return text
    case 'list':
      return text === '' ? [] : text.split(',')
    case 'boolean': {
      if (text === '') return undefined
      const flag = FLAGS.get(text)
      if (flag === undefined) throw invalid(`${name} must be true or false, not ${shown(text)}.`)
      return flag
    }
    case 'integer': {
      if (text === '') return undefined
      if (!INTEGER.test(text) || text.length > MOST_DIGITS)
        throw invalid(`${name} must be a whole number in digits, not ${shown(text)}.`)
      const number = Number(text)
      // Adding 0 makes 0 of -0.
      return Number.isSafeInteger(number) ? number + 0 : BigInt(text)
    }
  }
}

function inOrder(name: string, items: ReadonlyMap<number, string>): string[] {
  return Array.from({ length: items.size }, (_, index) => {
    const item = items.get(index + 1)
    if (item === undefined)
      throw invalid(`${name}.${index + 1} is missing. Number the items of a list from 1 without gaps.`)
    return item
  })
}

const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

const invalid = (message: string) => new BadRequest('InvalidParameter', 400, message)
