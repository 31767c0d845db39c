import type { ApolloServerPlugin } from '@apollo/server'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import type { RouterContext } from './context.ts'
import { elementsMax } from './limits.ts'

type Variables = Record<string, unknown>

/** Refuses an operation whose pages may return more than `elementsMax` elements: nested pages multiply. */
export const limitPageElements: ApolloServerPlugin<RouterContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, schema, request }) {
        if (!operation) return
        const elements = pageElements(schema, document, operation, request.variables ?? {})
        if (elements <= elementsMax) return
        const excess = `this one asks for up to ${elements.toLocaleString('en')}`
        throw new GraphQLError(`The pages of an operation have at most ${elementsMax} elements in all; ${excess}.`, {
          extensions: { code: 'COST_LIMIT_EXCEEDED', http: { status: 429 } },
        })
      },
    }
  },
}

/** The most elements that the pages of an operation can return: each page has `first` elements, times the pages inside each. */
export function pageElements(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const defaults = operation.variableDefinitions?.map(({ variable, defaultValue }) => [
    variable.name.value,
    defaultValue && valueFromASTUntyped(defaultValue),
  ])
  const given: Variables = { ...Object.fromEntries(defaults ?? []), ...variables }

  const inSelection = ({ selections }: SelectionSetNode, type: GraphQLNamedType | null | undefined): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + inField(selection, type)
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      if (!fragment) return sum
      const condition = fragment.typeCondition?.name.value
      return sum + inSelection(fragment.selectionSet, condition ? schema.getType(condition) : type)
    }, 0)

  const inField = (node: FieldNode, parent: GraphQLNamedType | null | undefined): number => {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    const page = field?.args.find(({ name }) => name === 'first')
    const written = node.arguments?.find(({ name }) => name.value === 'first')?.value
    const first = Number((written && valueFromASTUntyped(written, given)) ?? page?.defaultValue ?? 1)
    const each = node.selectionSet && field ? inSelection(node.selectionSet, getNamedType(field.type)) : 0
    return page ? Math.max(first, 0) * (1 + each) : each
  }

  return inSelection(operation.selectionSet, schema.getRootType(operation.operation))
}
