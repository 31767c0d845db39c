import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { IdentityProvider } from '../subgraphs/auth/types.generated.ts'
import { answerWithFault, type Endpoint, endpointOf, type Fault, type Signing, spoilToken } from './faults.ts'
import { createNaverLegacy } from './naver-legacy.ts'
import { firstPeople, type Person } from './people.ts'

/** Kakao, Naver and Google on this machine, for development and tests. */
export interface Emulator {
  /** The settings of the auth subgraph that make it use them. */
  settings: Record<string, string>
  /** Adds somebody to the sign-in page of a provider, or replaces the person with the same id. */
  addPerson(provider: IdentityProvider, person: Person): void
  /** Makes an endpoint of a provider fail until another fault, or none, is set. */
  setFault(provider: IdentityProvider, endpoint: Endpoint, fault?: Fault): void
  stop(): Promise<void>
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>

/** Starts them. Each is created by its first request: that takes a second, which `npm start` doesn't wait for. */
export async function startEmulator(): Promise<Emulator> {
  const people = new Map(Object.entries(firstPeople).map(([provider, list]) => [provider, [...list]]))
  const faults = new Map<string, Fault>()
  const client = { id: 'bunri', secret: 'a client secret of the emulator only' }
  const faultAt = (provider: IdentityProvider, endpoint: Endpoint) => faults.get(`${provider} ${endpoint}`)
  const peopleOf = (provider: IdentityProvider) => () => people.get(provider) ?? []

  const parts = (provider: IdentityProvider, issuer: string) => ({
    name: provider.toLowerCase(),
    issuer,
    client,
    people: peopleOf(provider),
    changeTokens: async (body: object, _form: object, signing: Omit<Signing, 'clientSecret'>) =>
      spoilToken(faultAt(provider, 'token'), body, { ...signing, clientSecret: client.secret }),
  })

  const google = await listen('GOOGLE', faultAt, async (issuer) => {
    const { createOpenIdProvider } = await import('./openid.ts')
    const { handle, interact } = await createOpenIdProvider({
      ...parts('GOOGLE', issuer),
      scopes: ['email', 'profile'],
      claims: { email: ['email', 'email_verified'], profile: ['name'] },
      claimsOf: ({ email, isEmailVerified, nickname }) => ({ email, email_verified: isEmailVerified, name: nickname }),
    })
    return async (request, response) =>
      isInteraction(request) ? interact(request, response) : handle(request, response)
  })

  const kakao = await listen('KAKAO', faultAt, async (issuer) => {
    const { createOpenIdProvider } = await import('./openid.ts')
    const { handle, interact, personOf } = await createOpenIdProvider({
      ...parts('KAKAO', issuer),
      scopes: ['account_email', 'profile_nickname'],
      // Kakao's ID token has the address without saying whether it is verified.
      claims: { account_email: ['email'], profile_nickname: ['nickname'] },
      claimsOf: ({ email, nickname }) => ({ email, nickname }),
      routes: { authorization: '/oauth/authorize', token: '/oauth/token' },
    })
    return async (request, response) => {
      if (isInteraction(request)) return interact(request, response)
      if (request.url !== '/v2/user/me') return handle(request, response)
      const person = await personOf(request)
      if (!person) return sendJson(response, 401, '{"code":-401,"msg":"this access token does not exist"}')
      return sendJson(response, 200, kakaoProfile(person))
    }
  })

  const naver = await listen('NAVER', faultAt, async (issuer) => {
    const { changeTokens, ...common } = parts('NAVER', issuer)
    const { createOpenIdProvider } = await import('./openid.ts')
    const { handle, interact, personOf } = await createOpenIdProvider({
      ...common,
      scopes: ['profile'],
      claims: { profile: ['nickname'] },
      claimsOf: ({ id, nickname }) => ({ sub: `pairwise-${id}`, nickname }),
      routes: { authorization: '/oauth2/authorize', token: '/oauth2/token', jwks: '/oauth2/jwks' },
      changeTokens: async (body, form, signing) =>
        'state' in form
          ? changeTokens(body, form, signing)
          : { error: 'invalid_request', error_description: 'no state' },
    })
    const legacy = createNaverLegacy(client, peopleOf('NAVER'))
    return async (request, response) => {
      if (isInteraction(request)) return interact(request, response)
      if (request.url === '/v1/nid/me') {
        const person = legacy.personOf(request) ?? (await personOf(request))
        if (!person) return sendJson(response, 401, '{"resultcode":"024","message":"Authentication failed"}')
        const { id, nickname, email } = person
        const profile = { resultcode: '00', message: 'success', response: { id, nickname, email } }
        return sendJson(response, 200, JSON.stringify(profile))
      }
      return (await legacy.handle(request, response)) || handle(request, response)
    }
  })

  const common = Object.fromEntries(
    ['KAKAO', 'NAVER', 'GOOGLE'].flatMap((name) => [
      [`AUTH_${name}_CLIENT_ID`, client.id],
      [`AUTH_${name}_CLIENT_SECRET`, client.secret],
    ]),
  )
  return {
    settings: {
      ...common,
      AUTH_GOOGLE_ISSUER: google.url,
      AUTH_KAKAO_ISSUER: kakao.url,
      AUTH_KAKAO_API_URL: kakao.url,
      AUTH_KAKAO_APP_ID: '1234567',
      AUTH_KAKAO_ADMIN_KEY: 'an admin key of the emulator only',
      AUTH_NAVER_ISSUER: naver.url,
      AUTH_NAVER_API_URL: naver.url,
    },
    addPerson: (provider, person) => {
      people.set(provider, [...peopleOf(provider)().filter(({ id }) => id !== person.id), person])
    },
    setFault: (provider, endpoint, fault) => {
      if (fault) faults.set(`${provider} ${endpoint}`, fault)
      else faults.delete(`${provider} ${endpoint}`)
    },
    stop: async () => {
      await Promise.all([google.close(), kakao.close(), naver.close()])
    },
  }
}

/** Serves a provider at a free port. Its handler has to know the address. */
async function listen(
  provider: IdentityProvider,
  faultAt: (provider: IdentityProvider, endpoint: Endpoint) => Fault | undefined,
  create: (issuer: string) => Promise<Handle>,
) {
  let handle: Promise<Handle> | undefined
  const server = createServer((request, response) => {
    const endpoint = endpointOf(request)
    if (endpoint && answerWithFault(faultAt(provider, endpoint), response)) return
    handle ??= create(url)
    handle
      .then((answer) => answer(request, response))
      .catch(() => response.headersSent || response.writeHead(500).end())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return { url, close }
}

const isInteraction = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/interaction/')

const sendJson = (response: ServerResponse, status: number, text: string) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(text)

// Written by hand: the id can be a larger number than JavaScript has.
function kakaoProfile({ id, email, isEmailVerified, nickname }: Person): string {
  const address = email
    ? { has_email: true, email, is_email_valid: true, is_email_verified: isEmailVerified }
    : { has_email: true, email_needs_agreement: true }
  const account = { profile_nickname_needs_agreement: false, profile: { nickname }, ...address }
  return `{"id":${id},"connected_at":"2026-01-01T00:00:00Z","kakao_account":${JSON.stringify(account)}}`
}
