import { createHmac } from 'node:crypto'
import { and, eq, gt, isNotNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Config } from '../../config.ts'
import { dataExports } from '../../db/schema.ts'
import { deriveKey } from '../keys/derive-key.ts'
import { isSameSecret } from '../keys/same-secret.ts'
import { publicAddress } from '../provider-sign-ins/addresses.ts'

/** How long an address of an archive works. */
const linkSeconds = 10 * 60

export const downloadPath = '/exports/:id'

type Settings = Pick<Config, 'keySecret' | 'publicUrl'>

/** An address at which an archive can be downloaded for ten minutes, by whoever has it. */
export function downloadUrl(config: Settings, address: () => string, exportId: string, now = new Date()): string {
  const expires = String(Math.floor(now.getTime() / 1000) + linkSeconds)
  const query = new URLSearchParams({ expires, signature: signature(config, exportId, expires) })
  return publicAddress(config, address, `${downloadPath.replace(':id', exportId)}?${query}`)
}

/** The archive at an address; null if the address is wrong or expired, or the archive is gone. */
export async function findArchive(
  db: Db,
  config: Settings,
  { id, expires, signature: given }: { id: string; expires: string; signature: string },
  now = new Date(),
): Promise<Uint8Array | null> {
  const isCurrent = /^\d{1,12}$/.test(expires) && Number(expires) * 1000 > now.getTime()
  if (!isCurrent || !isSameSecret(given, signature(config, id, expires))) return null
  const [found] = await db
    .select({ archive: dataExports.archive })
    .from(dataExports)
    .where(and(eq(dataExports.id, id), isNotNull(dataExports.archive), gt(dataExports.expiresAt, now)))
  return found?.archive ?? null
}

const signature = ({ keySecret }: Pick<Config, 'keySecret'>, exportId: string, expires: string): string =>
  createHmac('sha256', deriveKey(keySecret, 'downloads of data exports'))
    .update(`${exportId} ${expires}`)
    .digest('base64url')
