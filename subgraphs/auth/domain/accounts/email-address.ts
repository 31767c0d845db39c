/** An e-mail address as the person typed it, and `key`, the lower-case form we compare. */
export interface EmailAddress {
  email: string
  key: string
}

// The rule of browsers and of the `EmailAddress` scalar (https://html.spec.whatwg.org/#valid-e-mail-address), plus a
// required dot in the domain. It excludes line breaks, so an address can't add recipients to a mail.
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const pattern = new RegExp(`^[a-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@(?:${label}\\.)+${label}$`, 'i')

/** Longest address that fits into an SMTP path (RFC 5321, 4.5.3.1.3, minus the angle brackets). */
const lengthMax = 254

/** An address, trimmed and with full-width letters converted to ASCII (NFKC); null when it is invalid. */
export function parseEmailAddress(typed: string): EmailAddress | null {
  const email = typed.normalize('NFKC').trim()
  if (email.length > lengthMax || !pattern.test(email)) return null
  return { email, key: email.toLowerCase() }
}
