import {
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { EntityTags } from './entity-tags.ts'
import { forEachField } from './for-each-field.ts'
import type { RenamedDocument } from './response-names.ts'

/**
 * Makes a reference to an entity that doesn't exist null, even if the client selects its id alone, which the plan takes from the
 * subgraph that refers to it. Adds a field that never is null, and that only the owner of the entity has; the response leaves it out.
 */
export function requireExistence(
  renamed: RenamedDocument,
  schema: GraphQLSchema,
  { owners, references }: EntityTags,
): RenamedDocument {
  const isReference = (node: FieldNode, parent: string | undefined) => references.has(`${parent}.${node.name.value}`)
  let hasReferences = false
  for (const definition of renamed.document.definitions)
    forEachField(schema, definition, ({ node, parent }) => {
      hasReferences ||= isReference(node, parent.name)
    })
  if (!hasReferences) return renamed
  const added = new Map<string, null>()
  const witness = (type: string): SelectionNode[] => {
    const owner = owners.get(type)
    if (!owner) return []
    const alias = `existence_of_${type}`
    added.set(alias, null)
    return [{ ...named(owner.field), alias: { kind: Kind.NAME, value: alias } }]
  }
  const types = new TypeInfo(schema)
  const document = visit(
    renamed.document,
    visitWithTypeInfo(types, {
      Field(node) {
        const type = getNamedType(types.getType())
        if (!node.selectionSet || !isReference(node, types.getParentType()?.name)) return undefined
        const selections = isObjectType(type)
          ? witness(type.name)
          : isAbstractType(type)
            ? schema.getPossibleTypes(type).flatMap(({ name }) => onType(name, witness(name)))
            : []
        const selectionSet = { ...node.selectionSet, selections: [...node.selectionSet.selections, ...selections] }
        return { ...node, selectionSet }
      },
    }),
  )
  if (added.size === 0) return renamed
  return { document, originals: new Map([...renamed.originals, ...added]) }
}

const named = (field: string): FieldNode => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: field } })

const onType = (type: string, selections: readonly SelectionNode[]): SelectionNode[] =>
  selections.length === 0
    ? []
    : [
        {
          kind: Kind.INLINE_FRAGMENT,
          typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
          selectionSet: { kind: Kind.SELECTION_SET, selections },
        },
      ]
