import { createHash } from 'node:crypto'
import type { GraphQLFormattedError } from 'graphql'
import type { Falsify } from '../testing.ts'
import { isObject } from './merge.ts'

export interface Faults {
  salt: number
  /** How many of a thousand values are wrong. */
  rate: number
  /** Whether lists and objects, too, are replaced by values of other types. */
  isWild: boolean
}

const smallGraphTypes: ReadonlySet<string> = new Set([
  'Query',
  'Mutation',
  'Media',
  'Book',
  'Film',
  'Secret',
  'Item',
  'Person',
  'Size',
  'Review',
])

type Path = readonly (string | number)[]

/**
 * Makes subgraphs answer with nulls, errors, and values and names that are wrong. What is wrong depends on the entity and the
 * field alone, so that an entity is the same wherever and however often it is asked for.
 * @param typeNames the texts that name types; by default those of `testing-graph.ts`
 */
export const falsifier =
  ({ salt, rate, isWild }: Faults, typeNames = smallGraphTypes): Falsify =>
  ({ data, errors = [] }, { subgraph, variables }) => {
    const chance = (...key: unknown[]): number =>
      createHash('sha256')
        .update(JSON.stringify([salt, subgraph, key]))
        .digest()
        .readUInt32BE(0)
    const added: GraphQLFormattedError[] = []

    const wrong = (value: unknown, key: string, path: Path): unknown => {
      const way = chance(key, 'way')
      if (way % 4 === 0) return null
      if (way % 4 === 1) {
        const code = [undefined, 'NOT_FOUND', 'FORBIDDEN'][way % 3]
        added.push({ message: `No ${path.at(-1)}`, path, ...(code && { extensions: { code } }) })
        return null
      }
      if (typeof value !== 'object') return [true, 7.5, 'HIDDEN', 'none', undefined][way % 5]
      if (!isWild) return null
      return [true, 'text', [], {}, [{}], [[]], { __typename: 'Item', id: 'i1' }, { id: 'b1', __typename: 'Secret' }][
        way % 8
      ]
    }
    const visit = (value: unknown, key: string, path: Path): unknown => {
      if (value === null) return null
      if (path.length > 0 && chance(key) % 1000 < rate) return wrong(value, key, path)
      if (Array.isArray(value))
        return value.map((element, index) => visit(element, `${key}/${index}`, [...path, index]))
      if (!isObject(value)) return value
      return Object.fromEntries(
        Object.entries(value).map(([name, part]) => {
          // A subgraph may be wrong about a type, but its aliases of `__typename` agree.
          const isType = name === '__typename' || (typeof part === 'string' && typeNames.has(part))
          const inner = `${key}.${isType ? '__typename' : name}`
          if (!isType) return [name, visit(part, inner, [...path, name])]
          const isWrong = chance(inner) % 1000 < rate
          return [
            name,
            isWrong ? [undefined, 'Unknown', 'Secret', isWild ? null : 'Unknown'][chance(inner, 'type') % 4] : part,
          ]
        }),
      )
    }

    if (chance('whole') % 1000 < rate / 2) throw new Error('down')
    const { representations } = variables
    if (!Array.isArray(representations) || !Array.isArray(data?._entities)) {
      const answer = visit(data, 'root', []) as typeof data
      return { data: answer, ...(errors.length + added.length > 0 && { errors: [...errors, ...added] }) }
    }
    const entities = data._entities.map((entity, index) =>
      visit(entity, JSON.stringify(representations[index]), ['_entities', index]),
    )
    if (chance('few') % 1000 < rate / 2) entities.pop()
    if (chance('all') % 1000 < rate / 2) added.push({ message: 'None', path: ['_entities'] })
    return { data: { _entities: entities }, ...(errors.length + added.length > 0 && { errors: [...errors, ...added] }) }
  }
