/** Where a sign-in may return: the allowed addresses and, with `anyLocal`, every page on this machine. */
export interface ReturnUrls {
  allowed: readonly string[]
  anyLocal: boolean
}

/** Whether a sign-in may return to an address. Compares texts (RFC 9700, 2.1): a longer one could lead to another page. */
export function mayReturnTo(url: string, { allowed, anyLocal }: ReturnUrls): boolean {
  return allowed.includes(url) || (anyLocal && isLocal(url))
}

function isLocal(url: string): boolean {
  if (!URL.canParse(url) || url.includes('#')) return false
  const { protocol, hostname, username } = new URL(url)
  return protocol === 'http:' && username === '' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
