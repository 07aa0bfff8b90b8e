import { hand } from './child.mjs'

await hand('mocks/emulator.ts', process.argv.slice(2))
