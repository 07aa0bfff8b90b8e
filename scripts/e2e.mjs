import { hand } from './child.mjs'

await hand('scripts/e2e.ts', process.argv.slice(2))
