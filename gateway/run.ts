import { helpText, readArguments, UsageError } from './arguments.ts'
import { ConfigError, type GatewayConfig, readConfig } from './config/read-config.ts'
import { defaultCredentials } from './live/credentials.ts'
import { traceOf } from './record/trace.ts'
import { type Gateway, startGateway } from './start.ts'

/** The gateway until a signal ends it, which it does cleanly. `command`: how it was started. */
export async function runGateway(args: string[], command: string): Promise<void> {
  // Whoever read it has gone. What else is to be said is said in the record.
  process.stderr.on('error', () => undefined)
  let config: GatewayConfig
  let gateway: Gateway
  try {
    const { help, variables } = readArguments(args, command)
    if (help) {
      console.log(helpText(command))
      return
    }
    config = readConfig({ ...process.env, ...variables })
    const credentials = defaultCredentials()
    await firstCredentials(credentials)
    gateway = await startGateway(config, { credentials })
  } catch (error) {
    console.error(adviceOn(error))
    process.exitCode = error instanceof UsageError ? 2 : 1
    return
  }
  console.error(`The gateway listens at ${gateway.listensAt}. Ctrl+C ends it.`)
  if (gateway.metricsUrl !== undefined) console.error(`Metrics: ${gateway.metricsUrl}`)

  // The last resort: a promise that nobody awaited ends no operator's session. An error that nobody caught ends the process,
  // since its state is unknown then.
  process.on('unhandledRejection', (error) => console.error(`A promise failed and nobody looked: ${traceOf(error)}`))
  process.on('uncaughtException', (error) => {
    console.error(`The gateway ends after an error that nobody caught: ${traceOf(error)}`)
    process.exit(1)
  })

  let ending = false
  const end = (drainMs: number) => {
    if (ending) return
    ending = true
    void gateway.close(drainMs).then(() => process.exit(0))
  }
  process.on('SIGTERM', () => end(config.drainMs))
  // Nobody at a terminal waits for a balancer to notice.
  process.on('SIGHUP', () => end(0))
  process.on('SIGINT', () => {
    // A second Ctrl+C does not wait for what is under way.
    if (ending) process.exit(1)
    end(0)
  })
  // Started by another script, it ends with that one.
  process.on('disconnect', () => end(0))
  process.channel?.unref()
}

class NoCredentials extends Error {}

/** Better no gateway than one whose every call fails. What the vendor's chain says about it stays out: it may quote a file. */
async function firstCredentials(credentials: () => Promise<unknown>): Promise<void> {
  await credentials().catch((error: unknown) => {
    throw new NoCredentials('', { cause: error })
  })
}

function adviceOn(error: unknown): string {
  if (error instanceof UsageError) return error.message
  if (error instanceof ConfigError) return `The gateway cannot start:\n${error.message}`
  if (error instanceof NoCredentials) {
    return [
      'The gateway cannot start: there are no credentials for the service. They are looked for, in this order, in',
      '- ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET (with ALIBABA_CLOUD_SECURITY_TOKEN for temporary ones),',
      '- ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN and ALIBABA_CLOUD_OIDC_TOKEN_FILE,',
      '- ~/.aliyun/config.json, as the command line tool writes it, and ~/.alibabacloud/credentials,',
      '- the RAM role of this machine, and ALIBABA_CLOUD_CREDENTIALS_URI.',
      'Set one of them. docs/gateway.md says which permissions they need.',
    ].join('\n')
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return 'The gateway cannot start: its port is taken. Choose other ones with GATEWAY_PORT (--port) and GATEWAY_METRICS_PORT, or end the other program.'
  }
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND') {
    return `The gateway cannot start: it may not listen there (${code}). Correct GATEWAY_HOST, GATEWAY_PORT or GATEWAY_METRICS_HOST.`
  }
  throw error
}
