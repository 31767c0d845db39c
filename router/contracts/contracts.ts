import { Supergraph } from '@apollo/federation-internals'
import { type ASTNode, type ConstDirectiveNode, type GraphQLSchema, Kind, parse, print, visit } from 'graphql'
import { withDefer } from '../deferral/defer-directive.ts'
import { stringArgument } from '../field-sets.ts'
import { planningSdl } from '../gateway.ts'
import { linkedFeaturesOf } from '../link-features.ts'

/** A variant of the graph for some clients. */
export interface Contract {
  /** Elements of the schema with one of these tags are not part of it. */
  without: readonly string[]
}

/** The contracts by their names, which are in their addresses (`/public/graphql`) and folders (`client/public/`). */
export const contracts: Readonly<Record<string, Contract>> = { public: { without: ['moderation'] } }

/**
 * The supergraph of a contract: what has a tag that the contract is without becomes `@inaccessible`, so that it is neither in the API nor in
 * introspection, while plans may use it.
 */
export function contractSdl(supergraphSdl: string, { without }: Contract): string {
  const document = parse(supergraphSdl)
  const features = linkedFeaturesOf(document)
  const nameOf = (identity: string) =>
    features.find((feature) => feature.identity === `https://specs.apollo.dev/${identity}`)?.directive(identity)
  const [tag, inaccessible] = [nameOf('tag'), nameOf('inaccessible')]
  if (tag === undefined) return supergraphSdl
  if (inaccessible === undefined) throw new Error('A contract needs the feature `@inaccessible` in the supergraph.')
  const hidden: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: inaccessible } }
  const isExcluded = (directive: ConstDirectiveNode) =>
    directive.name.value === tag && without.includes(stringArgument(directive, 'name'))
  const enter = <T extends ASTNode & { directives?: readonly ConstDirectiveNode[] }>(node: T): T | undefined => {
    const given = node.directives ?? []
    if (!given.some(isExcluded) || given.some(({ name }) => name.value === inaccessible)) return undefined
    return { ...node, directives: [...given, hidden] }
  }
  return print(
    visit(document, {
      ...{ FieldDefinition: enter, InputValueDefinition: enter, EnumValueDefinition: enter },
      ...{ ObjectTypeDefinition: enter, InterfaceTypeDefinition: enter, UnionTypeDefinition: enter },
      ...{ EnumTypeDefinition: enter, ScalarTypeDefinition: enter, InputObjectTypeDefinition: enter },
    }),
  )
}

/** What the clients of a contract see. @throws Error if something that they see needs what they don't */
export const contractApi = (supergraphSdl: string, contract: Contract): GraphQLSchema =>
  withDefer(
    Supergraph.build(planningSdl(contractSdl(supergraphSdl, contract)))
      .apiSchema()
      .toGraphQLJSSchema(),
  )
