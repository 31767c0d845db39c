import { z } from 'zod'
import { connection, decodeCursor, encodeCursor, page, pageSize } from '../../_shared/pagination.ts'
import { latestExport } from '../domain/data-exports/requests.ts'
import { identitiesOf } from '../domain/identities/identities.ts'
import { passkeysOf } from '../domain/passkeys/passkeys.ts'
import { eventsByNumber } from '../domain/security-events/security-events.ts'
import { countSessions, sessionsByLastUse } from '../domain/sessions/session-list.ts'
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
    const first = pageSize(args.first ?? 20)
    const rows = await sessionsByLastUse(db, { accountId, first, after: decodeCursor(args.after, sessionPosition) })
    return connection(
      rows,
      first,
      (node) => ({ cursor: encodeCursor([node.lastUsedAt.toISOString(), node.id]), node }),
      () => countSessions(db, accountId),
      args.after,
    )
  },

  events: async ({ accountId }, args, { db }) => {
    const first = pageSize(args.first ?? 20)
    const [after] = decodeCursor(args.after, eventPosition) ?? []
    const rows = await eventsByNumber(db, { accountId, first, after })
    return page(rows, first, (node) => ({ cursor: encodeCursor([node.number]), node }))
  },

  deletionScheduledFor: async ({ accountId }, _args, { loaders }) =>
    (await loaders.account.load(accountId))?.deletionScheduledFor ?? null,

  dataExport: ({ accountId }, _args, { db }) => latestExport(db, accountId),
}
