import { eq, type SQL } from 'drizzle-orm'
import { accounts } from '../../db/schema.ts'
import { parseEmailAddress } from '../accounts/email-address.ts'

/** The account that an operator names by its e-mail address or its id. One that was opened at a provider may have no address. */
export const isAccount = (name: string): SQL =>
  name.startsWith('usr_') && !name.includes('@')
    ? eq(accounts.id, name)
    : eq(accounts.emailKey, parseEmailAddress(name)?.key ?? '')
