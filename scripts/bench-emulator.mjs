import { hand } from './child.mjs'

await hand('bench/emulator.ts', process.argv.slice(2))
