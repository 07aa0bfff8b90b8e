import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './install.mjs'

export interface Example {
  /** The name that its first line says, as `// call.ts`. */
  name: string
  text: string
}

/** The examples of docs/kit.md: what is indented and begins with the name of a file. */
export function kitExamples(): Example[] {
  const docs = readFileSync(path.join(ROOT, 'docs/kit.md'), 'utf8')
  return [...docs.matchAll(/^ {4}\/\/ ([\w.-]+\.ts)\n((?:(?: {4}.*)?\n)+)/gm)].map(([, name = '', text = '']) => ({
    name,
    text: text.replaceAll(/^ {4}/gm, ''),
  }))
}
