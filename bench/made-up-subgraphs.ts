import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { isMainThread } from 'node:worker_threads'
import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  execute,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLTypeResolver,
  getNamedType,
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  parse,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { Piscina } from 'piscina'
import { names, schemaOf } from '../subgraphs/testing.ts'

// The schemas of our subgraphs over made-up values, for answers of any size: a list has `first` elements, or two. Equal requests
// get cached responses. Argument: a port.

const schemas = new Map(names.map((name) => [name, buildSubgraphSchema([{ typeDefs: schemaOf(name) }])]))
const answers = new LRUCache<string, string>({ max: 2_000 })

interface MadeUp {
  __typename?: string
  id?: string
  /** How many elements its lists have. */
  first?: number
}

const scalars: Readonly<Record<string, unknown>> = {
  ...{ Int: 1, Float: 1.5, Boolean: true, Locale: 'ko' },
  ...{ Date: '2026-12-01', LocalTime: '10:00:00', DateTime: '2026-12-01T10:00:00Z' },
}

const resolveField: GraphQLFieldResolver<(MadeUp & Record<string, unknown>) | undefined, unknown> = (
  source,
  given,
  _context,
  { fieldName, returnType },
) => {
  if (source && Object.hasOwn(source, fieldName)) return source[fieldName]
  const named = getNamedType(returnType)
  const first: number | undefined = given.first ?? source?.first
  // The same object has the same values whatever its aliases are.
  const asked = Object.keys(given).length > 0 ? createHash('sha1').update(JSON.stringify(given)).digest('hex') : ''
  const key = `${source?.id ?? ''}${fieldName}${asked.slice(0, 4)}`
  if (!isListType(getNullableType(returnType))) return madeUp(named, key, first)
  return Array.from({ length: first ?? 2 }, (_, nth) => madeUp(named, `${key}_${nth}`))
}

function madeUp(type: GraphQLNamedType, key: string, first?: number): unknown {
  if (isEnumType(type)) return type.getValues()[0]?.value
  if (isLeafType(type)) return scalars[type.name] ?? key
  return { ...(isObjectType(type) && { __typename: type.name }), id: key, ...(first !== undefined && { first }) }
}

const resolveType: GraphQLTypeResolver<MadeUp, unknown> = ({ __typename }, _context, { schema }, type) =>
  __typename ?? schema.getPossibleTypes(type)[0]?.name

/** A request to a subgraph. */
interface Asked {
  name: string
  body: string
}

/** Answers a request. Runs in a thread of its own. */
export default async function answer({ name, body }: Asked): Promise<string> {
  const schema = schemas.get(name)
  if (!schema) throw new Error(`There is no subgraph "${name}".`)
  const { query, variables } = JSON.parse(body)
  if (query.includes('revocations')) return '{"data":{"revocations":[]}}'
  const result = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  })
  return JSON.stringify(result)
}

function serve(port: number): void {
  // What is new is made by a thread, so that requests whose responses are cached don't wait for it.
  const makers = new Piscina<Asked, string>({ filename: import.meta.url, minThreads: 1, maxThreads: 1 })
  createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', async () => {
      const [, name = ''] = (incoming.url ?? '').split('/')
      const body = Buffer.concat(chunks).toString()
      const key = `${name} ${body}`
      const text = answers.get(key) ?? (schemas.has(name) && body ? await makers.run({ name, body }) : '{"keys":[]}')
      answers.set(key, text)
      outgoing.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(text)
    })
  }).listen(port, '127.0.0.1')
}

if (isMainThread) serve(Number(process.argv[2]))
