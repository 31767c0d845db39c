import { sql } from 'drizzle-orm'
import { connect, type Db } from '../subgraphs/_shared/db.ts'
import type { EventHandlers } from '../subgraphs/_shared/events/inbox.ts'
import { handleEvents, receiveEvents } from '../subgraphs/_shared/events/inbox.ts'
import { relayEvents } from '../subgraphs/_shared/events/relay.ts'
import { incomingEvents } from '../subgraphs/_shared/events/tables.ts'
import type { CloudEvent } from '../subgraphs/_shared/events/transport.ts'
import { newId } from '../subgraphs/_shared/ids.ts'
import { testDatabase } from '../subgraphs/_shared/testing.ts'
import { testLog } from '../subgraphs/_shared/testing-logs.ts'
import { accounts } from '../subgraphs/auth/db/schema.ts'
import { startDueDeletions } from '../subgraphs/auth/domain/accounts/account-deletion.ts'
import type { MailContent } from '../subgraphs/auth/domain/mail/layout.ts'
import { sendMails } from '../subgraphs/auth/domain/mail-delivery/delivery.ts'
import { eventHandlers as ofAuth } from '../subgraphs/auth/events.ts'
import { anAccount, aSession } from '../subgraphs/auth/fixtures.ts'
import { contentTickets } from '../subgraphs/info/db/schema.ts'
import { eventHandlers as ofInfo } from '../subgraphs/info/events.ts'
import { placeSuggestions } from '../subgraphs/location/db/schema.ts'
import { eventHandlers as ofLocation } from '../subgraphs/location/events.ts'
import { logDisposal } from '../subgraphs/user/domain/diary/entries.ts'
import { getOrCreateProfile, updateProfile } from '../subgraphs/user/domain/profiles/users.ts'
import { savePlace } from '../subgraphs/user/domain/saved/saved-places.ts'
import { eventHandlers as ofUser } from '../subgraphs/user/events.ts'

export const names = ['auth', 'user', 'location', 'info'] as const
export type Name = (typeof names)[number]

const log = testLog()

/** A person with rows in all four databases. */
export interface Person {
  accountId: string
  contributorId: string
  email: string
  displayName: string
  /** A text that is in all of these, and in nothing about anybody else. */
  mark: string
}

/** Four databases, and a broker that loses nothing, but delivers whatever a test wants, and as often as it wants. */
export async function deletionModel() {
  const urls = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await testDatabase(name)])))
  const connections = names.map((name) => connect(urls[name], { max: 2 }))
  const dbs = Object.fromEntries(names.map((name, nth) => [name, connections[nth]?.db])) as Record<Name, Db>
  const handlers: Record<Name, EventHandlers> = {
    auth: ofAuth(),
    user: ofUser(),
    location: ofLocation(),
    info: ofInfo(),
  }
  const published: CloudEvent[] = []

  const work: Record<'relay' | 'handle' | 'start', (name: Name, db: Db) => Promise<void>> = {
    relay: (name, db) => relayEvents(db, name, { publish: async (events) => void published.push(...events) }),
    handle: (name, db) => handleEvents(db, handlers[name], log),
    start: async (name, db) => (name === 'auth' ? startDueDeletions(db) : undefined),
  }

  return {
    dbs,
    published,
    work,
    deliver: (name: Name, events: readonly CloudEvent[]) => receiveEvents(dbs[name], events, handlers[name]),

    /** Does work in a process that dies at its nth statement. */
    async killedAt(nth: number, kind: keyof typeof work, name: Name): Promise<void> {
      let count = Number.NEGATIVE_INFINITY
      const process = connect(urls[name], {
        max: 1,
        onStatement: () => {
          count += 1
          if (count === nth) void process.sql.end({ timeout: 0 })
        },
      })
      // The driver first asks for the server's types, and fails badly if it dies then.
      await process.sql`select 1`
      count = 0
      await work[kind](name, process.db).catch(() => {})
      await process.sql.end({ timeout: 0 })
    },

    /** Everything that is left to do, in processes that don't die. */
    async finish(): Promise<void> {
      let done = -1
      while (done !== published.length) {
        done = published.length
        for (const name of names) await work.start(name, dbs[name])
        for (const name of names) await work.relay(name, dbs[name])
        for (const name of names) {
          await receiveEvents(dbs[name], published, handlers[name])
          await dbs[name].update(incomingEvents).set({ dueAt: null })
          await work.handle(name, dbs[name])
          await work.relay(name, dbs[name])
        }
      }
    },

    /** Sends the mails that wait; returns those to an address. */
    async mailsTo(address: string): Promise<MailContent[]> {
      const sent: (MailContent & { to: string })[] = []
      const transport = { send: async (mail: MailContent & { to: string }) => void sent.push(mail) }
      const pages = { verifyUrl: 'https://app.example/verify', resetUrl: 'https://app.example/reset' }
      await sendMails(dbs.auth, { transport, pages, log, isStopping: () => false })
      return sent.filter(({ to }) => to === address)
    },

    async aPerson(): Promise<Person> {
      const id = newId('usr')
      const mark = id.slice(-12)
      const contributorId = newId('ctr').slice(0, -12) + mark
      const email = `robin.${mark}@example.org`
      await anAccount(dbs.auth, { id, contributorId, email, passwordHash: 'none' })
      await aSession(dbs.auth, id)
      const person = { accountId: id, contributorId, email, displayName: `Robin ${mark}`, mark }
      await this.lateRequests(person)
      return person
    },

    /** What requests write for a person. Each may be refused. */
    async lateRequests({ accountId, contributorId, displayName }: Person): Promise<number> {
      const person = { id: accountId, contributorId, locale: 'en' as const }
      const all = { has: () => true }
      const from = { id: newId('sug'), submittedAt: new Date(), userId: accountId, contributorId, comment: displayName }
      const results = await Promise.allSettled([
        getOrCreateProfile(dbs.user, person)
          .then(() => updateProfile(dbs.user, person, { displayName, preferredLocale: 'en' }, new Set()))
          .then(() => logDisposal(dbs.user, person, entryWith(displayName), { existing: all }))
          .then(() => savePlace(dbs.user, person, { placeId: newId('plc'), note: displayName }, all)),
        ...(['PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const).map((status) =>
          dbs.location
            .insert(placeSuggestions)
            .values({ ...from, id: newId('sug'), kind: 'PROBLEM', problem: 'CLOSED', status, proposal: {} }),
        ),
        dbs.info.insert(contentTickets).values({
          id: newId('tkt'),
          kind: 'ITEM_REQUEST',
          name: 'Cup',
          comment: displayName,
          locale: 'en',
          userId: accountId,
          sender: newId('snd'),
        }),
      ])
      return results.filter(({ status }) => status === 'fulfilled').length
    },

    schedule: ({ accountId }: Person) =>
      dbs.auth
        .update(accounts)
        .set({ deletionScheduledFor: new Date(0), deletionLocale: 'en' })
        .where(sql`${accounts.id} = ${accountId}`),

    /** Tables of all databases with a text that names a person. */
    traces: async ({ mark }: Person): Promise<string[]> => {
      const found = await Promise.all(
        names.map(async (name) => (await tablesWith(dbs[name], mark)).map((table) => `${name}: ${table}`)),
      )
      return found.flat()
    },

    close: () => Promise.all(connections.map(({ close }) => close())),
  }
}

const entryWith = (note: string) => ({ clientEntryId: newId('cli'), itemId: newId('itm'), quantity: 1, note })

/** The tables of a database, of every schema, in which a row contains a text. */
export async function tablesWith(db: Db, text: string): Promise<string[]> {
  const tables = await db.execute<{ schema: string; name: string }>(sql`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1, 2`)
  const found: string[] = []
  for (const { schema, name } of tables) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`
    const rows = await db.execute(sql`select from ${table} as scanned where scanned::text ilike ${`%${text}%`} limit 1`)
    if (rows.length > 0) found.push(`${schema}.${name}`)
  }
  return found
}
