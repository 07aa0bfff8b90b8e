import { parseArgs } from 'node:util'

export interface CheckOptions {
  /** Whether the journeys in Firefox run, too. */
  firefox: boolean
}

const USAGE = 'Usage: npm test [-- --firefox]'

/** Throws an Error whose message says what is wrong with the arguments of `npm test`, and what can be given instead. */
export function checkOptions(args: string[]): CheckOptions {
  const { tokens } = parseArgs({ args, strict: false, tokens: true, options: { firefox: { type: 'boolean' } } })
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'option' && token.name === 'firefox' && token.value === undefined) continue
    const word = token.kind === 'option' ? (args[token.index] ?? token.rawName) : token.value
    throw new Error(
      `npm test runs everything and knows no "${word}". One file: npm run unit -- path, npm run e2e -- name.spec.ts. ${USAGE}`,
    )
  }
  return { firefox: tokens.some(({ kind }) => kind === 'option') }
}
