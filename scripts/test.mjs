import { hand } from './child.mjs'

await hand('scripts/check.ts', process.argv.slice(2))
