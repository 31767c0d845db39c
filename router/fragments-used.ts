import { type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, visit } from 'graphql'
import { fragmentsOf } from '../subgraphs/_shared/root-fields.ts'

/** The fragments that an operation, or a part of one, uses, also through others. */
export function fragmentsUsedBy(
  document: DocumentNode,
  part: Parameters<typeof visit>[0] | OperationDefinitionNode,
): FragmentDefinitionNode[] {
  const fragments = fragmentsOf(document)
  const found = new Map<string, FragmentDefinitionNode>()
  const collect = (node: Parameters<typeof visit>[0]) =>
    visit(node, {
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
