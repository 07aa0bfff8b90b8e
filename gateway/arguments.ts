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

const usage = (command: string) => `Usage: ${command} [--port 8787] [--host 127.0.0.1]; --help lists the settings`

/** The command line, read. `command`: what stands before it. Throws UsageError. */
export function readArguments(args: string[], command: string): Arguments {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ args, options: { port: text, host: text, help: { type: 'boolean', short: 'h' } } })
    if (values.host === '') throw new Error('--host names no address')
    if (values.port === '') throw new Error('--port names no port')
    if (values.port !== undefined && !/^\d+$/.test(values.port))
      throw new Error('--port must be a whole number, such as 8787')
    return {
      help: values.help === true,
      variables: {
        ...(values.port === undefined ? {} : { [variableOf('port')]: values.port }),
        ...(values.host === undefined ? {} : { [variableOf('host')]: values.host }),
      },
    }
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage(command)}`)
  }
}

/** What `--help` prints. */
export function helpText(command: string): string {
  const lines = SETTING_NAMES.map(
    (name) => `  ${variableOf(name)}\n      ${v.getDescription(settings.entries[name].wrapped) ?? ''}`,
  )
  return [
    usage(command),
    '',
    '  --port 8787        the port to listen on, instead of GATEWAY_PORT',
    '  --host 127.0.0.1   the address, instead of GATEWAY_HOST',
    '',
    'Everything else is set by variables, or in the JSON file that GATEWAY_CONFIG names (docs/gateway.md has the defaults):',
    '',
    ...lines,
  ].join('\n')
}
