import { isIP } from 'node:net'

/** Words of examples, tests and defaults. Generated secrets have none of them. */
const exampleWords = /secret|password|passwort|example|change.?me|default|postgres|bunri/i

const secretNames = /_(SECRET|PEPPER)$/

/** What production requires of the settings in `env`. */
export function productionRules(env: Readonly<Record<string, string | undefined>>) {
  const privateHosts = new Set((env.PRIVATE_HOSTS ?? '').split(',').map((host) => host.trim().toLowerCase()))
  /** Whether nobody else can listen on the way to a URL's host: this machine, or a network of ours. */
  const isPrivate = (url: string): boolean => {
    if (!URL.canParse(url)) return false
    const hostname = new URL(url).hostname.toLowerCase().replace(/^\[|\]$/g, '')
    // An empty or encoded one is the path of a Unix socket.
    return hostname === '' || hostname.startsWith('%2f') || isLoopback(hostname) || privateHosts.has(hostname)
  }
  return {
    isPrivate,
    /** Whether a URL has TLS or needs none. What is no URL is reported elsewhere. */
    isEncrypted: (url: string): boolean => {
      if (!URL.canParse(url)) return true
      const { protocol, searchParams } = new URL(url)
      const hasTls =
        /^(https|rediss|smtps|tls):$/.test(protocol) ||
        /^(require|verify-ca|verify-full)$/.test(searchParams.get('sslmode') ?? '')
      return hasTls || isPrivate(url)
    },
    /** Whether a secret is an example of ours, or has too few different characters. An empty one is no secret. */
    isGuessable: (secret: string): boolean => secret !== '' && (exampleWords.test(secret) || new Set(secret).size < 6),
    /** A problem for each pair of secrets with the same value: whoever learns one has the other. */
    repeatedSecrets: (): string[] => {
      if (env.NODE_ENV !== 'production') return []
      const secrets = Object.entries(env).filter(([name, value]) => secretNames.test(name) && value)
      return secrets.flatMap(([name, value], nth) => {
        const same = secrets.slice(0, nth).find(([, earlier]) => earlier === value)
        return same ? [`${name}: must differ from ${same[0]} in production`] : []
      })
    },
  }
}

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '::1' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
