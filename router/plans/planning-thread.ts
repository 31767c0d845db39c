import { constants, setPriority } from 'node:os'
import { workerData } from 'node:worker_threads'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { GraphQLError, NoSchemaIntrospectionCustomRule, parse } from 'graphql'
import { installScalarParsers } from '../../subgraphs/_shared/scalars.ts'
import { withDefer } from '../deferral/defer-directive.ts'
import { validDocument } from '../documents/valid-document.ts'
import { named, overriding, type PlanningOutcome, type PlanningTask, type PlanningThreadData } from './planner.ts'

// Runs in the thread that `startPlanningThread` starts.

// What is known comes first. On Linux, a thread has a priority of its own; elsewhere it would be that of the process.
if (process.platform === 'linux') {
  try {
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // A sandbox may forbid it.
  }
}

const { supergraphSdl, isIntrospected } = workerData as PlanningThreadData
const supergraph = Supergraph.build(supergraphSdl)
const apiSchema = supergraph.apiSchema()
const planner = new QueryPlanner(supergraph)
const clientSchema = withDefer(apiSchema.toGraphQLJSSchema())
installScalarParsers(clientSchema)

/** Plans an operation. An error goes back as data: GraphQL errors lose their kind between threads. */
export default function plan({ text, operationName, labels }: PlanningTask): PlanningOutcome {
  try {
    const operation = operationFromDocument(apiSchema, parse(text, { noLocation: true }), named(operationName))
    return { plan: planner.buildQueryPlan(operation, overriding(labels)) }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { message: error.message, extensions: { ...error.extensions } }
  }
}

/** Whether a text is a valid document within the limits of Apollo Server. */
export const isValid = (text: string): boolean =>
  validDocument(text, clientSchema, isIntrospected ? [] : [NoSchemaIntrospectionCustomRule]) !== null
