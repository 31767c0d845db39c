import type { Db } from '../../_shared/db.ts'
import type { Config } from '../config.ts'
import { ensureSigningKey } from '../domain/keys/signing-keys.ts'
import { loadDemoPerson } from './demo-person.ts'

/** What the service can't start without: a key to sign with, and on one's own machine somebody to sign in as. */
export async function loadFirstRows(db: Db, config: Config): Promise<void> {
  await ensureSigningKey(db, config.keySecret)
  await loadDemoPerson(db, config)
}
