import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ACTIONS } from '#api/contract/actions.ts'
import { SETTING_NAMES, settings, variableOf } from './config/settings.ts'

const ROOT = path.join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const docs = read('docs/gateway.md')

test('docs/gateway.md has every setting, with its variable, default and meaning, and no other', () => {
  const rows = docs.split('\n').filter((line) => line.startsWith('| `GATEWAY_'))
  const expected = SETTING_NAMES.map((name) => {
    const schema = settings.entries[name]
    const initial = v.getDefault<v.GenericSchema>(schema)
    const shown = initial === undefined ? '–' : `\`${typeof initial === 'string' ? initial : JSON.stringify(initial)}\``
    return `| \`${variableOf(name)}\` | \`${name}\` | ${shown} | ${v.getDescription(schema.wrapped)} |`
  })
  expect(rows).toEqual(expected)
})

test('every ASVS item it claims names a test that is there', () => {
  const claims = [...docs.matchAll(/^\| (\d[\d., ]+) \| .+ \| `(.+?)` "(.+)" \|$/gm)]
  expect(claims.length).toBe([...docs.matchAll(/^\| \d+\.\d+\.\d+/gm)].length)
  expect(claims.length).toBeGreaterThan(20)
  for (const [, item, file = '', title = ''] of claims)
    expect([item, read(file).includes(`'${title}'`)]).toEqual([item, true])
})

test('its RAM policy is JSON, and allows the actions of the contract and nothing else', () => {
  const [, text = ''] = /```json\n([^]+?)```/.exec(docs) ?? []
  const { Statement } = v.parse(
    v.object({ Statement: v.array(v.object({ Action: v.array(v.string()) })) }),
    JSON.parse(text),
  )
  expect(Statement.flatMap(({ Action }) => Action).toSorted()).toEqual(
    Object.keys(ACTIONS)
      .map((name) => `live:${name}`)
      .toSorted(),
  )
})

test('docs/faults.md has a cell for each kind of failing connection and each place, and names tests that are there', () => {
  const rows = [...read('docs/faults.md').matchAll(/^\| (.+?) \| (.+?) \| .+ \| `(.+?)` "(.+)" \|$/gm)]
  const kinds = ['reset', 'FIN', '408', '421', 'slow reader', 'slow writer', 'half-closed', 'proxy reload']
  const cells = new Set(rows.map(([, kind, place]) => `${kind}, ${place}`))
  expect([...cells].toSorted()).toEqual(
    kinds
      .flatMap((kind) => ['console', 'gateway', 'in-browser backend'].map((place) => `${kind}, ${place}`))
      .toSorted(),
  )
  for (const [, kind, place, file = '', title = ''] of rows) {
    expect([kind, place, ["'", '`'].some((quote) => read(file).includes(`${quote}${title}${quote}`))]).toEqual([
      kind,
      place,
      true,
    ])
  }
})
