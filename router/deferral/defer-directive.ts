import {
  type ASTNode,
  DirectiveLocation,
  type DocumentNode,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLSchema,
  GraphQLString,
  visit,
} from 'graphql'

/** `@defer` as the draft with the date 2022-08-24 has it, which clients send as `deferSpec`. */
const deferDirective = new GraphQLDirective({
  name: 'defer',
  description: 'This part may come after the rest, if the client accepts `multipart/mixed;deferSpec=20220824`.',
  locations: [DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT],
  args: {
    label: { type: GraphQLString, description: 'Comes back with the part.' },
    if: { type: new GraphQLNonNull(GraphQLBoolean), defaultValue: true },
  },
})

const known = new WeakMap<GraphQLSchema, GraphQLSchema>()

/** The same schema for clients that defer parts; one for each schema. */
export function withDefer(schema: GraphQLSchema): GraphQLSchema {
  const found = known.get(schema)
  if (found) return found
  const { directives, ...config } = schema.toConfig()
  const extended = new GraphQLSchema({ ...config, directives: [...directives, deferDirective] })
  known.set(schema, extended)
  return extended
}

/** A document without `@defer`, so all of it is one answer. It is the same document if there is none in it. */
export const withoutDefer = <T extends ASTNode = DocumentNode>(node: T): T =>
  visit(node, { Directive: ({ name }) => (name.value === deferDirective.name ? null : undefined) })
