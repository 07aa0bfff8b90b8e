import type { Plugin } from 'vite'
import { UNREACHED_COMMAND, unreachedEnvelope } from '../src/api/contract/unreached-command.ts'

/** Lets the development server say what to do about a control command that no backend took, instead of an empty 404 or the page. */
export function unreachedCommands(of: keyof typeof UNREACHED_COMMAND): Plugin {
  return {
    name: 'unreached-commands',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use('/_control', (_request, response) => {
        response.writeHead(404, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        response.end(unreachedEnvelope(UNREACHED_COMMAND[of]))
      })
    },
  }
}
