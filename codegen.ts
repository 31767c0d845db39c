import type { CodegenConfig } from '@graphql-codegen/cli'
import type { Types } from '@graphql-codegen/plugin-helpers'
import { type ASTNode, Kind, type SelectionNode, type SelectionSetNode, visit } from 'graphql'
import { scalars as jsonScalars } from './client/src/scalars.ts'

// What resolvers get and return differs from JSON for two of them.
const scalars = {
  ...jsonScalars,
  _FieldSet: 'string',
  DateTime: { input: 'Date', output: 'Date | string' },
  URL: { input: 'URL', output: 'URL | string' },
}

/** Resolver types of one subgraph; `mappers` name the row that a resolver of a type gets as its parent. */
const resolverTypes = (subgraph: string, mappers: Record<string, string>): CodegenConfig['generates'] => ({
  [`subgraphs/${subgraph}/types.generated.ts`]: {
    schema: `subgraphs/${subgraph}/schema.graphql`,
    plugins: ['typescript', 'typescript-resolvers'],
    config: {
      federation: true,
      contextType: './context.ts#Context',
      mappers,
      mapperTypeSuffix: 'Parent',
      scalars,
      enumsAsTypes: true,
      useTypeImports: true,
      strictScalars: true,
      avoidOptionals: { field: true },
      resolversNonOptionalTypename: { unionMember: true, interfaceImplementingType: true },
      customDirectives: {},
    },
  },
})

/** What a resolver returns for a connection: its total is counted only when it is selected. */
const connection = (edge: string, more = '') =>
  `import('../_shared/pagination.ts').Connection<ResolversParentTypes['${edge}']>${more && ` & ${more}`}`

// Enums are unions of texts, and scalars have their types in JSON.
const clientTypes = { enumsAsTypes: true, scalars: jsonScalars, strictScalars: true, useTypeImports: true }

/**
 * Selects `__typename` in every object, so that the types are right with each client: the normalized caches add it and need it in
 * optimistic answers, and others leave it out.
 */
const withTypenames: Types.DocumentTransformFunction = ({ documents }) =>
  documents.map((file) => ({ ...file, document: file.document && visit(file.document, { SelectionSet: addTypename }) }))

function addTypename(node: SelectionSetNode, _key: unknown, parent: unknown): SelectionSetNode | undefined {
  const isRoot = (parent as ASTNode).kind === Kind.OPERATION_DEFINITION
  const has = node.selections.some((field) => field.kind === Kind.FIELD && field.name.value === '__typename')
  if (isRoot || has) return undefined
  const typename: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
  return { ...node, selections: [typename, ...node.selections] }
}

const config: CodegenConfig = {
  importExtension: '.ts',
  generates: {
    'client/src/operations.generated.ts': {
      schema: 'client/api.graphql',
      documents: ['client/operations/*.graphql'],
      plugins: ['typescript-operations', 'typed-document-node'],
      documentTransforms: [{ transform: withTypenames }],
      config: { ...clientTypes, documentMode: 'documentNode' },
    },
    'e2e/generated/': {
      schema: 'client/api.graphql',
      documents: ['e2e/*.ts'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...clientTypes, documentMode: 'string' },
    },
    ...resolverTypes('auth', {
      AccountSecurity: './db/schema.ts#SessionRow',
      DataExport: './domain/data-exports/requests.ts#DataExport',
      LinkedIdentity: './db/schema.ts#IdentityRow',
      Passkey: './db/schema.ts#PasskeyRow',
      Revocation: './db/schema.ts#RevocationRow',
      SecurityEvent: './db/schema.ts#SecurityEventRow',
      Session: './db/schema.ts#SessionRow',
      SecurityEventConnection: `Omit<${connection('SecurityEventEdge')}, 'totalCount'>`,
      SessionConnection: connection('SessionEdge'),
      User: './db/schema.ts#AccountRef',
    }),
    ...resolverTypes('user', {
      Category: '{ id: string }',
      Contributor: './db/schema.ts#UserRow',
      DiaryEntry: './db/schema.ts#DiaryEntryRow',
      DiaryEntryConnection: connection('DiaryEntryEdge'),
      DisposalStreak: './domain/diary/streaks.ts#Streak',
      Item: '{ id: string }',
      Material: '{ id: string }',
      MaterialTally: './domain/diary/statistics.ts#MaterialSums',
      MonthlyDisposalStats: './domain/diary/statistics.ts#MonthSums',
      Notification: './db/schema.ts#NotificationRow',
      NotificationConnection: connection('NotificationEdge', '{ unreadCount: () => Promise<number> }'),
      NotificationPreferences: './domain/preferences/preferences.ts#Preferences',
      Place: '{ id: string }',
      PushDevice: './db/schema.ts#PushDeviceRow',
      PlaceSuggestion: '{ id: string }',
      Region: '{ id: string }',
      SavedItem: './db/schema.ts#SavedItemRow',
      SavedItemConnection: connection('SavedItemEdge'),
      SavedPlace: './db/schema.ts#SavedPlaceRow',
      SavedPlaceConnection: connection('SavedPlaceEdge'),
      SortingMark: '{ id: string }',
      User: './db/schema.ts#UserRow',
    }),
    ...resolverTypes('location', {
      AcceptedMaterial: './db/schema.ts#AcceptedMaterialRow',
      Category: '{ id: string; materials: { id: string }[] }',
      Contributor: '{ id: string }',
      Item: '{ id: string; dropOffMaterials: { id: string }[] }',
      Material: '{ id: string; code?: string }',
      NearbyPlaceConnection: connection(
        'NearbyPlaceEdge',
        "{ coverage: () => Promise<ResolversParentTypes['PlaceCoverage'] | null> }",
      ),
      OpeningHours: './domain/places/hours.ts#KnownHours',
      Place: './db/schema.ts#PlaceRow',
      PlaceCluster: './domain/map/markers.ts#Cluster',
      PlaceConnection: connection(
        'PlaceEdge',
        "{ coverage?: () => Promise<ResolversParentTypes['PlaceCoverage'] | null> }",
      ),
      PlaceCoverage: './domain/places/coverage.ts#Coverage',
      PlaceProposal: './db/suggestions.ts#Proposal',
      PlaceReportSummary: './domain/suggestions/open-reports.ts#OpenReport',
      PlaceSuggestion: './db/suggestions.ts#SuggestionRow',
      PlaceSuggestionConnection: connection('PlaceSuggestionEdge'),
      Region: './db/schema.ts#RegionRow',
      RegionConnection: connection('RegionEdge'),
      User: '{ id: string }',
    }),
    ...resolverTypes('info', {
      Category: './db/schema.ts#CategoryRow',
      CollectionDay: './domain/collection/pickups.ts#Pickup',
      CollectionException: './domain/collection/pickups.ts#Exception',
      CollectionArea: './db/schema.ts#CollectionArea',
      CollectionRule: './domain/collection/schedules.ts#Rule',
      CollectionSchedule: './domain/collection/schedules.ts#Schedule',
      ContentTicket: './db/schema.ts#ContentTicketRow',
      DisposalFee:
        "import('./domain/guides/fees-and-bag-prices.ts').FeeLine & { locale: import('../_shared/locale.ts').Locale }",
      DisposalGuide: './domain/guides/guides.ts#Guide',
      Item: './db/schema.ts#ItemRow',
      ItemConnection: connection('ItemEdge'),
      ItemSearchConnection: connection(
        'ItemSearchEdge',
        "{ didYouMean: string[]; fallbackMaterials: () => Promise<ResolversParentTypes['Material'][]> }",
      ),
      ItemComponent: './db/item-details.ts#ItemComponentRow',
      ItemVariant: './db/item-details.ts#ItemVariantRow',
      Material: './db/schema.ts#MaterialRow',
      Region: '{ id: string }',
      SortingMark: './db/item-details.ts#SortingMarkRow',
      SourceReference: './db/schema.ts#SourceRow',
      User: '{ id: string; homeRegion?: { id: string } | null; dwelling?: DwellingType | null }',
    }),
  },
}

export default config
