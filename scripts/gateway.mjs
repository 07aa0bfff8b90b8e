import { hand } from './child.mjs'

await hand('scripts/gateway.ts', process.argv.slice(2))
