import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { parseName } from '../../../_shared/name-rules.ts'
import { type Placeholders, prepared } from '../../../_shared/prepared-queries.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type PasskeyRow, passkeys, type SessionRow } from '../../db/schema.ts'
import { countSignInWays } from '../accounts/sign-in-ways.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { lockAccountOf } from '../passwords/lock-account.ts'
import { lastSignInMethod, nameInvalid, type Problem } from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import { passkeyNameMax, passkeyUnknown } from './refusals.ts'

/** The passkeys of an account, newest first; at most 20. */
export async function passkeysOf(db: Db, accountId: string): Promise<PasskeyRow[]> {
  return newestPasskeys(db, { accountId })
}

const newestPasskeys = prepared((db, { accountId }: Placeholders<{ accountId: string }>) =>
  db
    .select()
    .from(passkeys)
    .where(eq(passkeys.accountId, accountId))
    .orderBy(desc(passkeys.createdAt), desc(passkeys.id)),
)

/** A passkey's name in the form we store, composed (NFC) and trimmed; or the reason why it is invalid. */
export function parsePasskeyName(text: string): { name: string } | { problem: Problem } {
  const parsed = parseName(text, passkeyNameMax)
  return 'name' in parsed ? parsed : { problem: nameInvalid(parsed, passkeyNameMax) }
}

/** Gives a passkey of the account another name. */
export async function renamePasskey(
  db: Db,
  accountId: string,
  { passkeyId, name }: { passkeyId: string; name: string },
): Promise<{ passkey: PasskeyRow } | Refused<Problem>> {
  const named = parsePasskeyName(name)
  if ('problem' in named) return { problems: [named.problem] }
  if (!hasPrefix('pky', passkeyId)) return { problems: [passkeyUnknown] }
  const [passkey] = await db
    .update(passkeys)
    .set({ name: named.name })
    .where(isPasskeyOf(accountId, passkeyId))
    .returning()
  return passkey ? { passkey } : { problems: [passkeyUnknown] }
}

/** Removes a passkey of the session's account, unless nothing else can sign in. Call `announceMail` after the commit. */
export async function removePasskey(
  db: Db,
  session: SessionRow,
  { passkeyId, locale }: { passkeyId: string; locale: Locale },
): Promise<{ removedPasskeyId: string } | Refused<Problem>> {
  const { accountId } = session
  if (!hasPrefix('pky', passkeyId)) return { problems: [passkeyUnknown] }
  return db.transaction(async (tx) => {
    await lockAccountOf(tx, session)
    const ways = await countSignInWays(tx, accountId)
    const [passkey] = await tx.select().from(passkeys).where(isPasskeyOf(accountId, passkeyId))
    if (!passkey) return { problems: [passkeyUnknown] }
    if (ways < 2) return { problems: [lastSignInMethod] }
    await tx.delete(passkeys).where(eq(passkeys.id, passkey.id))
    await recordEvent(tx, session, { kind: 'PASSKEY_REMOVED' })
    await enqueueMail(tx, { accountId, kind: 'PASSKEY_REMOVED', locale })
    return { removedPasskeyId: passkey.id }
  })
}

const isPasskeyOf = (accountId: string, passkeyId: string) =>
  and(eq(passkeys.id, passkeyId), eq(passkeys.accountId, accountId))
