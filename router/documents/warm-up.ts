import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import type { Logger } from 'pino'
import { letOthersRun } from '../event-loop.ts'
import { hashOf } from './manifest.ts'

/** Time for plans before the router listens. What is left is planned when it is asked for. */
export const warmUpMs = 60_000

/** The parsed and validated documents of a manifest, by the hashes of their texts. They are kept as long as the router runs. */
export type PreparedDocuments = ReadonlyMap<string, DocumentNode>

/** Parses and validates trusted documents, and has each of their operations planned. */
export async function prepareDocuments(
  texts: readonly string[],
  parts: {
    schema: GraphQLSchema
    rules: readonly ValidationRule[]
    plan(document: DocumentNode, operationName: string | undefined): Promise<void>
    log: Pick<Logger, 'info' | 'error'>
  },
): Promise<PreparedDocuments> {
  const { schema, rules, plan, log } = parts
  const prepared = new Map<string, DocumentNode>()
  const began = performance.now()
  let planned = 0
  for (const text of texts) {
    if (performance.now() - began > warmUpMs) break
    // Where no other thread plans, nothing else runs meanwhile.
    await letOthersRun()
    const hash = hashOf(text)
    try {
      const document = parse(text)
      const [fault] = validate(schema, document, [...specifiedRules, ...rules])
      if (fault) throw fault
      for (const node of document.definitions) {
        if (node.kind !== Kind.OPERATION_DEFINITION) continue
        await plan(document, node.name?.value)
        planned += 1
      }
      prepared.set(hash, document)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      log.error({ hash, reason }, 'A trusted document can’t be executed; its clients get errors')
    }
  }
  if (texts.length > 0)
    log.info(
      { documents: texts.length, planned, ms: Math.round(performance.now() - began) },
      'Trusted documents are planned',
    )
  return prepared
}
