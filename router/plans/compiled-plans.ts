import type { QueryPlan } from '@apollo/query-planner'
import type { DocumentNode, GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'
import { seenBefore } from '../../subgraphs/_shared/seen-before.ts'
import { traced } from '../../subgraphs/_shared/tracing.ts'
import { singleFlight } from '../in-flight.ts'
import type { RenamedDocument } from '../response-names.ts'
import { labelsIn } from './overrides.ts'
import type { PlannedOperation } from './plan-operation.ts'
import type { Plan } from './planner.ts'

/** An operation as it is planned: with variables in the place of values. */
export interface PlannableOperation {
  document: DocumentNode
  originals: RenamedDocument['originals']
  /** The values that were taken out, by the names of their variables. */
  literals: Readonly<Record<string, unknown>>
  /** The text of `document`. */
  printed: string
  /** What is planned: the text, and which operation of it. */
  text: string
  /** Of what is compiled: the text with the client's names. */
  key: string
  /** What is wrong with the values that a client gives its variables. */
  problemsOf(variables: Readonly<Record<string, unknown>>): readonly GraphQLError[]
}

/** A plan, and the functions that execute it. */
export interface CompiledPlan {
  plan: QueryPlan
  /** Null if the gateway has to execute it. */
  planned: PlannedOperation | null
}

/** How somebody asks for an operation: its name, and the labels of `@override` that hold for them. */
interface Asked {
  operationName: string | undefined
  variant: string
}

/** The plans of operations, compiled. They are kept from the second request on. */
export interface CompiledPlans {
  /** The one that is kept under a key. */
  kept(key: string, variant: string): CompiledPlan | undefined
  /**
   * Plans and compiles an operation, unless that is kept. Several requests for one plan wait for it together.
   * @param asked.isKept true for an operation that is known to be asked again
   */
  of(operation: PlannableOperation, asked: Asked & { isKept?: boolean }): Promise<CompiledPlan>
}

/** @param memoryBytes for plans and what is compiled of them */
export function compiledPlans({
  plan,
  compile,
  memoryBytes,
}: {
  plan: Plan
  compile(plan: QueryPlan, operation: PlannableOperation, operationName: string | undefined): PlannedOperation | null
  memoryBytes: number
}): CompiledPlans {
  const isSeen = seenBefore()
  const planning = singleFlight<QueryPlan>()
  // Operations that differ in values or aliases have one plan.
  const plans = new LRUCache<string, QueryPlan>({ maxSize: memoryBytes / 2 })
  const compiled = new LRUCache<string, CompiledPlan>({ maxSize: memoryBytes / 2 })

  const planOf = async (text: string, operation: PlannableOperation, { operationName, variant }: Asked) =>
    plans.get(text) ??
    planning(text, () => traced('plan', {}, async () => plan(operation, operationName, labelsIn(variant))))

  return {
    kept: (key, variant) => compiled.get(variant + key),
    async of(operation, { isKept = false, ...asked }) {
      const key = asked.variant + operation.key
      const found = compiled.get(key)
      if (found) return found
      const text = asked.variant + operation.text
      const keeps = isSeen(text) || isKept
      const made = await planOf(text, operation, asked)
      const both = { plan: made, planned: compile(made, operation, asked.operationName) }
      if (!keeps) return both
      plans.set(text, made, { size: planBytesPerCharacter * text.length })
      compiled.set(key, both, { size: compiledBytesPerCharacter * key.length })
      return both
    },
  }
}

// Of the queries of `bench/operations.ts`, what is compiled takes 13 to 27 kB, 22 to 35 bytes for each character of the key (the heap before and
// after 60 of each, over subgraphs that return null; what is compiled at the first object comes on top), and the plan 45 to 76 kB.
const compiledBytesPerCharacter = 80
const planBytesPerCharacter = 100
