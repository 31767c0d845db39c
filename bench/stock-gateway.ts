import { readFileSync } from 'node:fs'
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { planningSdl } from '../router/gateway.ts'
import { assertionHeader, assertionSigner } from '../subgraphs/_shared/assertion.ts'
import { assertionSetting } from '../subgraphs/_shared/env.ts'

// @apollo/gateway as its documentation sets it up, with our signature on each fetch. Arguments: a port, the address of the replay.

const [port, address] = process.argv.slice(2)
process.env.APOLLO_TELEMETRY_DISABLED = '1'

interface Context {
  authorization: string | undefined
}

const gateway = new ApolloGateway({
  supergraphSdl: planningSdl(readFileSync(new URL('../router/supergraph.graphql', import.meta.url), 'utf8')),
  buildService: ({ name }) => {
    const sign = assertionSigner(name, process.env[assertionSetting(name)] ?? '')
    const source = new RemoteGraphQLDataSource<Context>({
      url: `${address}/${name}/graphql`,
      willSendRequest({ request, context }) {
        if (context.authorization) request.http?.headers.set('authorization', context.authorization)
      },
    })
    const { fetcher } = source
    source.fetcher = async (url, init) => {
      const headers = { ...(init?.headers as Record<string, string>) }
      headers[assertionHeader] = sign({ body: String(init?.body), authorization: headers.authorization })
      return fetcher(url, { ...init, headers })
    }
    return source
  },
})
const server = new ApolloServer<Context>({ gateway })
await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: Number(port) },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
})
