import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OLDEST_BROWSERS_TEXT } from './browsers.ts'

test('the README names the oldest browsers', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`It works in ${OLDEST_BROWSERS_TEXT}, or newer.`)
})
