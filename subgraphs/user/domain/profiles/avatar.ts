/** Maximum length of the address of a picture, in UTF-16 code units. */
const addressMax = 500

/**
 * The address of a picture as we store it; null for one that isn't allowed. We never fetch a picture, but the devices of
 * everybody who sees it do. So it is at one of the hosts that the operator chose, with TLS and at the usual port, and its
 * address has no credentials.
 */
export function allowedAvatar(url: URL, hosts: ReadonlySet<string>): string | null {
  const { protocol, hostname, port, username, password, pathname, search } = url
  if (protocol !== 'https:' || port || username || password || !hosts.has(hostname)) return null
  const address = `https://${hostname}${pathname}${search}`
  return address.length > addressMax ? null : address
}
