import { defineSubgraph } from '../_shared/subgraph.ts'
import { readConfig } from './config.ts'
import { createContext } from './context.ts'
import type { DiaryEntryRow, NotificationRow, SavedItemRow, SavedPlaceRow, UserRow } from './db/schema.ts'
import { prepareQueue } from './domain/jobs/worker.ts'
import { eventHandlers } from './events.ts'
import { jobs } from './jobs.ts'
import { resolvers } from './resolvers/index.ts'

/** The user subgraph. It does not listen on a port. */
export const user = defineSubgraph({
  name: 'user',
  folder: new URL('./', import.meta.url),
  readConfig,
  resolvers,
  publicFields: ['Query.viewer', 'Query.node', 'Query.nodes'],
  entities: {
    User: ({ id }: UserRow, { userId }) => id === userId,
    SavedPlace: (saved: SavedPlaceRow, viewer) => saved.userId === viewer.userId,
    SavedItem: (saved: SavedItemRow, viewer) => saved.userId === viewer.userId,
    DiaryEntry: (entry: DiaryEntryRow, viewer) => entry.userId === viewer.userId,
    Notification: (notification: NotificationRow, viewer) => notification.userId === viewer.userId,
    Contributor: 'public',
    Place: 'public',
    Item: 'public',
  },
  context: createContext,
  loadReference: (_db, { databaseUrl }) => prepareQueue(databaseUrl),
  jobs,
  eventHandlers,
})
