import { hand } from './child.mjs'

await hand('scripts/serve.ts', process.argv.slice(2))
