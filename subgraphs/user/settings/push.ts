import { createECDH } from 'node:crypto'
import { z } from 'zod'
import type { EnvTypes } from '../../_shared/env.ts'
import { flag } from '../../_shared/env.ts'

/** The push services of the common browsers. `*.` stands for one or more names. */
const knownHosts = 'fcm.googleapis.com,*.push.services.mozilla.com,*.notify.windows.com,web.push.apple.com'

const vapidPrivateKey = z
  .string()
  .refine((text) => publicKeyOf(text) !== null, 'must be 32 bytes in base64url; `npm run keys` generates a key')

const hosts = z
  .string()
  .default(knownHosts)
  .transform((text) => text.split(',').flatMap((host) => host.trim().toLowerCase() || []))
  .refine(
    (names) => names.every((name) => /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name)),
    'has to be host names such as push.example or *.push.example, separated by commas',
  )

/** The part that we need of the file with the key of a service account, as Google's console gives it. */
const serviceAccount = z
  .string()
  .transform((text, issues) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      issues.addIssue({ code: 'custom', message: 'must be the JSON of the key file' })
      return z.NEVER
    }
  })
  .pipe(
    z.object({
      project_id: z.string().regex(/^[a-z0-9-]{4,40}$/),
      client_email: z.string(),
      private_key: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
      token_uri: z.url({ protocol: /^https?$/ }),
    }),
  )

/** The settings of push messages. */
export const pushSettings = ({ production, serviceUrl, isEncrypted }: EnvTypes) => ({
  /** Identifies this service to the push services of browsers (VAPID, RFC 8292). Web Push is off without it. Another key loses all browsers. */
  USER_VAPID_PRIVATE_KEY: vapidPrivateKey.optional(),
  /** Where push services can reach the operator: `mailto:` or `https:`. */
  USER_VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'has to be mailto: with an address, or https:')
    .default('https://bunri.example'),
  /** Hosts of push services that messages are sent to. */
  USER_PUSH_HOSTS: hosts,
  /** Lets browsers' subscriptions name this machine, for tests. Forbidden in production. */
  USER_PUSH_LOOPBACK: flag
    .default(false)
    .refine(
      (isOn) => !isOn || !production,
      'must be false in production: anybody could reach services of this machine',
    ),
  /** The key file of a service account that may send with Firebase Cloud Messaging, as JSON. FCM is off without it. */
  USER_FCM_SERVICE_ACCOUNT: serviceAccount
    .refine((account) => !production || isEncrypted(account.token_uri), 'needs an https: token_uri in production')
    .optional(),
  USER_FCM_URL: serviceUrl.default('https://fcm.googleapis.com'),
})

type Values = z.infer<z.ZodObject<ReturnType<typeof pushSettings>>>

/** How push messages are sent. */
export interface PushConfig {
  /** Null while Web Push is off. Keys in base64url. */
  vapid: { publicKey: string; privateKey: string; subject: string } | null
  endpoints: PushEndpoints
  /** Null while FCM is off. */
  fcm: { url: string; projectId: string; clientEmail: string; privateKey: string; tokenUrl: string } | null
}

/** The addresses that subscriptions of browsers may name. */
export interface PushEndpoints {
  hosts: readonly string[]
  allowLoopback: boolean
}

export const pushFrom = (values: Values): PushConfig => {
  const { USER_VAPID_PRIVATE_KEY: privateKey, USER_FCM_SERVICE_ACCOUNT: account } = values
  return {
    vapid: privateKey
      ? { publicKey: publicKeyOf(privateKey) ?? '', privateKey, subject: values.USER_VAPID_SUBJECT }
      : null,
    endpoints: { hosts: values.USER_PUSH_HOSTS, allowLoopback: values.USER_PUSH_LOOPBACK },
    fcm: account
      ? {
          url: values.USER_FCM_URL.replace(/\/$/, ''),
          projectId: account.project_id,
          clientEmail: account.client_email,
          privateKey: account.private_key,
          tokenUrl: account.token_uri,
        }
      : null,
  }
}

/** The public half of a key of P-256, both in base64url; null for what is no key. */
function publicKeyOf(privateKey: string): string | null {
  if (!/^[\w-]{43}$/.test(privateKey)) return null
  try {
    const curve = createECDH('prime256v1')
    curve.setPrivateKey(Buffer.from(privateKey, 'base64url'))
    return curve.getPublicKey('base64url')
  } catch {
    return null
  }
}
