/**
 * `node scripts/run.mjs vite build`: one of the project's programs or tools on the stack's Node, installed first where it is
 * missing. Node 20's own modules only.
 */
import { hand } from './child.mjs'
import { scriptOf } from './tools.mjs'

/**
 * Programs of our own, by the name of their npm script.
 * @type {Record<string, string>}
 */
const PROGRAMS = {
  start: 'scripts/serve.ts',
  test: 'scripts/check.ts',
  e2e: 'scripts/e2e.ts',
  pack: 'scripts/pack.ts',
  emulator: 'mocks/emulator.ts',
  bench: 'scripts/bench.ts',
  'bench:emulator': 'bench/emulator.ts',
  'bench:gateway': 'bench/gateway.ts',
}

const [name = '', ...args] = process.argv.slice(2)
if (name === 'gateway') await gateway()
else await hand(() => PROGRAMS[name] ?? scriptOf(name), args)

/** With a console that is up to date. It lets calls under way end and has a bound for that, which its settings decide. */
async function gateway() {
  const asksForHelp = args.includes('--help') || args.includes('-h')
  const ready = asksForHelp || (await hand('scripts/build-console.ts', [])) === 0
  if (ready) await hand('gateway/main.ts', args, Number.POSITIVE_INFINITY)
}
