import type { Db } from '../../_shared/db.ts'
import type { Config } from '../config.ts'
import { ensureSigningKey } from '../domain/keys/signing-keys.ts'
import { loadDemoPerson } from './demo-person.ts'

/** Creates the first signing key and, if enabled, the demo account. */
export async function loadInitialRows(db: Db, config: Config): Promise<void> {
  await ensureSigningKey(db, config.keySecret)
  await loadDemoPerson(db, config)
}
