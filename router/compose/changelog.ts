import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema } from 'graphql'
import { z } from 'zod'

/** A change of the schema that clients see. */
const changeShape = z.strictObject({
  level: z.enum(['BREAKING', 'DANGEROUS', 'COMPATIBLE']),
  /** As GraphQL Inspector names it, such as `FIELD_ADDED Item.color`. */
  change: z.string(),
  message: z.string(),
  /** What clients do about it. */
  advice: z.string().optional(),
})

/** The changes of the schema by date, newest first. */
export const changelogShape = z.array(z.strictObject({ date: z.iso.date(), changes: z.array(changeShape) }))

export type Changelog = z.infer<typeof changelogShape>
type SchemaChange = z.infer<typeof changeShape>

/** What clients do about changes that don't break a request. */
const adviceByType: Record<string, string> = {
  ENUM_VALUE_ADDED: 'Have a case for values that the app does not know.',
  UNION_MEMBER_ADDED: 'Have a case for types that the app does not know.',
  OBJECT_TYPE_INTERFACE_ADDED: 'Nothing, unless the app lists all types of the interface.',
}

/**
 * The changes between two API schemas in SDL, without those of descriptions.
 * @param reasons of declared breaking changes, by their name
 */
export async function changesBetween(
  before: string,
  after: string,
  reasons: ReadonlyMap<string, string>,
): Promise<SchemaChange[]> {
  const changes = await diff(buildSchema(before), buildSchema(after))
  return changes
    .filter(({ type }) => !type.includes('DESCRIPTION'))
    .map((found): SchemaChange => {
      const change = nameOf(found)
      const advice = reasons.get(change) ?? adviceByType[found.type]
      return { level: levelOf(found), change, message: found.message, ...(advice !== undefined && { advice }) }
    })
    .toSorted((a, b) => order(a) - order(b) || (a.change < b.change ? -1 : 1))
}

const levels = ['BREAKING', 'DANGEROUS', 'COMPATIBLE'] as const
const order = ({ level }: SchemaChange): number => levels.indexOf(level)

const levelOf = ({ criticality: { level } }: Change): SchemaChange['level'] =>
  level === CriticalityLevel.Breaking ? 'BREAKING' : level === CriticalityLevel.Dangerous ? 'DANGEROUS' : 'COMPATIBLE'

/** A change by its type and path, as `breaking-changes.yaml` has it. */
export const nameOf = ({ type, path }: Change): string => (path ? `${type} ${path}` : type)

/** The changelog with the changes of a day added to that day. */
export function withChanges(changelog: Changelog, date: string, changes: readonly SchemaChange[]): Changelog {
  if (changes.length === 0) return changelog
  const [newest, ...older] = changelog
  if (newest?.date !== date) return [{ date, changes: [...changes] }, ...changelog]
  const known = new Set(newest.changes.map(({ change, message }) => `${change} ${message}`))
  const added = changes.filter(({ change, message }) => !known.has(`${change} ${message}`))
  return [{ date, changes: [...newest.changes, ...added].toSorted((a, b) => order(a) - order(b)) }, ...older]
}

/** A file as the last commit has it; undefined without git, or if that commit doesn't have it. */
export async function committed(folder: string, path: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['show', `HEAD:./${path}`], {
      cwd: folder,
      maxBuffer: 50_000_000,
      timeout: 10_000,
    })
    return stdout
  } catch {
    return undefined
  }
}
