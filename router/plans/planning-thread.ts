import { workerData } from 'node:worker_threads'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { GraphQLError, parse } from 'graphql'
import { named, overriding, type PlanningOutcome, type PlanningTask } from './planner.ts'

// Runs in the thread that `startPlanningThread` starts.

const supergraph = Supergraph.build(String(workerData))
const apiSchema = supergraph.apiSchema()
const planner = new QueryPlanner(supergraph)

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
