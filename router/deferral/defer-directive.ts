import {
  type ASTNode,
  DirectiveLocation,
  type DocumentNode,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLError,
  GraphQLNonNull,
  GraphQLSchema,
  GraphQLString,
  Kind,
  type ValidationRule,
  visit,
} from 'graphql'
import { forEachNode } from '../../subgraphs/_shared/for-each-node.ts'

/** `@defer` as the draft with the date 2022-08-24 has it, which clients send as `deferSpec`. */
const deferDirective = new GraphQLDirective({
  name: 'defer',
  description: 'This part may come after the rest, if the client accepts `multipart/mixed;deferSpec=20220824`.',
  locations: [DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT],
  args: {
    label: { type: GraphQLString, description: 'Comes back with the part: a text of its own, and no variable.' },
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
export function withoutDefer<T extends ASTNode = DocumentNode>(node: T): T {
  let hasDefer = false
  forEachNode(node, {
    Directive({ name }) {
      hasDefer ||= name.value === deferDirective.name
    },
  })
  if (!hasDefer) return node
  return visit(node, { Directive: ({ name }) => (name.value === deferDirective.name ? null : undefined) })
}

/** Labels tell parts apart, so the draft wants each once, and written out. */
export const DeferLabelsRule: ValidationRule = (context) => {
  const labels = new Set<string>()
  return {
    Directive(node) {
      const label =
        node.name.value === deferDirective.name && node.arguments?.find(({ name }) => name.value === 'label')
      if (!label) return
      const report = (message: string) => context.reportError(new GraphQLError(message, { nodes: [label] }))
      if (label.value.kind === Kind.VARIABLE) report('The `label` of `@defer` is written out; this one is a variable.')
      if (label.value.kind !== Kind.STRING) return
      if (labels.has(label.value.value)) report('Each `@defer` has a `label` of its own; this one was used before.')
      labels.add(label.value.value)
    },
  }
}
