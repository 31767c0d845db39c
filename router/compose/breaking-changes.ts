import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema, Source } from 'graphql'
import { z } from 'zod'
import { nameOf } from './changelog.ts'
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
  /** Changes that may break clients and that nobody declared, each with the name to declare it by. */
  undeclared: string[]
  /** Changes that break only clients that do not handle unknown values, such as a new enum value. */
  dangerous: string[]
}

/** The reasons of the changes in `breaking-changes.yaml`, by their names. @throws Error with every fault of the file */
export const readDeclaredChanges = (text: string): ReadonlyMap<string, string> =>
  new Map(
    readYaml('router/compose/breaking-changes.yaml', text, declaredChanges).map(({ change, reason }) => [
      change,
      reason,
    ]),
  )

/** The changes between two API schemas in SDL that may break clients; none if there is no schema before. */
export async function compareApis(
  before: string | undefined,
  after: string,
  declared: ReadonlyMap<string, string>,
): Promise<ApiChanges> {
  if (before === undefined) return { undeclared: [], dangerous: [] }
  const changes = await diff(buildSchema(new Source(before, 'client/api.graphql')), buildSchema(after))
  const at = (level: CriticalityLevel) => changes.filter(({ criticality }) => criticality.level === level)
  return {
    undeclared: at(CriticalityLevel.Breaking)
      .filter((change) => !declared.has(nameOf(change)))
      .map(describe),
    dangerous: at(CriticalityLevel.Dangerous).map(describe),
  }
}

const describe = (change: Change) => `${nameOf(change)} - ${change.message}`
