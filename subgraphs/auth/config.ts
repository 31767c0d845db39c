import { z } from 'zod'
import { type Env, type EnvTypes, flag, port, readEnv } from '../_shared/env.ts'
import { passkeyProblems, passkeySettings, relyingParty } from './settings/passkeys.ts'
import { missingProviderSettings, providerSettings, providersFrom } from './settings/providers.ts'

const smtpUrl = z.url({
  protocol: /^smtps?$/,
  error: ({ input }) =>
    input === undefined ? 'is required in production: without mails nobody can sign up' : undefined,
})

const settings = (types: EnvTypes) => {
  const { databaseUrl, serviceUrl, secret, production, isPrivate, isEncrypted } = types
  return z
    .object({
      AUTH_DATABASE_URL: databaseUrl,
      AUTH_PORT: port.default(4001),
      /** `iss` of access tokens. Must be the same for the router and every subgraph. */
      AUTH_ISSUER: z.url().default('http://127.0.0.1:4000'),
      /** Encrypts the signing keys. With another secret the service doesn't start. */
      AUTH_KEY_SECRET: secret,
      /** Age in days at which a signing key is replaced. */
      AUTH_KEY_DAYS: z.coerce.number().int().min(1).default(90),
      /** Derives refresh tokens and the keys of rate limits. Another secret ends every session. */
      AUTH_REFRESH_SECRET: secret,
      /** Goes into every new password hash. A database alone doesn't suffice to guess passwords then. */
      AUTH_PASSWORD_PEPPER: secret.optional(),
      /** The pepper before that: its hashes stay valid, and each is replaced when its person signs in. */
      AUTH_PREVIOUS_PASSWORD_PEPPER: secret.optional(),
      /** A service with the range API of Have I Been Pwned, such as `https://api.pwnedpasswords.com`. None by default. */
      AUTH_LEAKED_PASSWORDS_URL: serviceUrl.optional(),
      /** `smtp://` or `smtps://`. Outside production mails become `.eml` files in `AUTH_MAIL_FOLDER` without it. */
      AUTH_SMTP_URL: production
        ? smtpUrl.transform((url) => (isPrivate(url) ? url : withTls(url)))
        : smtpUrl.optional(),
      AUTH_MAIL_FOLDER: z.string().default('.bunri/mail'),
      AUTH_MAIL_FROM: z.string().default('Bunri <no-reply@bunri.example>'),
      /** The page of the app that calls `verifyEmail` with the text after `#token=`. */
      AUTH_VERIFY_URL: z.url().default('http://localhost:3000/verify-email'),
      /** The page of the app that calls `resetPassword` with the text after `#token=`. */
      AUTH_RESET_URL: z.url().default('http://localhost:3000/reset-password'),
      /** Version of the terms that people must accept at sign-up. */
      AUTH_TERMS_VERSION: z.string().default('2026-01-01'),
      AUTH_TERMS_URL: z.url().default('https://bunri.example/terms'),
      /** Days in which a person can cancel the deletion of their account. */
      AUTH_DELETION_GRACE_DAYS: z.coerce.number().int().min(0).max(90).default(14),
      /** Base URL of the routes outside the graph, as browsers reach them. By default the address at which they are served. */
      AUTH_PUBLIC_URL: z
        .url({ protocol: /^https?$/ })
        .refine((url) => !production || isEncrypted(url), 'has to be https:// in production')
        .optional(),
      ...passkeySettings(types),
      ...providerSettings(types),
      /** Creates the demo account `demo@bunri.example`; deletes it when false. Forbidden in production. */
      AUTH_DEMO_PERSON: flag
        .default(false)
        .refine(
          (isOn) => !isOn || !production,
          'must be false in production: the password of the demo person is public',
        ),
    })
    .superRefine((values, issues) => {
      for (const [setting, message] of Object.entries(missingProviderSettings(values, production)))
        issues.addIssue({ code: 'custom', path: [setting], message })
      for (const message of passkeyProblems(values))
        issues.addIssue({ code: 'custom', path: ['AUTH_PASSKEY_ORIGINS'], message })
    })
}

// smtp:// alone would send mails in clear text to a server that offers no TLS, or whose offer somebody removed.
function withTls(url: string): string {
  const secured = new URL(url)
  if (secured.protocol === 'smtp:') secured.searchParams.set('requireTLS', 'true')
  return secured.href
}

/** The settings of this subgraph. @throws Error that lists every missing or invalid setting */
export function readConfig(env: Env) {
  const values = readEnv(settings, env)
  return {
    databaseUrl: values.AUTH_DATABASE_URL,
    port: values.AUTH_PORT,
    issuer: values.AUTH_ISSUER,
    keySecret: values.AUTH_KEY_SECRET,
    keyDays: values.AUTH_KEY_DAYS,
    refreshSecret: values.AUTH_REFRESH_SECRET,
    peppers: { current: values.AUTH_PASSWORD_PEPPER, previous: values.AUTH_PREVIOUS_PASSWORD_PEPPER },
    leakedPasswordsUrl: values.AUTH_LEAKED_PASSWORDS_URL,
    mail: {
      smtpUrl: values.AUTH_SMTP_URL,
      folder: values.AUTH_MAIL_FOLDER,
      /** Whether `/mails` shows the mails in the folder. */
      hasPages: env.NODE_ENV !== 'production' && values.AUTH_SMTP_URL === undefined,
      from: values.AUTH_MAIL_FROM,
      verifyUrl: values.AUTH_VERIFY_URL,
      resetUrl: values.AUTH_RESET_URL,
    },
    passkeys: relyingParty(values, env.NODE_ENV === 'production'),
    terms: { version: values.AUTH_TERMS_VERSION, url: values.AUTH_TERMS_URL },
    publicUrl: values.AUTH_PUBLIC_URL?.replace(/\/$/, ''),
    providers: providersFrom(values),
    /** Addresses to which a sign-in may return. Outside production also any page on this machine. */
    returnUrls: { allowed: values.AUTH_RETURN_URLS, anyLocal: env.NODE_ENV !== 'production' },
    deletionGraceDays: values.AUTH_DELETION_GRACE_DAYS,
    demoPerson: values.AUTH_DEMO_PERSON,
  }
}

export type Config = ReturnType<typeof readConfig>
