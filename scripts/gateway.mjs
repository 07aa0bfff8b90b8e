/** `npm run gateway`: starts the gateway with a console that is up to date. */
import { hand } from './child.mjs'

const args = process.argv.slice(2)
const asksForHelp = args.includes('--help') || args.includes('-h')
const ready = asksForHelp || (await hand('scripts/build-console.ts', [])) === 0
// It lets calls under way end and has a bound for that, which its settings decide.
if (ready) await hand('gateway/main.ts', args, Number.POSITIVE_INFINITY)
