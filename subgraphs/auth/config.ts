import { isIP } from 'node:net'
import { z } from 'zod'
import { type Env, type EnvTypes, flag, port, readEnv } from '../_shared/env.ts'

const smtpUrl = z.url({
  protocol: /^smtps?$/,
  error: ({ input }) =>
    input === undefined ? 'is required in production: without mails nobody can sign up' : undefined,
})

const rpId = z
  .string()
  .refine(
    (text) => /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(text) && isIP(text) === 0,
    'has to be a domain such as bunri.example: in lower case, without scheme and port, no IP address',
  )

const passkeyOrigins = (production: boolean) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .transform((origins) => origins.filter((origin) => origin !== ''))
    .refine(
      (origins) => origins.every((origin) => isApp(origin) || isWebOrigin(origin, production)),
      `has to be ${production ? 'https' : 'web'} origins such as https://app.example, or android:apk-key-hash:…, separated by commas`,
    )

const settings = (types: EnvTypes) => ofAuth(types).superRefine(checkRelyingParty)

const ofAuth = ({ databaseUrl, serviceUrl, secret, production, isPrivate }: EnvTypes) =>
  z.object({
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
    AUTH_SMTP_URL: production ? smtpUrl.transform((url) => (isPrivate(url) ? url : withTls(url))) : smtpUrl.optional(),
    AUTH_MAIL_FOLDER: z.string().default('.bunri/mail'),
    AUTH_MAIL_FROM: z.string().default('Bunri <no-reply@bunri.example>'),
    /** The page of the app that calls `verifyEmail` with the text after `#token=`. */
    AUTH_VERIFY_URL: z.url().default('http://localhost:3000/verify-email'),
    /** The page of the app that calls `resetPassword` with the text after `#token=`. */
    AUTH_RESET_URL: z.url().default('http://localhost:3000/reset-password'),
    /** The domain of passkeys, the web app's or a parent of it. Passkeys of another one are lost. */
    AUTH_RP_ID: rpId.default('localhost'),
    /**
     * The apps that may use passkeys: web origins (an iOS app has that of its domain) and `android:apk-key-hash:…`. Without any,
     * passkeys are off in production; elsewhere they work at http://localhost, on every port.
     */
    AUTH_PASSKEY_ORIGINS: passkeyOrigins(production),
    /** Version of the terms that people must accept at sign-up. */
    AUTH_TERMS_VERSION: z.string().default('2026-01-01'),
    AUTH_TERMS_URL: z.url().default('https://bunri.example/terms'),
    /** Creates the demo account `demo@bunri.example`; deletes it when false. Forbidden in production. */
    AUTH_DEMO_PERSON: flag
      .default(false)
      .refine((isOn) => !isOn || !production, 'must be false in production: the password of the demo person is public'),
  })

// smtp:// alone would send mails in clear text to a server that offers no TLS, or whose offer somebody removed.
function withTls(url: string): string {
  const secured = new URL(url)
  if (secured.protocol === 'smtp:') secured.searchParams.set('requireTLS', 'true')
  return secured.href
}

const isApp = (origin: string): boolean => /^android:apk-key-hash:[\w-]{43}$/.test(origin)

const isWebOrigin = (text: string, production: boolean): boolean =>
  URL.canParse(text) && new URL(text).origin === text && text.startsWith(production ? 'https://' : 'http')

// Browsers use a passkey only on its domain and below.
function checkRelyingParty(
  { AUTH_RP_ID: domain, AUTH_PASSKEY_ORIGINS: origins }: { AUTH_RP_ID: string; AUTH_PASSKEY_ORIGINS: string[] },
  { addIssue }: z.RefinementCtx,
): void {
  const problem = (message: string) => addIssue({ code: 'custom', path: ['AUTH_PASSKEY_ORIGINS'], message })
  if (domain !== 'localhost' && origins.length === 0) problem('is required with AUTH_RP_ID')
  for (const origin of origins.filter((text) => !isApp(text) && URL.canParse(text))) {
    const { hostname } = new URL(origin)
    if (hostname !== domain && !hostname.endsWith(`.${domain}`))
      problem(`${origin} is not on the domain of AUTH_RP_ID, ${domain}`)
  }
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
    passkeys: relyingParty(values, env),
    terms: { version: values.AUTH_TERMS_VERSION, url: values.AUTH_TERMS_URL },
    demoPerson: values.AUTH_DEMO_PERSON,
  }
}

/** Where passkeys work; null when they are off. No origins: http://localhost on every port. */
function relyingParty(
  { AUTH_RP_ID, AUTH_PASSKEY_ORIGINS: origins }: { AUTH_RP_ID: string; AUTH_PASSKEY_ORIGINS: string[] },
  { NODE_ENV }: Env,
): { rpId: string; origins: readonly string[] } | null {
  return NODE_ENV === 'production' && origins.length === 0 ? null : { rpId: AUTH_RP_ID, origins }
}

export type Config = ReturnType<typeof readConfig>
