import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema, Source } from 'graphql'
import { z } from 'zod'
import { readYaml } from './yaml.ts'

const declaredChanges = z.array(
  z.strictObject({
    change: z
      .string()
      .regex(/^[A-Z_]+( \S+)?$/, 'Write it as `npm run compose` does, such as FIELD_REMOVED Item.color'),
    reason: z.string().min(1),
    date: z.iso.date(),
  }),
)

export interface ApiChanges {
  /** What may break clients and nobody has declared, each with its name as it has to be declared. */
  undeclared: string[]
  /** What only careless clients mind, such as a new value of an enum; to be announced. */
  dangerous: string[]
}

/** The changes that `breaking-changes.yaml` declares, by name. @throws Error that names everything that is wrong */
export const readDeclaredChanges = (text: string): string[] =>
  readYaml('router/compose/breaking-changes.yaml', text, declaredChanges).map(({ change }) => change)

/** What a new API schema does to those who use the old one, both as SDL; without an old one nobody does. */
export async function compareApis(
  before: string | undefined,
  after: string,
  declared: readonly string[],
): Promise<ApiChanges> {
  if (before === undefined) return { undeclared: [], dangerous: [] }
  const changes = await diff(buildSchema(new Source(before, 'client/api.graphql')), buildSchema(after))
  const at = (level: CriticalityLevel) => changes.filter(({ criticality }) => criticality.level === level)
  return {
    undeclared: at(CriticalityLevel.Breaking)
      .filter((change) => !declared.includes(nameOf(change)))
      .map(describe),
    dangerous: at(CriticalityLevel.Dangerous).map(describe),
  }
}

const nameOf = ({ type, path }: Change) => (path ? `${type} ${path}` : type)

const describe = (change: Change) => `${nameOf(change)} - ${change.message}`
