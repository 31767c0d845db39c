import { isIPv6 } from 'node:net'

/**
 * The network that rate limits count as one client: an IPv4 address, or the /64 prefix of an IPv6 address, because a
 * connection gets at least a /64 (RFC 6177). Any other text is returned unchanged.
 */
export function networkOf(address: string): string {
  // The test for IPv6 is a long regular expression, and most addresses are IPv4.
  if (!address.includes(':') || !isIPv6(address)) return address
  const groups = groupsOf(address)
  const isMappedIPv4 = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff'
  if (isMappedIPv4) return groups.slice(6).flatMap(bytesOf).join('.')
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** The /48 prefix of a network from `networkOf`, which one customer may hold; undefined for IPv4. */
export const siteOf = (network: string): string | undefined => /^((?:[\da-f]+:){3})/i.exec(network)?.[1]

// The URL parser normalises an IPv6 address: lower-case digits, no leading zeros, at most one `::`.
function groupsOf(address: string): string[] {
  const canonical = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1)
  const [head = [], tail = []] = canonical.split('::').map((part) => part.split(':').filter(Boolean))
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail]
}

function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16)
  return [value >> 8, value & 255]
}
