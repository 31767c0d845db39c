import { ApolloGateway, type GatewayConfig, type GraphQLDataSource } from '@apollo/gateway'
import { type ArgumentNode, type DirectiveNode, type GraphQLSchema, Kind, parse, print, visit } from 'graphql'
import { installScalarParsers } from '../subgraphs/_shared/scalars.ts'
import { type EdgeAccess, edgeAccess } from './access/edge-access.ts'
import { enforcedFeatures } from './access/rules.ts'
import { withDefer } from './deferral/defer-directive.ts'
import { entityTagsOf } from './entity-tags.ts'
import { type OperationExecutor, operationExecutor } from './execution.ts'
import { stringArgument } from './field-sets.ts'
import { planBytes, planCacheMiB } from './limits.ts'
import { overridesOf } from './plans/overrides.ts'
import { planByGateway, type startPlanningThread } from './plans/planner.ts'
import { requirePlan } from './plans/required-plan.ts'
import { separateRequiredArguments } from './required-arguments.ts'
import { withRequiredCalls } from './required-fetches.ts'
import { plannedFieldsOf } from './response-names.ts'

/** Security features that the router and the subgraphs enforce, so that the gateway need not support them. */
const enforcedByRouter = new Set(Object.values(enforcedFeatures))

/**
 * A gateway that fetches from each subgraph through its data source, and how it executes operations.
 * @param options.isCompiled false to execute all plans by the gateway itself, for tests that compare both
 * @param options.memoryBytes for plans and what is compiled of them; by default that of `limits.ts`
 * @param options.startThread starts a thread that plans and validates; without it, this one does
 * @param options.isIntrospected whether clients may ask for the schema
 */
export function createGateway(
  supergraphSdl: string,
  sources: ReadonlyMap<string, GraphQLDataSource>,
  log: NonNullable<GatewayConfig['logger']>,
  options: {
    isCompiled?: boolean
    memoryBytes?: number | undefined
    startThread?: typeof startPlanningThread | undefined
    isIntrospected?: boolean
  } = {},
): {
  gateway: ApolloGateway
  /** Executes what Apollo Server has validated. */
  executor: ApolloGateway['executor']
  operations: OperationExecutor
  access: EdgeAccess
  /** What clients see, once the gateway has loaded. */
  apiSchema(): GraphQLSchema
  /** True for a text that the thread found valid. */
  isValid(text: string): Promise<boolean>
  close(): Promise<void>
} {
  // The constructor reads this setting; without it, the gateway contacts outside hosts.
  process.env.APOLLO_TELEMETRY_DISABLED = '1'
  const access = edgeAccess(supergraphSdl)
  const required = separateRequiredArguments(parse(supergraphSdl, { noLocation: true }))
  const calling = new Map([...sources].map(([name, source]) => [name, withRequiredCalls(source, name, required)]))
  const sdl = planningSdl(print(required.supergraph))
  const thread = options.startThread?.({ supergraphSdl: sdl, isIntrospected: options.isIntrospected ?? false }, log)
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    logger: log,
    experimental_approximateQueryPlanStoreMiB: planCacheMiB,
    experimental_didResolveQueryPlan: requirePlan,
    buildService: ({ name }) => {
      const source = calling.get(name)
      if (!source) throw new Error(`The supergraph has a subgraph "${name}", and the router has no data source for it.`)
      return source
    },
  })
  // Apollo Server and we see the same schema.
  const follow = gateway.onSchemaLoadOrUpdate.bind(gateway)
  gateway.onSchemaLoadOrUpdate = (callback) =>
    follow(({ apiSchema, ...context }) => callback({ ...context, apiSchema: withDefer(apiSchema) }))
  let currentApiSchema: GraphQLSchema | undefined
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    installScalarParsers(apiSchema)
    currentApiSchema = apiSchema
  })
  const apiSchema = () => {
    if (!currentApiSchema) throw new Error('The gateway has no schema yet.')
    return currentApiSchema
  }
  const operations = operationExecutor(gateway, apiSchema, {
    plannedFields: plannedFieldsOf(required.supergraph),
    entityTags: entityTagsOf(supergraphSdl),
    sources: calling,
    log,
    isCompiled: options.isCompiled ?? true,
    overrides: overridesOf(required.supergraph),
    plan: ({ document, printed }, operationName, labels) =>
      thread?.isReady()
        ? thread.plan(printed, operationName, labels)
        : planByGateway(gateway, document, operationName, labels),
    memoryBytes: options.memoryBytes ?? planBytes,
  })
  const executor = access.guard(operations.executor)
  return {
    ...{ gateway, executor, operations, access, apiSchema },
    isValid: async (text) => thread?.isReady() === true && thread.isValid(text),
    close: async () => thread?.close(),
  }
}

/**
 * The supergraph for the gateway, without the purpose `SECURITY` on the features that the router enforces (`edgeAccess`). The
 * gateway still refuses any other feature with that purpose; the committed file keeps the standard form.
 */
export function planningSdl(sdl: string): string {
  const isPurpose = ({ name }: ArgumentNode) => name.value === 'for'
  return print(
    visit(parse(sdl), {
      Directive(node: DirectiveNode) {
        if (node.name.value !== 'link' || !enforcedByRouter.has(stringArgument(node, 'url'))) return undefined
        return { ...node, arguments: node.arguments?.filter((argument) => !isPurpose(argument)) }
      },
      // Where a plan returns to a subgraph, the planner takes the first key there, even one that the subgraph can't
      // resolve.
      ObjectTypeDefinition: { leave: withResolvableKeysFirst },
      InterfaceTypeDefinition: { leave: withResolvableKeysFirst },
    }),
  )
}

const withResolvableKeysFirst = <T extends { directives?: readonly DirectiveNode[] }>(node: T): T => ({
  ...node,
  directives: node.directives?.toSorted((a, b) => Number(isUnresolvable(a)) - Number(isUnresolvable(b))),
})

const isUnresolvable = ({ name, arguments: given = [] }: DirectiveNode): boolean =>
  name.value === 'join__type' &&
  given.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value)
