import { z } from 'zod'
import { type Env, type EnvTypes, flag, port, readEnv } from '../_shared/env.ts'

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

// A web page has `https:`, or `http:` on this machine. A link of an app has a reversed domain name as its scheme (RFC 8252, 7.1), so that
// `javascript:` and `data:` are none.
function isReturnUrl(text: string): boolean {
  if (!URL.canParse(text) || text.includes('#')) return false
  const { protocol, hostname } = new URL(text)
  if (protocol === 'http:') return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'https:' || protocol.includes('.')
}

const returnUrls = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .refine(
    (urls) => urls.every(isReturnUrl),
    'has to be https:// addresses, or links of apps such as kr.example.app:/signed-in, without a fragment, separated by commas',
  )

/** The settings of Kakao, Naver and Google. A provider is on when its client id is set. */
const providerSettings = ({ serviceUrl }: EnvTypes) => ({
  /** Addresses to which a sign-in at a provider may return: pages of web apps and links of other apps. */
  AUTH_RETURN_URLS: returnUrls,
  AUTH_KAKAO_CLIENT_ID: z.string().optional(),
  AUTH_KAKAO_CLIENT_SECRET: z.string().optional(),
  AUTH_KAKAO_ISSUER: serviceUrl.default('https://kauth.kakao.com'),
  AUTH_KAKAO_API_URL: serviceUrl.default('https://kapi.kakao.com'),
  /** The app's id and admin key, with which Kakao proves who tells us that a person has disconnected. */
  AUTH_KAKAO_APP_ID: z.string().optional(),
  AUTH_KAKAO_ADMIN_KEY: z.string().min(16).optional(),
  AUTH_NAVER_CLIENT_ID: z.string().optional(),
  AUTH_NAVER_CLIENT_SECRET: z.string().optional(),
  AUTH_NAVER_ISSUER: serviceUrl.default('https://nid.naver.com'),
  AUTH_NAVER_API_URL: serviceUrl.default('https://openapi.naver.com'),
  /** Whether to use Naver's older interface, without OpenID Connect. */
  AUTH_NAVER_LEGACY: flag.default(false),
  AUTH_GOOGLE_CLIENT_ID: z.string().optional(),
  AUTH_GOOGLE_CLIENT_SECRET: z.string().optional(),
  AUTH_GOOGLE_ISSUER: serviceUrl.default('https://accounts.google.com'),
})

type Values = z.infer<z.ZodObject<ReturnType<typeof providerSettings>>>

/** What is missing beside the settings that are there, by setting. */
function missingProviderSettings(
  values: Values & { AUTH_PUBLIC_URL?: string | undefined },
  production: boolean,
): Record<string, string> {
  const required = (text: string) => (isOn: boolean) => (isOn ? text : undefined)
  const clients = (['KAKAO', 'NAVER', 'GOOGLE'] as const).map((name) => ({
    name,
    id: values[`AUTH_${name}_CLIENT_ID`],
    secret: values[`AUTH_${name}_CLIENT_SECRET`],
  }))
  const halves = clients.filter(({ id, secret }) => Boolean(id) !== Boolean(secret))
  const isUsed = production && clients.some(({ id }) => id)
  const inProduction = required('is required in production when people can sign in with a provider')
  const problems = {
    ...Object.fromEntries(
      halves.map(({ name }) => [`AUTH_${name}_CLIENT_SECRET`, `has to be set together with AUTH_${name}_CLIENT_ID`]),
    ),
    AUTH_RETURN_URLS: inProduction(isUsed && values.AUTH_RETURN_URLS.length === 0),
    AUTH_PUBLIC_URL: inProduction(isUsed && !values.AUTH_PUBLIC_URL),
  }
  return Object.fromEntries(Object.entries(problems).flatMap(([name, text]) => (text ? [[name, text]] : [])))
}

/** The providers that are on. */
function providersFrom(values: Values) {
  const client = (name: 'KAKAO' | 'NAVER' | 'GOOGLE') => {
    const [clientId, clientSecret] = [values[`AUTH_${name}_CLIENT_ID`], values[`AUTH_${name}_CLIENT_SECRET`]]
    return clientId && clientSecret ? { issuer: values[`AUTH_${name}_ISSUER`], clientId, clientSecret } : undefined
  }
  const [kakao, naver] = [client('KAKAO'), client('NAVER')]
  const { AUTH_KAKAO_APP_ID: appId, AUTH_KAKAO_ADMIN_KEY: adminKey } = values
  return {
    kakao: kakao && {
      ...kakao,
      apiUrl: values.AUTH_KAKAO_API_URL,
      notices: appId && adminKey ? { appId, adminKey } : undefined,
    },
    naver: naver && { ...naver, apiUrl: values.AUTH_NAVER_API_URL, isLegacy: values.AUTH_NAVER_LEGACY },
    google: client('GOOGLE'),
  }
}
