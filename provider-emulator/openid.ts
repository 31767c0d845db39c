import type { IncomingMessage, ServerResponse } from 'node:http'
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose'
import type { Configuration } from 'oidc-provider'
import { readForm } from './forms.ts'
import { signInPage } from './pages.ts'
import type { Person } from './people.ts'
import { quietly } from './quietly.ts'
import { isOurCallback } from './redirect-addresses.ts'

const { Provider, interactionPolicy } = await quietly(() => import('oidc-provider'))

interface Emulated {
  name: string
  issuer: string
  client: { id: string; secret: string }
  people: () => readonly Person[]
  /** The claims of the ID token about a person. `sub` is the person's id unless it is given. */
  claimsOf(person: Person): { sub?: string } & Record<string, unknown>
  scopes: readonly string[]
  /** Claims that each scope besides `openid` gives. */
  claims: Record<string, readonly string[]>
  routes?: Configuration['routes']
  /** Changes the response of the token endpoint, given the form that was sent. */
  changeTokens(body: object, form: Record<string, unknown>, signing: { key: CryptoKey; kid: string }): Promise<object>
}

/** An OpenID provider whose sign-in page offers people to click, and the key that signs its ID tokens. */
export async function createOpenIdProvider({ name, issuer, client, people, ...emulated }: Emulated) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const kid = `${name}-1`
  const findPerson = (id: string) => people().find((person) => person.id === id)

  const policy = interactionPolicy.base()
  // A provider would remember the person; here everybody is asked each time.
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check('always', 'asks each time', 'login_required', ({ oidc }) => !oidc.result?.login),
    )
  const configuration: Configuration = {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        // `redirectUriAllowed` decides.
        redirect_uris: ['http://127.0.0.1/callback'],
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }] },
    claims: { openid: ['sub'], ...Object.fromEntries(Object.entries(emulated.claims).map(([k, v]) => [k, [...v]])) },
    scopes: ['openid', ...emulated.scopes],
    ...(emulated.routes && { routes: emulated.routes }),
    // As Google and Kakao do, the ID token has the claims itself.
    conformIdTokenClaims: false,
    clientAuthMethods: ['client_secret_post'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: true } },
    // Each provider has another port, but cookies don't know ports.
    cookies: {
      keys: [client.secret],
      names: { session: `_${name}_session`, interaction: `_${name}_interaction`, resume: `_${name}_resume` },
    },
    interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: { AuthorizationCode: 60, AccessToken: 600, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
    findAccount: async (_ctx, id) => {
      const person = findPerson(id)
      return person && { accountId: id, claims: async () => ({ sub: id, ...emulated.claimsOf(person) }) }
    },
    // Nobody is asked for consent.
    loadExistingGrant: async (ctx) => {
      const { session, client: asking } = ctx.oidc
      const grant = new ctx.oidc.provider.Grant({
        accountId: String(session?.accountId),
        clientId: String(asking?.clientId),
      })
      grant.addOIDCScope(['openid', ...emulated.scopes].join(' '))
      await grant.save()
      return grant
    },
  }
  const provider = await quietly(async () => new Provider(issuer, configuration))
  provider.Client.prototype.redirectUriAllowed = isOurCallback(name)
  provider.use(async (ctx, next) => {
    await next()
    if (ctx.oidc?.route !== 'token' || ctx.status !== 200) return
    ctx.body = await emulated.changeTokens(ctx.body as object, ctx.oidc.body ?? {}, { key: privateKey, kid })
  })

  return {
    handle: provider.callback(),
    /** Shows the people, and signs in the one that was clicked. */
    async interact(request: IncomingMessage, response: ServerResponse) {
      if (request.method !== 'POST') return signInPage(response, name, people())
      const { person } = await readForm(request)
      const result = findPerson(person ?? '')
        ? { login: { accountId: String(person) } }
        : { error: 'access_denied', error_description: 'The person cancelled.' }
      await provider.interactionFinished(request, response, result)
    },
    /** The person of an access token. */
    async personOf({ headers }: IncomingMessage): Promise<Person | undefined> {
      const token = await provider.AccessToken.find(String(headers.authorization).replace(/^Bearer /, ''))
      return token && findPerson(token.accountId)
    },
  }
}
