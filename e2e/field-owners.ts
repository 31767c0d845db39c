import { readFileSync } from 'node:fs'
import { Kind, parse } from 'graphql'
import { stringArgument } from '../router/field-sets.ts'

interface Owners {
  /** Names of the subgraphs that resolve the field. */
  subgraphs: readonly string[]
  /** The fields that their resolver needs, as in `@requires`. */
  requires: string | undefined
}

const owners = readOwners(readFileSync(new URL('../router/supergraph.graphql', import.meta.url), 'utf8'))

/** The subgraphs that resolve a field, according to the supergraph. */
export function ownersOf(type: string, field: string): Owners {
  const found = owners.get(`${type}.${field}`)
  if (!found) throw new Error(`The supergraph has no field ${type}.${field}.`)
  return found
}

function readOwners(supergraphSdl: string): Map<string, Owners> {
  const { definitions } = parse(supergraphSdl, { noLocation: true })
  const found = new Map<string, Owners>()
  for (const type of definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    const ofType = (type.directives ?? []).filter(({ name }) => name.value === 'join__type')
    for (const { name, directives = [] } of type.fields ?? []) {
      const ofField = directives.filter((directive) => directive.name.value === 'join__field')
      const resolving = ofField.filter(
        ({ arguments: given }) => !given?.some((argument) => argument.name.value === 'external'),
      )
      const graphs = ofField.length > 0 ? resolving : ofType
      found.set(`${type.name.value}.${name.value}`, {
        subgraphs: graphs.map((directive) => stringArgument(directive, 'graph').toLowerCase()),
        requires: resolving.map((directive) => stringArgument(directive, 'requires')).find(Boolean),
      })
    }
  }
  return found
}
