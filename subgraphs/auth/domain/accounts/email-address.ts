/** An address to write to, and the form in which it is compared. */
export interface EmailAddress {
  email: string
  key: string
}

// The rule of browsers, which is also that of the scalar (https://html.spec.whatwg.org/#valid-e-mail-address), with a dot in
// the domain. No line break gets past it, so that an address can't add recipients to a mail.
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const pattern = new RegExp(`^[a-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@(?:${label}\\.)+${label}$`, 'i')

/** Longest address that fits into a path of SMTP (RFC 5321, 4.5.3.1.3, less the angle brackets). */
const lengthMax = 254

/** An address as typed, without spaces around it and with full-width letters made plain (NFKC); null when it isn't one. */
export function readEmailAddress(typed: string): EmailAddress | null {
  const email = typed.normalize('NFKC').trim()
  if (email.length > lengthMax || !pattern.test(email)) return null
  return { email, key: email.toLowerCase() }
}
