import { Secret, TOTP } from 'otpauth'

/** Length of a step in seconds (RFC 6238, 4.1). */
const period = 30

/** Steps before and after the current one whose codes are accepted: clocks of telephones differ. */
const windowSteps = 1

/** A new secret of 160 bits, as long as the hash (RFC 4226, 4), in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** The `otpauth:` address that authenticator apps read from a QR code. */
export const otpauthUri = (secret: string, email: string): string => totpOf(secret, email).toString()

/**
 * The step whose code was given, as a number that grows every 30 seconds; null for another code. A step is good once, so
 * the caller must accept only later steps than the last one (RFC 6238, 5.2).
 */
export function totpStep(secret: string, code: string, now: Date = new Date()): number | null {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token: digits, timestamp, window: windowSteps })
  return delta === null ? null : Math.floor(timestamp / 1_000 / period) + delta
}

// SHA-1, six digits and 30 seconds: some authenticator apps ignore other parameters.
const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Bunri', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period })
