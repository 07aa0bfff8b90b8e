/** The operator guide says what the console says: its bold words are the console's, in each language. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type Locale, LOCALES } from '../src/lib/strings.ts'
import { guidePictures, guideText, headingId, renderGuide } from './guide.ts'
import { ROOT } from './install.mjs'

/** What a function of words is given for each value; the guide writes a number there. */
const VALUE = '\uE000'
const NUMBER = String.raw`\d[\d,.]*%?`

/** A value of any shape: as text it is `VALUE`, and so is whatever it has. */
const anything: unknown = new Proxy(() => VALUE, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => VALUE : key === 'toString' ? () => VALUE : anything),
  apply: () => VALUE,
})

const stringsModule = v.record(v.string(), v.unknown())
const stringsOf = v.looseObject({ en: v.record(v.string(), v.unknown()), zh: v.record(v.string(), v.unknown()) })

/** Everything the console can say in a language, values left open. */
async function wordsOf(locale: Locale): Promise<string[]> {
  const modules = import.meta.glob('../src/**/*-strings.ts')
  const loaded = await Promise.all(Object.values(modules).map(async (load) => v.parse(stringsModule, await load())))
  return loaded
    .flatMap((exported) => Object.values(exported))
    .flatMap((strings) => {
      const { success, output } = v.safeParse(stringsOf, strings)
      return success ? Object.values(output[locale]) : []
    })
    .flatMap((word) => (typeof word === 'function' ? filled(word) : typeof word === 'string' ? [word] : []))
}

/** A sentence as a function of words makes it, for one and for several. */
function filled(say: Function): string[] {
  const values = Array.from({ length: say.length }, () => anything)
  const said: unknown = Reflect.apply(say, undefined, values)
  return typeof said === 'string' ? [said] : []
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** What stands in bold and is none of these words. */
function strangers(text: string, words: readonly string[]): string[] {
  const patterns = words.map((word) => new RegExp(`^${word.split(VALUE).map(escaped).join(NUMBER)}$`, 'u'))
  const bold = [...text.matchAll(/\*\*(.+?)\*\*/gs)].map(([, word = '']) => word.replaceAll(/\s+/g, ' '))
  return bold.filter((word) => !patterns.some((pattern) => pattern.test(word)))
}

describe.each(LOCALES)('the guide in %s', (locale) => {
  test('has no word in bold that the console does not say', async () => {
    const words = await wordsOf(locale)
    expect(words.length).toBeGreaterThan(500)
    expect(strangers(guideText(locale), words)).toEqual([])
    const mistakes = ['**Quieten the room**', '**全员静音**', '**many new**', '**new**', '**12**']
    expect(strangers(mistakes.join(' '), words)).toHaveLength(mistakes.length)
  })

  test('shows every picture there is, and no other', () => {
    const shown = [...guideText(locale).matchAll(/^!\[.+\]\((.+)\)$/gm)].map(([, picture = '']) => picture)
    expect(shown.toSorted()).toEqual(guidePictures(locale).toSorted())
    for (const picture of shown) expect(existsSync(path.join(ROOT, 'docs', picture))).toBe(true)
  })

  test('leads within itself to headings that it has, all of them', () => {
    const text = guideText(locale)
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => headingId(heading))
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, to]) => to)
    expect(links).toEqual(headings)
    const html = renderGuide(text)
    for (const heading of headings) expect(html).toContain(`<h2 id="${heading}">`)
    // Beside a full stop Markdown wants a space after the second pair.
    expect(html).not.toContain('**')
  })
})

test('both tell the same', () => {
  const shape = (locale: Locale) => guideText(locale).match(/^(## |!\[|- |\d\. |\| )/gm)
  expect(shape('zh')).toEqual(shape('en'))
})

test.each([
  ['<b>bold</b>', 'HTML'],
  ['[code](../src/main.tsx)', 'not served'],
  ['![gone](operator-guide/en/gone.png)', 'no such file'],
])('what the page cannot have is refused: %s', (text, why) => {
  expect(() => renderGuide(text)).toThrow(why)
})
