import { bigint, boolean, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { IdentityProvider } from '../types.generated.ts'
import { account, accounts, timestampMs } from './accounts.ts'

/** Providers' identities that can sign in. `subject` is the provider's own id of the person: the only key, never an e-mail address. */
export const identities = pgTable(
  'identities',
  {
    id: text().primaryKey(),
    accountId: account(),
    provider: text().$type<IdentityProvider>().notNull(),
    subject: text().notNull(),
    label: text(),
    linkedAt: timestampMs().notNull(),
    /** Since when the person has disconnected us at the provider; null otherwise. Signing in with the identity again clears it. */
    disconnectedAt: timestampMs(),
  },
  (table) => [
    unique('identities_subject_unique').on(table.provider, table.subject),
    index('identities_account').on(table.accountId, table.linkedAt),
  ],
)

/**
 * Sign-ins at a provider that are under way, and links of an identity to an account. Tokens are stored as SHA-256 digests, what the
 * provider gets or tells is encrypted.
 */
export const providerSignIns = pgTable(
  'provider_sign_ins',
  {
    id: text().primaryKey(),
    provider: text().$type<IdentityProvider>().notNull(),
    /** The session that links an identity; null for a sign-in. */
    sessionId: text(),
    accountId: text().references(() => accounts.id, { onDelete: 'cascade' }),
    returnUrl: text().notNull(),
    /** The digest that the client gave; it has to know what was digested. */
    verifierChallenge: text().notNull(),
    startHash: text().notNull().unique('provider_sign_ins_start_unique'),
    /** Digest of the cookie of the browser that opened the address; null before that. */
    browserHash: text(),
    /** `state`, nonce and PKCE verifier of the request to the provider. */
    encryptedRequest: text(),
    /** Our one-time code; null before the browser came back. */
    codeHash: text().unique('provider_sign_ins_code_unique'),
    /** The identity that the provider vouched for; null if it refused. */
    encryptedIdentity: text(),
    /** When the code was sent without the current terms, which keeps it valid longer once. */
    termsAskedAt: timestampMs(),
    expiresAt: timestampMs().notNull(),
  },
  (table) => [index('provider_sign_ins_expires').on(table.expiresAt)],
)

/** Passkeys that can sign in. `credentialId` and `publicKey` are in base64url. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: text().primaryKey(),
    accountId: account(),
    credentialId: text().notNull().unique('passkeys_credential_unique'),
    publicKey: text().notNull(),
    /** How often the authenticator has signed, by its own count; 0 for one that doesn't count. */
    signatureCount: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    name: text().notNull(),
    isSynced: boolean().notNull(),
    createdAt: timestampMs().notNull(),
    lastUsedAt: timestampMs(),
  },
  (table) => [index('passkeys_account').on(table.accountId, table.createdAt)],
)

/** Challenges for authenticators, each good once: the SHA-256 digest of the token that belongs to it. */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    tokenHash: text().primaryKey(),
    challenge: text().notNull(),
    /** The account that adds a passkey; null for a sign-in. */
    accountId: text().references(() => accounts.id, { onDelete: 'cascade' }),
    expiresAt: timestampMs().notNull(),
  },
  (table) => [index('passkey_challenges_expires').on(table.expiresAt)],
)

export type IdentityRow = typeof identities.$inferSelect
export type ProviderSignInRow = typeof providerSignIns.$inferSelect
export type PasskeyRow = typeof passkeys.$inferSelect
