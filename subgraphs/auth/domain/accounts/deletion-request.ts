import { eq } from 'drizzle-orm'
import { countCharacters, normaliseComment } from '../../../_shared/character-count.ts'
import type { Db } from '../../../_shared/db.ts'
import { badInput } from '../../../_shared/errors.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import type { Config } from '../../config.ts'
import { accounts, type SessionRow } from '../../db/schema.ts'
import { announceMail, enqueueMail } from '../mail/outbox.ts'
import { lockAccountOf } from '../passwords/lock-account.ts'
import { noDeletion, type Problem } from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import { revokeSessions } from '../sessions/sessions.ts'

const dayMs = 24 * 60 * 60_000
const reasonMax = 200

/**
 * Schedules the deletion of the account of a session, ends its other sessions and informs the owner. If a deletion is scheduled
 * already, nothing changes, and the result is its date.
 * @throws UNAUTHENTICATED when the session ended meanwhile
 * @throws BAD_USER_INPUT for a reason that is too long
 */
export async function requestAccountDeletion(
  db: Db,
  { deletionGraceDays }: Pick<Config, 'deletionGraceDays'>,
  session: SessionRow,
  { reason, locale }: { reason: string | null | undefined; locale: Locale },
): Promise<{ deletionScheduledFor: Date }> {
  const deletionReason = reasonOf(reason)
  const deletionScheduledFor = await db.transaction(async (tx) => {
    const account = await lockAccountOf(tx, session)
    if (account.deletionScheduledFor) return account.deletionScheduledFor
    const date = new Date(Date.now() + deletionGraceDays * dayMs)
    await tx
      .update(accounts)
      .set({ deletionScheduledFor: date, deletionReason, deletionLocale: locale })
      .where(eq(accounts.id, account.id))
    await revokeSessions(tx, account.id, session.id)
    await enqueueMail(tx, { accountId: account.id, kind: 'DELETION_SCHEDULED', locale })
    await recordEvent(tx, session, { kind: 'DELETION_SCHEDULED' })
    return date
  })
  announceMail()
  return { deletionScheduledFor }
}

/**
 * Cancels the scheduled deletion of the account of a session, and informs the owner.
 * @throws UNAUTHENTICATED when the session ended meanwhile, also because the deletion has started
 */
export async function cancelAccountDeletion(
  db: Db,
  session: SessionRow,
  locale: Locale,
): Promise<{ accountId: string } | Refused<Problem>> {
  const result = await db.transaction(async (tx) => {
    const { id, deletionScheduledFor } = await lockAccountOf(tx, session)
    if (!deletionScheduledFor) return { problems: [noDeletion] }
    await tx
      .update(accounts)
      .set({ deletionScheduledFor: null, deletionReason: null, deletionLocale: null })
      .where(eq(accounts.id, id))
    await enqueueMail(tx, { accountId: id, kind: 'DELETION_CANCELLED', locale })
    await recordEvent(tx, session, { kind: 'DELETION_CANCELLED' })
    return { accountId: id }
  })
  if (!isRefused(result)) announceMail()
  return result
}

function reasonOf(text: string | null | undefined): string | null {
  const reason = normaliseComment(text)
  const length = countCharacters(reason ?? '')
  if (length <= reasonMax) return reason
  throw badInput(`A reason has at most ${reasonMax} characters; this one has ${length}.`)
}
