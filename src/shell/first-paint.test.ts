/** The first paint is written in HTML and CSS, before there are themes and words: here it is held to what they say. */
import { readFileSync } from 'node:fs'
import { theme } from 'antd'
import { describe, expect, test } from 'vitest'
import { commonStrings } from '../ui/common-strings.ts'
import { shellStrings } from './shell-strings.ts'
import { themeConfigs } from './theme.ts'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
const html = read('../../index.html')
const sheet = read('./global.css')

/** antd's variables in the rules of a selector. */
function variablesOf(selector: string): Map<string, string> {
  const rules = [...sheet.matchAll(/^(\S.*?) \{\n([^}]*)\n\}/gm)].filter(([, of]) => of === selector)
  const texts = rules.flatMap(([, , body = '']) => [...body.matchAll(/--ant-([a-z-]+):\s*([^;]+);/g)])
  return new Map(texts.map(([, name = '', value = '']) => [name, value]))
}

/** `rgba(0, 0, 0, 0.88)` and `rgba(0,0,0,.88)` are one colour. */
const plain = (value: unknown) =>
  String(value)
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replaceAll(/([(,])\./g, '$10.')
const tokenName = (name: string) => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

describe('colours before antd', () => {
  test.each([
    ['light', ':root'],
    ['dark', ":root[data-theme='dark']"],
  ] as const)('%s: as the theme has them', (name, selector) => {
    const tokens = new Map(Object.entries(theme.getDesignToken(themeConfigs[name])))
    const given = variablesOf(selector)
    expect(given.size).toBeGreaterThan(9)
    for (const [variable, value] of given)
      expect([variable, plain(value)]).toEqual([variable, plain(tokens.get(tokenName(variable)))])
  })

  test('every colour of the sheets that the first paint uses is there', () => {
    const sheets = [
      ...new Set(
        [...html.matchAll(/\b([a-z]+)-([a-z-]+)-module__/g)].map(
          ([, folder, name]) => `../${folder}/${name}.module.css`,
        ),
      ),
    ]
    expect(sheets.length).toBeGreaterThan(5)
    const light = variablesOf(':root')
    const used = sheets.flatMap((file) =>
      [...read(file).matchAll(/var\(--ant-([a-z-]+)\)/g)].map(([, name = '']) => name),
    )
    expect(used.filter((name) => !light.has(name) && !LATER.includes(name))).toEqual([])
    const dark = variablesOf(":root[data-theme='dark']")
    expect([...light.keys()].filter((name) => name.startsWith('color') && !dark.has(name))).toEqual([])
  })
})

/** Of what opens later. */
const LATER = ['color-bg-elevated', 'box-shadow-secondary']

test('words: as the console says them', () => {
  const flat = html.replaceAll(/\s+/g, ' ')
  for (const [en, zh] of [
    [shellStrings.en.live, shellStrings.zh.live],
    [shellStrings.en.messaging, shellStrings.zh.messaging],
    [shellStrings.en.applications, shellStrings.zh.applications],
    [shellStrings.en.groups, shellStrings.zh.groups],
    [commonStrings.en.loading, commonStrings.zh.loading],
  ])
    expect(flat).toContain(`<span lang="en">${en}</span><span lang="zh-CN">${zh}</span>`)
  expect(flat).toContain(`<span class="shell-bar-module__name">${shellStrings.en.product}</span>`)
})
