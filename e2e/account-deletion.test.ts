import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { propertyRuns } from '../subgraphs/_shared/testing.ts'
import { accounts } from '../subgraphs/auth/db/schema.ts'
import { placeSuggestions } from '../subgraphs/location/db/schema.ts'
import { users } from '../subgraphs/user/db/schema.ts'
import { deletionModel, names } from './deletion-model.ts'

const model = await deletionModel()
afterAll(model.close)

const kind = fc.constantFrom('relay' as const, 'handle' as const, 'start' as const)
const name = fc.constantFrom(...names)
const step = fc.oneof(
  fc.record({ do: fc.constant('kill' as const), kind, name, at: fc.integer({ min: 1, max: 25 }) }),
  fc.record({ do: fc.constant('work' as const), kind, name }),
  fc.record({ do: fc.constant('deliver' as const), name, event: fc.nat({ max: 40 }) }),
  fc.record({ do: fc.constant('request' as const) }),
)

test('whichever process dies at whichever statement, and whatever arrives twice or late, a deletion ends with nothing left', async () => {
  const bystander = await model.aPerson()
  await model.finish()
  const before = await model.traces(bystander)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const person = await model.aPerson()
      const first = model.published.length
      await model.schedule(person)

      for (const taken of steps) {
        if (taken.do === 'kill') await model.killedAt(taken.at, taken.kind, taken.name)
        else if (taken.do === 'work') await model.work[taken.kind](taken.name, model.dbs[taken.name])
        else if (taken.do === 'request') await model.lateRequests(person)
        else {
          const own = model.published.slice(first)
          const event = own[taken.event % Math.max(own.length, 1)]
          if (event) await model.deliver(taken.name, [event])
        }
      }
      await model.finish()

      expect(await model.dbs.auth.$count(accounts, eq(accounts.id, person.accountId))).toBe(0)
      expect(await model.lateRequests(person)).toBe(0)
      expect(await model.mailsTo(person.email)).toMatchObject([{ subject: 'Your account is deleted' }])
      expect(await model.traces(person)).toEqual([])
    }),
    { numRuns: propertyRuns(10) },
  )
  expect(await model.traces(bystander)).toEqual(before)
}, 600_000)

// Some of the statements in `npm test`, each of them in `npm run test:long`.
const statements = Array.from({ length: propertyRuns(5, 16) }, (_, nth, count = propertyRuns(5, 16)) =>
  Math.round(((nth + 1) * 16) / count),
)

test.each(statements)('a deletion whose every process dies at its statement %i ends with nothing left', async (at) => {
  const person = await model.aPerson()
  await model.schedule(person)

  for (let round = 0; round < 3; round += 1)
    for (const name of names) {
      await model.killedAt(at, 'start', name)
      await model.killedAt(at, 'relay', name)
      await model.deliver(name, model.published)
      await model.killedAt(at, 'handle', name)
    }
  await model.finish()

  expect(await model.mailsTo(person.email)).toHaveLength(1)
  expect(await model.traces(person)).toEqual([])
})

test('what was decided about places stays, without the person', async () => {
  const person = await model.aPerson()
  const rows = () => model.dbs.location.$count(placeSuggestions, eq(placeSuggestions.status, 'APPROVED'))
  const before = await rows()
  await model.schedule(person)

  await model.finish()

  expect(await rows()).toBe(before)
  expect(await model.dbs.user.$count(users, eq(users.id, person.accountId))).toBe(0)
})

test('a subgraph that has not confirmed keeps the account, and an address signs up again only after the last one has', async () => {
  const person = await model.aPerson()
  await model.schedule(person)
  await model.work.start('auth', model.dbs.auth)
  await model.work.relay('auth', model.dbs.auth)
  for (const name of ['user', 'info'] as const) {
    await model.deliver(name, model.published)
    await model.work.handle(name, model.dbs[name])
    await model.work.relay(name, model.dbs[name])
  }
  await model.deliver('auth', model.published)
  await model.work.handle('auth', model.dbs.auth)

  const waiting = await model.dbs.auth.$count(accounts, eq(accounts.id, person.accountId))
  await model.finish()

  expect(waiting).toBe(1)
  expect(await model.dbs.auth.$count(accounts, eq(accounts.id, person.accountId))).toBe(0)
})
