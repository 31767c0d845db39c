import type { ASTNode, DocumentNode, FragmentDefinitionNode } from 'graphql'
import { forEachNode } from '../subgraphs/_shared/for-each-node.ts'
import { fragmentsOf } from '../subgraphs/_shared/root-fields.ts'

/** The fragments that an operation, or a part of one, uses, also through others. */
export function fragmentsUsedBy(document: DocumentNode, part: ASTNode): FragmentDefinitionNode[] {
  const fragments = fragmentsOf(document)
  if (fragments.size === 0) return []
  const found = new Map<string, FragmentDefinitionNode>()
  const collect = (node: ASTNode) =>
    forEachNode(node, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value)
        if (!fragment || found.has(value)) return
        found.set(value, fragment)
        collect(fragment)
      },
    })
  collect(part)
  return [...found.values()]
}
