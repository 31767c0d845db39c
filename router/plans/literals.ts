import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  parseType,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { valueKey } from '../response-names.ts'

/** An operation without values, and the values that its new variables have. */
export interface SeparatedOperation {
  document: DocumentNode
  /** By the names of variables that the client doesn't use. */
  literals: Readonly<Record<string, unknown>>
}

/**
 * Puts variables in the place of the values in an operation's arguments, so that operations which differ only in values have one plan.
 * Equal values of a type get one variable: selections that GraphQL merges still have equal arguments. The values in `@skip` and
 * `@include` stay, since they decide the plan.
 */
export function separateLiterals(
  document: DocumentNode,
  schema: GraphQLSchema,
  operationName: string | undefined,
): SeparatedOperation {
  const operation = getOperationAST(document, operationName)
  if (!operation) return { document, literals: {} }
  const taken = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value))
  const literals: Record<string, unknown> = {}
  const definitions: VariableDefinitionNode[] = []
  const known = new Map<string, string>()
  const variableFor = (name: string, value: ValueNode, type: string): string => {
    const key = `${type} ${valueKey(value)}`
    const found = known.get(key)
    if (found) return found
    let variable = `${name}_${known.size + 1}`
    while (taken.has(variable)) variable += '_'
    known.set(key, variable)
    literals[variable] = valueFromASTUntyped(value)
    definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
      type: parseType(type, { noLocation: true }),
    })
    return variable
  }
  const types = new TypeInfo(schema)
  const separated = visit(
    document,
    visitWithTypeInfo(types, {
      Directive: () => false,
      VariableDefinition: () => false,
      Argument(node) {
        const type = types.getArgument()?.type
        if (!type || !isSeparable(node.value)) return false
        const variable = variableFor(node.name.value, node.value, String(type))
        return { ...node, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } } }
      },
    }),
  )
  if (definitions.length === 0) return { document, literals }
  const withVariables = separated.definitions.map((node, index) =>
    node.kind === Kind.OPERATION_DEFINITION && document.definitions[index] === operation
      ? { ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...definitions] }
      : node,
  )
  return { literals, document: { ...separated, definitions: withVariables } }
}

/** Whether a value means the same in JSON: it has no variables, and its numbers are exact. */
function isSeparable(value: ValueNode): boolean {
  switch (value.kind) {
    case Kind.VARIABLE:
      return false
    case Kind.INT:
      return Number.isSafeInteger(Number(value.value))
    case Kind.FLOAT:
      return Number.isFinite(Number(value.value))
    case Kind.LIST:
      return value.values.every(isSeparable)
    case Kind.OBJECT:
      return value.fields.every((field) => isSeparable(field.value))
    default:
      return true
  }
}
