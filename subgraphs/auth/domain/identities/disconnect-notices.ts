import { createDecipheriv, createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { isSameSecret } from '../keys/same-secret.ts'

/** How old a notice may be: long enough for a provider's retries, and of no use to somebody who repeats it, who changes nothing. */
const maxAgeMs = 24 * 60 * 60_000

const kakaoShape = z.object({ app_id: z.string(), user_id: z.string().regex(/^\d{1,20}$/) })

const naverShape = z.object({
  clientId: z.string(),
  encryptUniqueId: z.string().max(500),
  timestamp: z.string().regex(/^\d{10,13}$/),
  signature: z.string().max(100),
})

/**
 * The subject in Kakao's notice that a person has disconnected; null if it isn't Kakao's. The admin key is its only proof
 * (https://developers.kakao.com/docs/latest/en/kakaologin/callback).
 */
export function kakaoSubject(
  settings: Config['providers']['kakao'],
  { authorization, fields }: { authorization: string | undefined; fields: unknown },
): string | null {
  const notice = kakaoShape.safeParse(fields).data
  const expected = settings?.notices
  if (!notice || !expected || !isSameSecret(authorization ?? '', `KakaoAK ${expected.adminKey}`)) return null
  return notice.app_id === expected.appId ? notice.user_id : null
}

/**
 * The subject in Naver's notice that a person has disconnected; null if it isn't Naver's. Naver prescribes MD5, AES-128-CBC and
 * HMAC-SHA-256, each with the client secret (https://developers.naver.com/docs/login/devguide/devguide.md, 4.4).
 */
export function naverSubject(settings: Config['providers']['naver'], fields: unknown, now = Date.now()): string | null {
  const notice = naverShape.safeParse(fields).data
  if (!notice || !settings || notice.clientId !== settings.clientId) return null
  const { clientId, encryptUniqueId, timestamp, signature } = notice
  const key = createHash('md5').update(settings.clientSecret).digest()
  const text = `clientId=${clientId}&encryptUniqueId=${encryptUniqueId}&timestamp=${timestamp}`
  const expected = createHmac('sha256', key).update(text).digest('base64url')
  if (!isSameSecret(signature.replace(/=+$/, ''), expected)) return null
  const sentMs = Number(timestamp) * (timestamp.length > 10 ? 1 : 1_000)
  return Math.abs(now - sentMs) <= maxAgeMs ? decryptId(key, encryptUniqueId) : null
}

// The text is in base64url: 16 bytes for the initialization vector, then the ciphertext.
function decryptId(key: Buffer, text: string): string | null {
  const bytes = Buffer.from(text, 'base64url')
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, bytes.subarray(0, 16))
    return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
