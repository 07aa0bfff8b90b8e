import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { SETTING_NAMES, settings, variableOf } from './config/settings.ts'

/** A mistake on the command line, in a sentence. */
export class UsageError extends Error {}

interface Arguments {
  help: boolean
  /** Variables that count before those of the environment. */
  variables: Record<string, string>
}

const USAGE =
  'Usage: npm run gateway [-- --port 8787], or node gateway/main.ts [--port 8787]; --help lists the settings'

/** The command line, read. Throws UsageError. */
export function readArguments(args: string[]): Arguments {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
    if (values.port === '') throw new Error('--port names no port')
    if (values.port !== undefined && !/^\d+$/.test(values.port))
      throw new Error('--port must be a whole number, such as 8787')
    return {
      help: values.help === true,
      variables: values.port === undefined ? {} : { [variableOf('port')]: values.port },
    }
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

/** What `--help` prints. */
export function helpText(): string {
  const lines = SETTING_NAMES.map(
    (name) => `  ${variableOf(name)}\n      ${v.getDescription(settings.entries[name].wrapped) ?? ''}`,
  )
  return [
    USAGE,
    '',
    '  --port 8787   the port to listen on, instead of GATEWAY_PORT',
    '',
    'Everything else is set by variables, or in the JSON file that GATEWAY_CONFIG names (docs/gateway.md has the defaults):',
    '',
    ...lines,
  ].join('\n')
}
