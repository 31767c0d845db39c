import { type DocumentNode, getOperationAST, Kind, parse } from 'graphql'
import { fragmentsOf, rootFields } from './root-fields.ts'

/**
 * The mutations with `@tag(name: "ignores-token")` in a schema. They open or renew a session with a proof of their own, so the
 * access token that a client sends along may have expired.
 */
export const tokenlessFieldsOf = (sdl: string): ReadonlySet<string> => mutationsWithTag(sdl, 'ignores-token')

/** The mutations with a tag in a schema. */
export function mutationsWithTag(sdl: string, tag: string): ReadonlySet<string> {
  const { definitions } = parse(sdl, { noLocation: true })
  const fields = definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Mutation' ? (node.fields ?? []) : [],
  )
  const hasTag = ({ directives = [] }: (typeof fields)[number]) =>
    directives.some(
      ({ name, arguments: given = [] }) =>
        name.value === 'tag' && given.some(({ value }) => value.kind === Kind.STRING && value.value === tag),
    )
  return new Set(fields.filter(hasTag).map(({ name }) => name.value))
}

/** Whether an operation is a mutation of such fields only, so that its access token does not matter. */
export function ignoresToken(
  document: DocumentNode,
  operationName: string | null | undefined,
  tokenless: ReadonlySet<string>,
): boolean {
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== 'mutation') return false
  const names = rootFields(operation.selectionSet, fragmentsOf(document)).map(({ name }) => name.value)
  return names.filter((name) => name !== '__typename').every((name) => tokenless.has(name))
}
