import {
  type DirectiveNode,
  type DocumentNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
} from 'graphql'
import { forEachNode } from './for-each-node.ts'

/** Whether `@skip` and `@include` leave a selection in, with these values of variables. */
export const isIncluded = (
  node: { directives?: readonly DirectiveNode[] },
  variables: Record<string, unknown>,
): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false

/** Whether a fragment on a type, or without a condition, is about objects of another one. */
export function appliesTo(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true
  const wanted = schema.getType(condition)
  return isAbstractType(wanted) && schema.isSubType(wanted, type)
}

/** The names of the variables in `@skip` and `@include`. */
export function conditionNames(document: DocumentNode): string[] {
  const names = new Set<string>()
  forEachNode(document, {
    Directive(node) {
      if (node.name.value !== 'skip' && node.name.value !== 'include') return
      for (const { value } of node.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}
