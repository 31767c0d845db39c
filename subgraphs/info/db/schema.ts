// All tables of the subgraph, for drizzle-kit and for every other module.
export * from '../../_shared/events/tables.ts'
export { referenceLoads } from '../../_shared/reference-data.ts'
export * from './catalogue.ts'
export * from './collection.ts'
export * from './item-details.ts'
export * from './regional.ts'
export * from './regions.ts'
export * from './tickets.ts'
