import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type DocumentNode,
  defaultFieldResolver,
  defaultTypeResolver,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  GraphQLSchema,
  type GraphQLTypeResolver,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql'
import { pino } from 'pino'
import { connect } from '../subgraphs/_shared/db.ts'
import { databaseSetting, type Env } from '../subgraphs/_shared/env.ts'
import { executableSchema } from '../subgraphs/_shared/executable-schema.ts'
import { installScalarParsers } from '../subgraphs/_shared/scalars.ts'
import type { RequestContext, SubgraphDefinition } from '../subgraphs/_shared/subgraph.ts'
import type { Viewer } from '../subgraphs/_shared/viewer.ts'
import { auth } from '../subgraphs/auth/server.ts'
import { info } from '../subgraphs/info/server.ts'
import { location } from '../subgraphs/location/server.ts'
import { user } from '../subgraphs/user/server.ts'
import { ownersOf } from './field-owners.ts'

/** An object in the merged schema: the value of one subgraph's resolver. */
interface Resolved {
  typename: string
  subgraph: string
  value: unknown
  /** The same object as other subgraphs resolve its reference, by subgraph and requirements. */
  elsewhere: Map<string, Promise<Resolved | null>>
}

interface Part {
  schema: GraphQLSchema
  context(request: RequestContext): RequestContext
}

export interface MergedSchema {
  execute(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    viewer: Viewer | null,
  ): Promise<ExecutionResult>
  close(): Promise<void>
}

/** The schema that clients see. */
export const apiSchema = buildSchema(readFileSync(new URL('../client/api.graphql', import.meta.url), 'utf8'))
installScalarParsers(apiSchema)

/**
 * The graph without a gateway: one schema in which each field calls the resolver of the subgraph that owns it, over the
 * same databases. It has no plans, no aliases and no fetches, so that a router at `url` can be compared with it.
 */
export function mergedSchema(env: Env, url: string): MergedSchema {
  const connections: { close(): Promise<void> }[] = []
  const part = <C extends { databaseUrl: string; port: number }, X extends RequestContext>(
    definition: SubgraphDefinition<C, X>,
  ): [string, Part] => {
    const connection = connect(String(env[databaseSetting(definition.name)]), { max: 3 })
    connections.push(connection)
    const parts = { db: connection.db, config: definition.readConfig(env), address: () => url }
    const context = (request: RequestContext) => definition.context(request, parts)
    return [definition.name, { schema: executableSchema(definition), context }]
  }
  const parts = new Map([
    part(auth.definition),
    part(user.definition),
    part(location.definition),
    part(info.definition),
  ])

  return {
    execute: async (document, variables, viewer) => {
      const request: RequestContext = {
        viewer,
        locale: 'ko',
        clientIp: '',
        userAgent: '',
        log: () => pino({ level: 'silent' }),
        setAccessToken: () => {},
        confirmedIds: new Set(),
      }
      const contexts = new Map([...parts].map(([name, { context }]) => [name, context(request)]))
      return new MergedExecution(apiSchema, parts, contexts).execute(document, variables)
    },
    close: async () => {
      await Promise.all(connections.map(({ close }) => close()))
    },
  }
}

class MergedExecution {
  readonly #api: GraphQLSchema
  readonly #parts: ReadonlyMap<string, Part>
  readonly #contexts: ReadonlyMap<string, RequestContext>
  /** The API schema with other types at its root. */
  readonly #rooted = new Map<string, GraphQLSchema>()

  constructor(api: GraphQLSchema, parts: ReadonlyMap<string, Part>, contexts: ReadonlyMap<string, RequestContext>) {
    this.#api = api
    this.#parts = parts
    this.#contexts = contexts
  }

  async execute(
    document: DocumentNode,
    variableValues: Readonly<Record<string, unknown>>,
    root?: { schema: GraphQLSchema; value: Resolved },
  ): Promise<ExecutionResult> {
    return execute({
      schema: root?.schema ?? this.#api,
      document,
      variableValues,
      rootValue: root?.value,
      fieldResolver: this.#resolveField,
      typeResolver: this.#resolveType,
    })
  }

  readonly #resolveField: GraphQLFieldResolver<Resolved | undefined, unknown> = async (
    parent,
    args,
    _context,
    info,
  ) => {
    const type = info.parentType.name
    const { subgraphs, requires } = ownersOf(type, info.fieldName)
    const isOwn = parent === undefined || (subgraphs.includes(parent.subgraph) && !requires)
    const [first = ''] = subgraphs
    const source = isOwn ? parent : await this.#inSubgraph(parent, first, requires)
    if (source === null) return null
    const subgraph = source?.subgraph ?? first
    const { schema } = this.#part(subgraph)
    const owner = schema.getType(source?.typename ?? type)
    const field = isObjectType(owner) ? owner.getFields()[info.fieldName] : undefined
    if (!field) throw new Error(`${subgraph} has no field ${type}.${info.fieldName}.`)
    const resolve = field.resolve ?? defaultFieldResolver
    const value = await resolve(source?.value, args, this.#contexts.get(subgraph), { ...info, schema })
    return this.#wrap(value, field.type, subgraph)
  }

  /** The same object in a subgraph that owns other fields of it, by its key and the fields that `requires` names. */
  #inSubgraph(source: Resolved, subgraph: string, requires: string | undefined): Promise<Resolved | null> {
    const known = source.elsewhere.get(`${subgraph} ${requires}`)
    if (known) return known
    const found = this.#resolveReference(source, subgraph, requires)
    source.elsewhere.set(`${subgraph} ${requires}`, found)
    return found
  }

  async #resolveReference(source: Resolved, subgraph: string, requires = ''): Promise<Resolved | null> {
    const { typename } = source
    const { schema } = this.#part(subgraph)
    const reference = { __typename: typename, ...(await this.#fieldSet(source, `id ${requires}`)) }
    const { apollo } = (schema.getType(typename)?.extensions ?? {}) as {
      apollo?: { subgraph?: { resolveReference?: (...given: unknown[]) => unknown } }
    }
    const resolve = apollo?.subgraph?.resolveReference ?? ((given: unknown) => given)
    const value = await resolve(reference, this.#contexts.get(subgraph), { schema })
    return value === null || value === undefined ? null : { typename, subgraph, value, elsewhere: new Map() }
  }

  /** The fields of an object as a gateway sends them to a subgraph. */
  async #fieldSet(source: Resolved, fields: string): Promise<object> {
    const type = this.#api.getType(source.typename)
    if (!isObjectType(type)) throw new Error(`${source.typename} is not an object type.`)
    const schema = this.#rooted.get(type.name) ?? new GraphQLSchema({ query: type })
    this.#rooted.set(type.name, schema)
    const document = parse(`{ ${fields.replaceAll('{', '{ __typename ')} }`)
    const { data, errors } = await this.execute(document, {}, { schema, value: source })
    if (errors?.[0]) throw errors[0]
    return { ...data }
  }

  #wrap(value: unknown, type: GraphQLOutputType, subgraph: string): unknown {
    if (value === null || value === undefined || value instanceof Error) return value
    if (value instanceof Promise) return value.then((settled) => this.#wrap(settled, type, subgraph))
    if (Array.isArray(value)) return value.map((element) => this.#wrap(element, type, subgraph))
    const named = getNamedType(type)
    if (isLeafType(named)) return named.serialize(value)
    const typename = isAbstractType(named) ? '' : named.name
    return { typename, subgraph, value, elsewhere: new Map() } satisfies Resolved
  }

  readonly #resolveType: GraphQLTypeResolver<Resolved, unknown> = async (resolved, _context, info, { name }) => {
    const { schema } = this.#part(resolved.subgraph)
    const abstract = schema.getType(name)
    if (!isAbstractType(abstract)) throw new Error(`${resolved.subgraph} has no abstract type ${name}.`)
    const resolve = abstract.resolveType ?? defaultTypeResolver
    const own: GraphQLResolveInfo = { ...info, schema }
    const typename = await resolve(resolved.value, this.#contexts.get(resolved.subgraph), own, abstract)
    resolved.typename = typename ?? ''
    return typename
  }

  #part(subgraph: string): Part {
    const part = this.#parts.get(subgraph)
    if (!part) throw new Error(`There is no subgraph ${subgraph}.`)
    return part
  }
}
