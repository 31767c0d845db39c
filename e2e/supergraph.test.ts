import { afterAll, describe, expect, test } from 'vitest'
import { firstQuery } from '../router/pages.ts'
import { connect } from '../subgraphs/_shared/db.ts'
import { hasNats } from '../subgraphs/_shared/events/testing-broker.ts'
import { demoPerson } from '../subgraphs/auth/reference/demo-person.ts'
import { aRule } from '../subgraphs/info/fixtures.ts'
import { testAccess } from './access.ts'
import { testDeferral } from './deferral.ts'
import { testDeletion } from './deletion.ts'
import { testExistence } from './existence.ts'
import { type Mode, readmeQueries, startGraph } from './graph.ts'
import {
  homeQuery,
  nearbyQuery,
  nodeQuery,
  savePlaceMutation,
  signInMutation,
  signUpMutation,
  verifyEmailMutation,
} from './operations.ts'
import { testRefreshCookie } from './refresh-cookie.ts'
import { testReminders } from './reminders.ts'
import { client } from './request.ts'
import { testSignInWays } from './sign-in-ways.ts'
import { testSubscriptions } from './subscriptions.ts'

const seoulCityHall = { latitude: 37.5663, longitude: 126.9779 }

for (const mode of ['one process', 'five processes'] satisfies Mode[]) {
  const graph = await startGraph(mode)
  afterAll(graph.stop)
  const request = client(`${graph.url}/graphql`)
  const signIn = async () => {
    const input = { ...demoPerson, device: { platform: 'OTHER' as const } }
    const { data } = await request(signInMutation, { input })
    const result = data?.signIn?.result
    if (result?.__typename !== 'SignedIn') throw new Error('The demo person could not sign in.')
    return result.tokens.accessToken
  }

  describe.skipIf(mode === 'five processes' && !hasNats)(`in ${mode}, five of them only with nats-server`, () => {
    testDeletion(graph, mode)
    testSubscriptions(graph, signIn)
  })

  describe(`in ${mode}`, () => {
    testDeferral(graph)
    test('a greasy pizza box has a guide and the nearest places that accept it', async () => {
      const response = await post(graph.url, { query: firstQuery })

      expect(response.errors).toBeUndefined()
      expect(response.data.item.guide.summary).toContain('종량제봉투')
      expect(response.data.item.guide.sources).not.toHaveLength(0)
      const distances = response.data.item.nearbyPlaces.edges.map(
        (edge: { distanceMeters: number }) => edge.distanceMeters,
      )
      expect(distances).not.toHaveLength(0)
      expect(distances).toEqual([...distances].sort((a, b) => a - b))
    })

    test('the examples in the README return data without errors', async () => {
      let token: string | undefined
      for (const query of readmeQueries()) {
        const response = await post(graph.url, { query }, token)

        expect(response.errors, query).toBeUndefined()
        expect(Object.values(response.data), query).not.toContain(null)
        token = response.data.signIn?.result?.tokens?.accessToken ?? token
      }
      expect(token).toBeDefined()
    })

    test('a person signs in, saves a place, and reads it from the list and by its id', async () => {
      const token = await signIn()
      const near = await request(nearbyQuery, { center: seoulCityHall, first: 1 }, { token })
      const place = near.data?.placesNearby?.edges[0]?.node
      if (!place) throw new Error('There is no place around Seoul City Hall.')

      const saved = await request(savePlaceMutation, { input: { placeId: place.id, note: '토요일에' } }, { token })
      const home = await request(homeQuery, {}, { token })
      const again = await request(nodeQuery, { id: place.id })

      expect(saved.errors).toBeUndefined()
      expect(saved.data?.savePlace?.savedPlace?.place).toMatchObject({
        id: place.id,
        viewerHasSaved: true,
        savedCount: 1,
      })
      expect(home.errors).toBeUndefined()
      expect(home.data?.viewer).toMatchObject({
        email: demoPerson.email,
        savedPlaces: { totalCount: 1, nodes: [{ note: '토요일에', place: { id: place.id, name: place.name } }] },
        security: { currentSession: { isCurrent: true } },
      })
      expect(again.data?.node).toEqual({ __typename: 'Place', id: place.id, name: place.name })
    })

    test('a new person confirms the address from the mail, and the sign-in returns the profile', async () => {
      const credentials = { email: `robin@${mode.replace(' ', '-')}.example`, password: 'seven yogurt cups' }

      const { data: up } = await request(signUpMutation, {
        input: { ...credentials, acceptedTermsVersion: '2026-01-01' },
      })
      const token = /#token=(\S+)/.exec(await graph.mailTo(credentials.email))?.[1] ?? ''
      const { data: verified } = await request(verifyEmailMutation, { input: { token } })
      const { data, errors } = await request(signInMutation, { input: { ...credentials, device: { platform: 'WEB' } } })

      expect(up?.signUp?.result?.__typename).toBe('EmailVerificationRequired')
      expect(verified?.verifyEmail).toEqual({ email: credentials.email, userErrors: [] })
      expect(errors).toBeUndefined()
      expect(data?.signIn?.result).toMatchObject({
        __typename: 'SignedIn',
        user: { email: credentials.email, displayName: expect.stringMatching(/^이웃 /) },
      })
    })

    test('without a token the viewer is null and protected fields are refused', async () => {
      const home = await request(homeQuery, {})
      const saved = await request(savePlaceMutation, { input: { placeId: 'plc_anything' } })

      expect(home).toEqual({ status: 200, data: { viewer: null }, errors: undefined })
      expect(saved.data).toEqual({ savePlace: null })
      expect(saved.errors).toMatchObject([{ path: ['savePlace'], extensions: { code: 'UNAUTHENTICATED' } }])
    })

    test('a forged token gets 401', async () => {
      const { status, errors } = await request(homeQuery, {}, { token: 'eyJhbGciOiJFZERTQSJ9.e30.AAAA' })

      expect(status).toBe(401)
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    })

    test('a refused value names the contract and reveals nothing internal', async () => {
      const { data, errors } = await request(nearbyQuery, { center: seoulCityHall, first: 51 })

      expect(data).toEqual({ placesNearby: null })
      expect(errors).toEqual([
        {
          message: '`first` is a whole number from 1 to 50; this one is 51.',
          path: ['placesNearby'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ])
    })

    test('an invalid scalar value is refused before any fetch, as literal and as variable', async () => {
      const literal = await post(graph.url, {
        query:
          '{ placesNearby(center: { latitude: 91, longitude: 127 }) { totalCount } item(slug: "pizza-box") { id } }',
      })
      const variable = await request(nearbyQuery, { center: { latitude: 37, longitude: 181 }, first: 1 })

      expect(literal.data).toBeUndefined()
      expect(literal.errors).toMatchObject([
        {
          message: expect.stringContaining('between -90 and 90: 91'),
          locations: [expect.anything()],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ])
      expect(variable.status).toBe(200)
      expect(variable.errors).toMatchObject([
        { message: expect.stringContaining('between -180 and 180: 181'), extensions: { code: 'BAD_USER_INPUT' } },
      ])
    })

    test('the response is in the language that the client prefers', async () => {
      const body = { query: '{ item(slug: "pizza-box") { name } }' }

      const english = await post(graph.url, body, undefined, { 'accept-language': 'fr, en-GB;q=0.8, ko;q=0.5' })
      const korean = await post(graph.url, body)

      expect(english).toMatchObject({ data: { item: { name: 'Pizza or fried chicken box' } }, language: 'en' })
      expect(korean).toMatchObject({ data: { item: { name: '피자·치킨 상자' } }, language: 'ko' })
    })

    test('the address in calendarUrl serves the calendar', async () => {
      const { db, close } = connect(graph.databaseUrl('info'), { max: 1 })
      await aRule(db).finally(close)
      const query = '{ node(id: "reg_1111000000") { ... on Region { collectionSchedule { calendarUrl } } } }'

      const { data, errors } = await post(graph.url, { query })
      const calendar = await fetch(data.node.collectionSchedule.calendarUrl)

      expect(errors).toBeUndefined()
      expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
      expect(await calendar.text()).toContain('SUMMARY:생활쓰레기 내놓는 날')
    })

    testExistence(graph, mode, signIn)
    testAccess(graph, mode, signIn)
    testRefreshCookie(graph)
    testSignInWays(graph, mode)
    testReminders(graph, signIn)

    if (mode === 'one process') return

    test('while a subgraph is down its fields are null with one masked error each; afterwards they return by themselves', async () => {
      const token = await signIn()
      const query = `{
          viewer { id }
          item(slug: "pizza-box") { name viewerHasSaved }
          places: placesNearby(center: { latitude: 37.5663, longitude: 126.9779 }, radiusMeters: 20000) { nodes { name viewerHasSaved } }
        }`

      await graph.kill('user')
      const during = await post(graph.url, { query }, token)
      await graph.restart('user')
      const after = await post(graph.url, { query }, token)

      expect(during.data.viewer).toBeNull()
      expect(during.data.item).toEqual({ name: '피자·치킨 상자', viewerHasSaved: null })
      expect(during.data.places.nodes[0]).toEqual({ name: expect.any(String), viewerHasSaved: null })
      const masked = { message: 'This part of the response is not available right now.', requestId: expect.any(String) }
      expect(during.errors.map(shown)).toEqual(
        expect.arrayContaining([
          { ...masked, path: ['viewer'] },
          { ...masked, path: ['item'] },
          { ...masked, path: ['places', 'nodes'] },
        ]),
      )
      expect(during.errors).toHaveLength(3)
      expect(after.errors).toBeUndefined()
      expect(after.data.item.viewerHasSaved).toBe(false)
    })
  })
}

interface Fault {
  message: string
  path: unknown
  extensions: { requestId: string }
}
const shown = ({ message, path, extensions }: Fault) => ({ message, path, requestId: extensions.requestId })

async function post(url: string, body: { query: string }, token?: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify(body),
  })
  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on a query in a text file
  const result = (await response.json()) as any
  return { ...result, language: response.headers.get('content-language') }
}
