import { z } from 'zod'
import { type EnvTypes, flag } from '../../_shared/env.ts'

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
export const providerSettings = ({ serviceUrl }: EnvTypes) => ({
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
export function missingProviderSettings(
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
    AUTH_KAKAO_ADMIN_KEY:
      Boolean(values.AUTH_KAKAO_APP_ID) === Boolean(values.AUTH_KAKAO_ADMIN_KEY)
        ? undefined
        : 'has to be set together with AUTH_KAKAO_APP_ID',
    AUTH_RETURN_URLS: inProduction(isUsed && values.AUTH_RETURN_URLS.length === 0),
    AUTH_PUBLIC_URL: inProduction(isUsed && !values.AUTH_PUBLIC_URL),
  }
  return Object.fromEntries(Object.entries(problems).flatMap(([name, text]) => (text ? [[name, text]] : [])))
}

/** The providers that are on. */
export function providersFrom(values: Values) {
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
