import { hand } from './child.mjs'

await hand('bench/gateway.ts', process.argv.slice(2))
