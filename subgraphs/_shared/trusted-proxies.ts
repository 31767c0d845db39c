import proxyAddr from '@fastify/proxy-addr'
import { LRUCache } from 'lru-cache'

/**
 * Whether an address is one of a trusted proxy, for Fastify, which asks several times for each request. To read an address takes longer than to
 * find the last answer.
 * @param proxies addresses, networks, or names of networks such as `loopback`, separated by commas
 */
export function trusts(proxies: string): (address: string | undefined, hop: number) => boolean {
  const isTrusted = proxyAddr.compile(proxies.split(',').map((one) => one.trim()))
  const known = new LRUCache<string, boolean>({ max: 1_000 })
  return (address = '', hop) => {
    const before = known.get(address)
    if (before !== undefined) return before
    const now = isTrusted(address, hop)
    // A client writes the addresses in the header, and may write long ones.
    if (address.length <= 45) known.set(address, now)
    return now
  }
}
