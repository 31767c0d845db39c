import { z } from 'zod'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/pagination.ts'
import { passkeysOf } from '../domain/passkeys/passkeys.ts'
import { countSessions, sessionsByLastUse } from '../domain/sessions/sessions.ts'
import { totpStatus } from '../domain/two-factor/enrollment.ts'
import type { AccountSecurityResolvers } from '../types.generated.ts'

const sessionPosition = z.tuple([z.iso.datetime(), z.string().regex(/^ses_[0-9a-z]+$/)]).readonly()

export const AccountSecurity: AccountSecurityResolvers = {
  passwordChangedAt: async ({ accountId }, _args, { loaders }) =>
    (await loaders.account.load(accountId))?.passwordChangedAt ?? null,

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
    )
  },
}
