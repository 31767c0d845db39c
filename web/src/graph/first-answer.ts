import { categories, itemGuide } from 'virtual:first-queries'
import { storedHome } from '../home/stored-home.ts'
import { clientHeaders, graphUrl, sessionName } from './address.ts'

interface FirstAnswer {
  key: string
  response: Promise<Response>
}

/** Longest wait for it. It is asked for once more if it fails. */
const timeoutMs = 10_000
let first: FirstAnswer | undefined

/**
 * Asks for what the first screen shows while the code of the app is still on its way. Only for somebody who isn't signed in: the answers
 * of the others need an access token.
 */
export function askFirst(path: string, parameters: URLSearchParams, language: string): void {
  if (localStorage.getItem(sessionName) !== null) return
  const [, screen, slug, ...more] = path.split('/')
  if (path === '/') ask('Categories', categories, {})
  if (screen !== 'items' || !slug || more.length > 0) return
  // Slugs need no escapes. What has some is no item, and may be malformed.
  if (!slug.includes('%')) ask('ItemGuide', itemGuide, guideVariables(slug, parameters))

  function ask(operationName: string, query: string, variables: object): void {
    const response = fetch(graphUrl, {
      method: 'POST',
      headers: { ...clientHeaders(language), 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ operationName, query, variables }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    response.catch(() => {})
    first = { key: keyOf(operationName, variables), response }
  }
}

/** What the screen of an item asks for. */
export const guideVariables = (slug: string, parameters: URLSearchParams) => {
  const { regionId, dwelling } = storedHome()
  return { slug, regionId, dwelling, variantId: parameters.get('variant') }
}

/** The response that was asked for ahead to the request with this body, once; null if there is none or it failed. */
export async function takeFirstAnswer(body: unknown): Promise<Response | null> {
  if (!first || typeof body !== 'string') return null
  const { operationName, variables } = JSON.parse(body) as { operationName?: string; variables?: object }
  const { key, response } = first
  if (keyOf(operationName, variables) !== key) return null
  first = undefined
  const answered = await response.catch(() => null)
  return answered?.ok ? answered : null
}

const keyOf = (operation = '', variables: object = {}): string =>
  `${operation} ${JSON.stringify(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1)))}`
