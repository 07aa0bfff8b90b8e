/** An OpenID provider for tests in a browser: it asks one person, and says of them what the test wants. */
import { createServer, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface SignInService {
  /** Under the name localhost, and so of another site than a gateway at 127.0.0.1. */
  issuer: string
  /** What a gateway is told of it. */
  settings: Record<string, string>
  /** Roles of whoever signs in next. */
  roles: string[]
  close(): void
}

const CLIENT = { id: 'audience-console', secret: 'a secret of the test' }
const ALGORITHM = 'ES256'

/** The person is "Li Wei"; the links of its page are "Continue" and "Cancel". */
export async function startSignInService(): Promise<SignInService> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM)
  const nonces = new Map<string, string>()
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', service.issuer)
    void (async () => {
      switch (pathname) {
        case '/authorize':
          page(response, searchParams)
          return
        case '/token': {
          const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString())
          const nonce = nonces.get(form.get('code') ?? '')
          nonces.delete(form.get('code') ?? '')
          if (nonce === undefined) answer(response, { error: 'invalid_grant' }, 400)
          else answer(response, { token_type: 'Bearer', access_token: 'opaque', id_token: await idToken(nonce) })
          return
        }
        case '/keys':
          answer(response, { keys: [{ ...(await exportJWK(publicKey)), use: 'sig' }] })
          return
        default:
          answer(response, {
            issuer: service.issuer,
            authorization_endpoint: `${service.issuer}/authorize`,
            token_endpoint: `${service.issuer}/token`,
            jwks_uri: `${service.issuer}/keys`,
            id_token_signing_alg_values_supported: [ALGORITHM],
          })
      }
    })()
  })
  const idToken = (nonce: string) =>
    new SignJWT({ nonce, name: 'Li Wei', roles: service.roles })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(service.issuer)
      .setSubject('sub-1')
      .setAudience(CLIENT.id)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
  const page = (response: ServerResponse, asked: URLSearchParams) => {
    const back = (told: Record<string, string>) =>
      `${asked.get('redirect_uri') ?? ''}?${new URLSearchParams({ ...told, state: asked.get('state') ?? '' }).toString()}`
    const code = crypto.randomUUID()
    nonces.set(code, asked.get('nonce') ?? '')
    const links = { Continue: back({ code }), Cancel: back({ error: 'access_denied' }) }
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(
      `<!doctype html><link rel="icon" href="data:,"><h1>Company</h1>${Object.entries(links)
        .map(([name, href]) => `<p><a href="${href.replaceAll('&', '&amp;')}">${name}</a></p>`)
        .join('')}`,
    )
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://localhost:${address.port}`
  const service: SignInService = {
    issuer,
    settings: {
      GATEWAY_OIDC_ISSUER: issuer,
      GATEWAY_OIDC_CLIENT_ID: CLIENT.id,
      GATEWAY_OIDC_CLIENT_SECRET: CLIENT.secret,
      GATEWAY_OIDC_ROLES: '{"operator":["live-ops"]}',
    },
    roles: ['live-ops'],
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  return service
}

function answer(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
