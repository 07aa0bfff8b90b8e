/** `node scripts/run.mjs vite build`: one of the project's tools on the stack's Node, installed first where it is missing. */
import { hand } from './child.mjs'
import { scriptOf } from './tools.mjs'

const [tool = '', ...args] = process.argv.slice(2)
await hand(() => scriptOf(tool), args)
