import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readForm } from './forms.ts'
import { signInPage } from './pages.ts'
import type { Person } from './people.ts'
import { isOurCallback } from './redirect-addresses.ts'

/** Naver's older interface: OAuth without OpenID, which reports errors with status 200 and durations as strings. */
export function createNaverLegacy(client: { id: string; secret: string }, people: () => readonly Person[]) {
  const codes = new Map<string, { person: Person; state: string }>()
  const tokens = new Map<string, Person>()

  async function authorize(request: IncomingMessage, response: ServerResponse, query: URLSearchParams) {
    const [redirectUri, state] = [query.get('redirect_uri') ?? '', query.get('state') ?? '']
    if (query.get('client_id') !== client.id || !isOurCallback('naver')(redirectUri) || !state)
      return response.writeHead(400).end('bad request')
    if (request.method !== 'POST') return signInPage(response, 'naver', people())
    const { person: id } = await readForm(request)
    const person = people().find((one) => one.id === id)
    const code = randomUUID()
    if (person) codes.set(code, { person, state })
    const target = new URL(redirectUri)
    target.search = new URLSearchParams(person ? { code, state } : { error: 'access_denied', state }).toString()
    return response.writeHead(302, { location: target.href }).end()
  }

  async function exchange(request: IncomingMessage, response: ServerResponse) {
    const form = await readForm(request)
    const found = codes.get(form.code ?? '')
    codes.delete(form.code ?? '')
    const isGood = form.client_id === client.id && form.client_secret === client.secret && form.state === found?.state
    response.writeHead(200, { 'content-type': 'application/json' })
    if (!found || !isGood)
      return response.end('{"error":"invalid_request","error_description":"no valid data in session"}')
    const token = randomUUID()
    tokens.set(token, found.person)
    const answer = { access_token: token, refresh_token: randomUUID(), token_type: 'bearer', expires_in: '3600' }
    return response.end(JSON.stringify(answer))
  }

  return {
    /** Answers a request of this interface; false for any other. */
    async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const url = new URL(request.url ?? '/', 'http://naver')
      if (url.pathname === '/oauth2.0/authorize') await authorize(request, response, url.searchParams)
      else if (url.pathname === '/oauth2.0/token') await exchange(request, response)
      else return false
      return true
    },
    personOf: ({ headers }: IncomingMessage) => tokens.get(String(headers.authorization).replace(/^Bearer /i, '')),
  }
}
