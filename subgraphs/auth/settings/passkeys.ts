import { isIP } from 'node:net'
import { z } from 'zod'
import type { EnvTypes } from '../../_shared/env.ts'

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
    .transform((text) => text.split(',').flatMap((origin) => origin.trim() || []))
    .refine(
      (origins) => origins.every((origin) => isApp(origin) || isWebOrigin(origin, production)),
      `has to be ${production ? 'https' : 'web'} origins such as https://app.example, or android:apk-key-hash:…, separated by commas`,
    )

/** The settings of passkeys. */
export const passkeySettings = ({ production }: EnvTypes) => ({
  /** The domain of passkeys, the web app's or a parent of it. Passkeys of another one are lost. */
  AUTH_RP_ID: rpId.default('localhost'),
  /**
   * The apps that may use passkeys: web origins (an iOS app has that of its domain) and `android:apk-key-hash:…`. Without any,
   * passkeys are off in production; elsewhere they work at http://localhost, on every port.
   */
  AUTH_PASSKEY_ORIGINS: passkeyOrigins(production),
})

type Values = z.infer<z.ZodObject<ReturnType<typeof passkeySettings>>>

/** What is wrong with the origins. Browsers use a passkey only on its domain and below. */
export function passkeyProblems({ AUTH_RP_ID: domain, AUTH_PASSKEY_ORIGINS: origins }: Values): string[] {
  const isElsewhere = (origin: string) => {
    const { hostname } = new URL(origin)
    return hostname !== domain && !hostname.endsWith(`.${domain}`)
  }
  return [
    ...(domain !== 'localhost' && origins.length === 0 ? ['is required with AUTH_RP_ID'] : []),
    ...origins
      .filter((text) => !isApp(text) && URL.canParse(text) && isElsewhere(text))
      .map((origin) => `${origin} is not on the domain of AUTH_RP_ID, ${domain}`),
  ]
}

/** Where passkeys work; null when they are off. No origins: http://localhost on every port. */
export const relyingParty = (
  { AUTH_RP_ID: id, AUTH_PASSKEY_ORIGINS: origins }: Values,
  production: boolean,
): { rpId: string; origins: readonly string[] } | null =>
  production && origins.length === 0 ? null : { rpId: id, origins }

const isApp = (origin: string): boolean => /^android:apk-key-hash:[\w-]{43}$/.test(origin)

const isWebOrigin = (text: string, production: boolean): boolean =>
  URL.canParse(text) && new URL(text).origin === text && text.startsWith(production ? 'https://' : 'http')
