import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './install.mjs'

/**
 * Tools and the packages that bring them. Their scripts are run directly: npm's shims in .bin differ by platform.
 * @type {Record<string, string>}
 */
const PACKAGES = {
  knip: 'knip',
  oxfmt: 'oxfmt',
  oxlint: 'oxlint',
  playwright: '@playwright/test',
  tsc: 'typescript',
  vite: 'vite',
  vitest: 'vitest',
}

/**
 * @param {string} tool
 * @returns {string}
 */
export function scriptOf(tool) {
  const name = PACKAGES[tool]
  if (name === undefined) throw new Error(`No such tool: ${tool}; there are ${Object.keys(PACKAGES).join(', ')}.`)
  const home = path.join(ROOT, 'node_modules', name)
  const text = readFileSync(path.join(home, 'package.json'), 'utf8')
  const { bin } = /** @type {{ bin: Record<string, string> }} */ (JSON.parse(text))
  return path.join(home, bin[tool] ?? '')
}
