import { expect, test } from 'vitest'
import { checkOptions } from './check-options.ts'

test.each([
  [[], false],
  [['--firefox'], true],
  [['--firefox', '--firefox'], true],
])('npm test with %j', (args, firefox) => {
  expect(checkOptions(args)).toEqual({ firefox })
})

test.each([
  [['--firefix'], '"--firefix"'],
  [['firefox'], '"firefox"'],
  [['--firefox=no'], '"--firefox=no"'],
  [['--firefox', 'e2e/studio.spec.ts'], '"e2e/studio.spec.ts"'],
  [['--', 'studio'], '"studio"'],
  [['-f'], '"-f"'],
  [['--no-firefox'], '"--no-firefox"'],
])('npm test with %j is refused, and says what there is', (args, word) => {
  expect(() => checkOptions(args)).toThrow(`knows no ${word}`)
  expect(() => checkOptions(args)).toThrow('npm test [-- --firefox]')
})
