/**
 * The mailbox that receives the mail to an address: most providers deliver `robin+anything@` to `robin@`, and Gmail ignores dots.
 * Only for counting mails; two such addresses may belong to different people elsewhere.
 */
export function mailboxOf(key: string): string {
  const at = key.lastIndexOf('@')
  const [local = '', domain = ''] = [key.slice(0, at).replace(/(?<=.)\+.*$/, ''), key.slice(at + 1)]
  return /^(gmail|googlemail)\.com$/.test(domain) ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${domain}`
}
