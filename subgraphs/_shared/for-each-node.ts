import type { ASTKindToNode, ASTNode } from 'graphql'

type Callbacks = { readonly [Kind in keyof ASTKindToNode]?: (node: ASTKindToNode[Kind]) => void }

/**
 * Calls back for each node of some kinds in what a client sends, in the order of the text. For each call, graphql's `visit` makes two functions for each of its 43
 * kinds: for a small operation, that takes longer than to go through it.
 */
export function forEachNode(node: ASTNode, callbacks: Callbacks): void {
  const callback = callbacks[node.kind] as ((node: ASTNode) => void) | undefined
  callback?.(node)
  for (const key of childrenOf[node.kind] ?? []) {
    const child = (node as unknown as Record<string, ASTNode | readonly ASTNode[] | undefined>)[key]
    if (Array.isArray(child)) for (const each of child) forEachNode(each, callbacks)
    else if (child) forEachNode(child as ASTNode, callbacks)
  }
}

/** The kinds of executable documents, and where their nodes have others. */
const childrenOf: { readonly [kind: string]: readonly string[] } = {
  Document: ['definitions'],
  OperationDefinition: ['name', 'variableDefinitions', 'directives', 'selectionSet'],
  FragmentDefinition: ['name', 'typeCondition', 'directives', 'selectionSet'],
  VariableDefinition: ['variable', 'type', 'defaultValue', 'directives'],
  SelectionSet: ['selections'],
  Field: ['alias', 'name', 'arguments', 'directives', 'selectionSet'],
  FragmentSpread: ['name', 'directives'],
  InlineFragment: ['typeCondition', 'directives', 'selectionSet'],
  Directive: ['name', 'arguments'],
  Argument: ['name', 'value'],
  Variable: ['name'],
  ListValue: ['values'],
  ObjectValue: ['fields'],
  ObjectField: ['name', 'value'],
  NamedType: ['name'],
  ListType: ['type'],
  NonNullType: ['type'],
}
