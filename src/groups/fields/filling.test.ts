import { describe, expect, it } from 'vitest'
import {
  editedTo,
  fieldsOf,
  type Filling,
  isJsonValue,
  toContentText,
  toFilling,
  toTemplate,
  valueProblems,
  withValue,
} from './filling.ts'

const LIMIT = 1000

/** The names of the fields that are in it. */
const namesIn = (filling: Filling) => fieldsOf(filling).map((field) => filling.names[field])

function filled(template: string, values: Record<string, string>): string {
  let filling = toFilling(template)
  for (const [name, value] of Object.entries(values)) filling = withValue(filling, filling.names.indexOf(name), value)
  return toContentText(filling)
}

describe('what is a field', () => {
  it.each([
    ['Now {price}!', ['price']],
    ['{a}{b}{a}', ['a', 'b']],
    ['{价格} 元，{商品-名_1}', ['价格', '商品-名_1']],
    ['{prix_é}', ['prix_é']],
    ['{__proto__} {constructor}', ['__proto__', 'constructor']],
    ['{"a":1}', []],
    ['{"a":{"b":{"c":[1,{}]}}}', []],
    ['{ price } {} {a b} {a.b} {$a} {😀}', []],
    ['{{price}}', []],
    ['{{price}', ['price']],
    ['{"a":{"b":{price}}}', ['price']],
    [`{${'x'.repeat(41)}}`, []],
  ])('%s', (template, names) => {
    expect(namesIn(toFilling(template))).toEqual(names)
  })

  it('says a name in braces where braces are doubled', () => {
    expect(toContentText(toFilling('{{price}} is {price}, {"a":{}}'))).toBe('{price} is {price}, {"a":{}}')
    expect(filled('{{price}} is {price}', { price: '9' })).toBe('{price} is 9')
  })

  it.each(['', 'plain', '{a} {{b}} {"c":{d}}', '{{{a}}}', '{{a}{b}}', '\\{a}\n"{b}"', '\uD83D{a}\uDE00'])(
    'is the template again: %j',
    (template) => {
      expect(toTemplate(toFilling(template))).toBe(template)
    },
  )
})

describe('values', () => {
  const HARD = 'say "hi"\\\n\t{b} }"{ 价 😀 \u2028 \u0000'

  it('stand in text as they are', () => {
    expect(filled('Now: {a}', { a: HARD })).toBe(`Now: ${HARD}`)
    // Looks like JSON and is none.
    expect(filled('{"a": {a} oops', { a: HARD })).toBe(`{"a": ${HARD} oops`)
  })

  it('are escaped inside a string of JSON, wherever it is', () => {
    const template = ' {"k\\"{key}":["{a}",{"deep":"x {a} \\\\"}], "n":{n}}'
    const made = filled(template, { key: '"', a: HARD, n: '1e3' })
    expect(JSON.parse(made)).toEqual({ 'k""': [HARD, { deep: `x ${HARD} \\` }], n: 1000 })
  })

  it.each([
    ['99', true],
    ['-1.50', true],
    ['true', true],
    ['null', true],
    ['"red"', true],
    ['{"a":[1]}', true],
    ['9223372036854775807', true],
    ['red', false],
    ['1,"b":2', false],
    ['1}', false],
    ["'a'", false],
    ['01', false],
    ['"a', false],
  ])('that stand for a JSON value must be one: %s', (value, isOne) => {
    const filling = toFilling('{"price":{price},"text":"{text}"}')
    expect([0, 1].map((field) => isJsonValue(filling, field))).toEqual([true, false])
    expect(valueProblems(value, true, LIMIT)).toEqual(isOne ? [] : [{ kind: 'notJson' }])
    expect(valueProblems(value, false, LIMIT)).toEqual([])
  })

  it.each(['{"a":-{n}}', '{"a":1{n}}', '{ {k}: 1 }', '{"a":{n}{m}}', '"\\{n}"'])(
    'are plain text where JSON depends on them: %s',
    (template) => {
      expect(isJsonValue(toFilling(template), 0)).toBe(false)
      expect(filled(template, { n: '"', k: '"' })).toContain('"')
    },
  )

  it('are missing, too long, or cut in two', () => {
    expect(valueProblems('', true, LIMIT)).toEqual([{ kind: 'required' }])
    expect(valueProblems('\uD83D', false, LIMIT)).toEqual([{ kind: 'malformed' }])
    expect(valueProblems('价'.repeat(LIMIT), false, LIMIT)).toMatchObject([{ kind: 'tooLong' }])
  })
})

describe('a content that is edited', () => {
  const start = withValue(toFilling('{"p":{price},"t":"{text}!"}'), 1, 'a "b"')

  it('keeps the fields that the edit left alone', () => {
    const once = editedTo(start, '{"price":{price},"t":"a \\"b\\"!"}')
    const edited = once && editedTo(once, '{"price":{price},"t":"a \\"b\\"!!"}')
    expect(edited && toTemplate(edited)).toBe('{"price":{price},"t":"{text}!!"}')
    expect(edited && toContentText(withValue(edited, 0, '9'))).toBe('{"price":9,"t":"a \\"b\\"!!"}')
  })

  it('takes for text what was typed into a field', () => {
    const edited = editedTo(start, '{"p":{price},"t":"a \\"c\\"!"}')
    expect(edited && toTemplate(edited)).toBe('{"p":{price},"t":"a \\"c\\"!"}')
    expect(edited && namesIn(edited)).toEqual(['price'])
    expect(edited && editedTo(edited, '{"p":9,"t":""}')).toBeUndefined()
    expect(editedTo(start, '')).toBeUndefined()
  })

  it.each([
    ['{{a}', '{{{a}'],
    ['{a}}', '{a}}}'],
    ['{a}{b}', '{a}{{b}'],
    ['{a}{b}', '{a}}{b}'],
    ['x{a}', '{a}'],
    ['{a}x', '{a}xx'],
  ])('keeps a field beside which its own braces are typed: %s → %s', (template, content) => {
    const before = toFilling(template)
    const edited = editedTo(before, content)
    expect(edited && toContentText(edited)).toBe(content)
    expect(edited && namesIn(edited)).toEqual(namesIn(before))
  })

  it('says what was typed, whatever was typed', () => {
    const before = toFilling('{"p":{price},"t":"{text}"} 😀')
    const content = toContentText(before)
    for (let from = 0; from <= content.length; from += 1)
      for (const [to, text] of [
        [from, '{'],
        [from + 1, ''],
        [from + 3, '"}'],
        [content.length, '😁'],
      ] as const) {
        const next = content.slice(0, from) + text + content.slice(to)
        const edited = editedTo(before, next)
        expect(edited === undefined || toContentText(edited)).toBeOneOf([true, next])
      }
  })
})
