import { z } from 'zod'
import { encodeCursor } from '../../_shared/pagination.ts'
import { sliceOf, twoWayConnection, twoWayPage } from '../../_shared/two-way-page.ts'
import type { SecurityEventRow, SessionRow } from '../db/schema.ts'
import { latestExport } from '../domain/data-exports/requests.ts'
import { identitiesOf } from '../domain/identities/identities.ts'
import { passkeysOf } from '../domain/passkeys/passkeys.ts'
import { eventsByNumber, hasEventsFrom } from '../domain/security-events/security-events.ts'
import { countSessions, hasSessionsFrom, sessionsByLastUse } from '../domain/sessions/session-list.ts'
import { totpStatus } from '../domain/two-factor/enrollment.ts'
import type { AccountSecurityResolvers } from '../types.generated.ts'

const sessionPosition = z.tuple([z.iso.datetime(), z.string().regex(/^ses_[0-9a-z]+$/)]).readonly()
const eventPosition = z.tuple([z.int().positive()]).readonly()

export const AccountSecurity: AccountSecurityResolvers = {
  hasPassword: async ({ accountId }, _args, { loaders }) => {
    const account = await loaders.account.load(accountId)
    return account !== null && account.passwordHash !== null
  },

  passwordChangedAt: async ({ accountId }, _args, { loaders }) =>
    (await loaders.account.load(accountId))?.passwordChangedAt ?? null,

  identities: ({ accountId }, _args, { db }) => identitiesOf(db, accountId),

  totp: ({ accountId }, _args, { db }) => totpStatus(db, accountId),

  passkeys: ({ accountId }, _args, { db }) => passkeysOf(db, accountId),

  currentSession: (session) => session,

  sessions: async ({ accountId }, args, { db }) => {
    const slice = sliceOf(args, sessionPosition)
    const edge = (node: SessionRow) => ({ cursor: encodeCursor([node.lastUsedAt.toISOString(), node.id]), node })
    return twoWayConnection(await sessionsByLastUse(db, accountId, slice), slice, edge, {
      count: () => countSessions(db, accountId),
      hasEntriesFrom: (where) => hasSessionsFrom(db, accountId, where),
    })
  },

  events: async ({ accountId }, args, { db }) => {
    const slice = sliceOf(args, eventPosition)
    const edge = (node: SecurityEventRow) => ({ cursor: encodeCursor([node.number]), node })
    return twoWayPage(await eventsByNumber(db, accountId, slice), slice, edge, (where) =>
      hasEventsFrom(db, accountId, where),
    )
  },

  deletionScheduledFor: async ({ accountId }, _args, { loaders }) =>
    (await loaders.account.load(accountId))?.deletionScheduledFor ?? null,

  dataExport: ({ accountId }, _args, { db }) => latestExport(db, accountId),
}
