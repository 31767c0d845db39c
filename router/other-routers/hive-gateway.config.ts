import { assertionHeader, assertionSigner } from '../../subgraphs/_shared/assertion.ts'
import { assertionSetting } from '../../subgraphs/_shared/env.ts'

// Settings of Hive Gateway over our subgraphs: `npx hive-gateway supergraph <file> --config-path router/other-routers/hive-gateway.config.ts`,
// with the same settings as our router (`USER_URL`, `USER_ASSERTION_SECRET` and so on).

const subgraphs = ['auth', 'user', 'location', 'info']

const signers = new Map(subgraphs.map((name) => [name, assertionSigner(name, secretOf(name))]))

function secretOf(subgraph: string): string {
  const setting = assertionSetting(subgraph)
  const secret = process.env[setting]
  if (!secret) throw new Error(`${setting} is missing: the secret with which requests to ${subgraph} are signed.`)
  return secret
}

/** What the hook of Hive Gateway (`OnFetchHookPayload`) has of a fetch. The package isn't one of ours. */
interface Fetch {
  options: { body?: unknown; headers?: Record<string, string> }
  setOptions(options: object): void
  executionRequest?: { subgraphName?: string }
}

/** What `propagateHeaders` has of a client's request. */
interface ClientRequest {
  request: { headers: { get(name: string): string | null } }
  context: { req?: { socket?: { remoteAddress?: string } } }
}

/** Signs each fetch: its exact body, and the access token. A repeated one is signed anew, since a subgraph takes each signature once. */
export const signFetches = {
  onFetch({ options, setOptions, executionRequest }: Fetch): void {
    const sign = signers.get(executionRequest?.subgraphName ?? '')
    if (!sign) return
    if (typeof options.body !== 'string') throw new Error('Only a text can be signed.')
    const { authorization } = options.headers ?? {}
    const assertion = sign({ body: options.body, authorization })
    setOptions({ ...options, headers: { ...options.headers, [assertionHeader]: assertion } })
  },
}

export const gatewayConfig = {
  propagateHeaders: {
    fromClientToSubgraphs: ({ request, context }: ClientRequest) => ({
      authorization: request.headers.get('authorization') ?? undefined,
      'accept-language': request.headers.get('accept-language') ?? undefined,
      'user-agent': request.headers.get('user-agent')?.slice(0, 200),
      'x-client-ip': context.req?.socket?.remoteAddress,
    }),
  },
  transportEntries: Object.fromEntries(
    subgraphs.flatMap((name) => {
      const location = process.env[`${name.toUpperCase()}_URL`]
      return location ? [[name, { location }]] : []
    }),
  ),
  plugins: () => [signFetches],
}
