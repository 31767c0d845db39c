import { afterAll, expect, test } from 'vitest'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

/** The turns of the event loop so far. */
let turns = 0
const countTurns = () => {
  turns += 1
  counting = setImmediate(countTurns)
}
let counting = setImmediate(countTurns)
afterAll(() => clearImmediate(counting))

const steps: { step: string; turn: number }[] = []
const note = (step: string) => void steps.push({ step, turn: turns })
const given = routerParts()
const router = await createRouter({
  ...given,
  transports: given.transports.map((transport) => ({
    ...transport,
    async execute(...call: Parameters<typeof transport.execute>) {
      if (!call[0].query.includes('revocations')) note('fetched')
      return transport.execute(...call)
    },
  })),
  plugins: [
    {
      requestDidStart: async () => ({
        parsingDidStart: async () => note('parsed'),
        didResolveOperation: async () => note('validated'),
        async responseForOperation() {
          note('limited')
          return null
        },
      }),
    },
  ],
})
afterAll(() => router.close())

test('other requests have their turn between the steps of an operation that is new', async () => {
  const payload = { query: '{ items(first: 2) { nodes { id name } } }' }

  await router.inject({ method: 'POST', url: '/graphql', payload })

  expect(steps.map(({ step }) => step)).toEqual(['parsed', 'validated', 'limited', 'fetched'])
  const [parsed, validated, limited, fetched] = steps.map(({ turn }) => turn)
  expect(validated).toBeGreaterThan(Number(parsed))
  expect(fetched).toBeGreaterThan(Number(limited))
})
