import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { expect, test } from 'vitest'
import { executableSchema } from './_shared/executable-schema.ts'
import { auth } from './auth/server.ts'
import { info } from './info/server.ts'
import { location } from './location/server.ts'
import { user } from './user/server.ts'

/**
 * The fields of owned entities, and of the types below them, that need no directive. Nobody but the owner (and a moderator, for
 * suggestions) gets the object, by a query or by a reference. Review a field before you add it here: would `@authenticated` or a
 * scope protect it better?
 */
const reviewed: Record<string, readonly string[]> = {
  auth: [
    'AccountSecurity.currentSession',
    'AccountSecurity.dataExport',
    'AccountSecurity.deletionScheduledFor',
    'AccountSecurity.events',
    'AccountSecurity.hasPassword',
    'AccountSecurity.identities',
    'AccountSecurity.passkeys',
    'AccountSecurity.passwordChangedAt',
    'AccountSecurity.sessions',
    'AccountSecurity.totp',
    'DataExport.expiresAt',
    'DataExport.id',
    'DataExport.readyAt',
    'DataExport.requestedAt',
    'LinkedIdentity.id',
    'LinkedIdentity.label',
    'LinkedIdentity.linkedAt',
    'LinkedIdentity.provider',
    'Passkey.createdAt',
    'Passkey.id',
    'Passkey.isSynced',
    'Passkey.lastUsedAt',
    'Passkey.name',
    'SecurityEvent.deviceName',
    'SecurityEvent.happenedAt',
    'SecurityEvent.id',
    'SecurityEvent.kind',
    'SecurityEvent.provider',
    'SecurityEvent.sessionId',
    'SecurityEvent.signInMethod',
    'Session.createdAt',
    'Session.deviceName',
    'Session.expiresAt',
    'Session.id',
    'Session.isCurrent',
    'Session.lastUsedAt',
    'Session.platform',
    'TotpStatus.enabledAt',
    'TotpStatus.isEnabled',
    'TotpStatus.recoveryCodesLeft',
    'User.id',
  ],
  user: [
    'Notification.body',
    'Notification.createdAt',
    'Notification.id',
    'Notification.readAt',
    'Notification.subject',
    'Notification.title',
    'Notification.topic',
    'NotificationPreferences.collectionReminderLeadMinutes',
    'NotificationPreferences.marketingConsentAt',
    'NotificationPreferences.pushDevices',
    'NotificationPreferences.quietHours',
    'NotificationPreferences.topics',
    'NotificationPreferences.webPushPublicKey',
    'NotificationTopicPreference.email',
    'NotificationTopicPreference.push',
    'NotificationTopicPreference.topic',
    'PushDevice.id',
    'PushDevice.name',
    'PushDevice.refreshedAt',
    'PushDevice.transport',
    'QuietHours.from',
    'QuietHours.until',
    'DiaryEntry.createdAt',
    'DiaryEntry.disposedOn',
    'DiaryEntry.id',
    'DiaryEntry.item',
    'DiaryEntry.material',
    'DiaryEntry.note',
    'DiaryEntry.place',
    'DiaryEntry.quantity',
    'DiaryEntry.updatedAt',
    'DiaryEntry.weightGrams',
    'DisposalStreak.currentDays',
    'DisposalStreak.lastLoggedOn',
    'DisposalStreak.longestDays',
    'MaterialTally.material',
    'MaterialTally.pieceCount',
    'MaterialTally.weightGrams',
    'MonthlyDisposalStats.activeDays',
    'MonthlyDisposalStats.byMaterial',
    'MonthlyDisposalStats.changeFromPreviousMonth',
    'MonthlyDisposalStats.entryCount',
    'MonthlyDisposalStats.month',
    'MonthlyDisposalStats.pieceCount',
    'MonthlyDisposalStats.weightGrams',
    'MonthlyDisposalStats.year',
    'SavedItem.id',
    'SavedItem.item',
    'SavedItem.savedAt',
    'SavedPlace.id',
    'SavedPlace.note',
    'SavedPlace.place',
    'SavedPlace.savedAt',
    'User.avatar',
    'User.contributor',
    'User.createdAt',
    'User.diary',
    'User.displayName',
    'User.disposalStreak',
    'User.dwelling',
    'User.homeRegion',
    'User.id',
    'User.notificationPreferences',
    'User.notifications',
    'User.monthlyDisposalStats',
    'User.preferredLocale',
    'User.savedItems',
    'User.savedPlaces',
    'User.timeZone',
    'User.unitSystem',
  ],
  location: [
    'PlaceProposal.addressText',
    'PlaceProposal.coordinates',
    'PlaceProposal.kind',
    'PlaceProposal.materials',
    'PlaceProposal.name',
    'PlaceProposal.openingPeriods',
    'PlaceProposal.phone',
    'PlaceProposal.website',
    'PlaceSuggestion.comment',
    'PlaceSuggestion.id',
    'PlaceSuggestion.kind',
    'PlaceSuggestion.place',
    'PlaceSuggestion.problem',
    'PlaceSuggestion.proposal',
    'PlaceSuggestion.reviewNote',
    'PlaceSuggestion.reviewedAt',
    'PlaceSuggestion.status',
    'PlaceSuggestion.submittedAt',
    'PlaceSuggestion.submittedBy',
    'User.id',
  ],
  info: ['User.dwelling', 'User.homeRegion', 'User.id'],
}

const definitions = {
  auth: auth.definition,
  user: user.definition,
  location: location.definition,
  info: info.definition,
}

/** The types that fields lead to, without those that `isEnd` names. */
function reach(schema: GraphQLSchema, from: readonly string[], isEnd: (name: string) => boolean): Set<string> {
  const found = new Set<string>()
  const visit = (name: string) => {
    const type = schema.getType(name)
    if (found.has(name) || isEnd(name)) return
    found.add(name)
    if (isUnionType(type) || isInterfaceType(type)) {
      for (const { name: member } of schema.getPossibleTypes(type)) visit(member)
    }
    if (isObjectType(type)) for (const field of Object.values(type.getFields())) visit(getNamedType(field.type).name)
  }
  for (const name of from) visit(name)
  return found
}

/** Owned entities and the types that only they lead to. Connections and edges have no data of their own. */
function privateTypes(schema: GraphQLSchema, entities: Readonly<Record<string, unknown>>): GraphQLObjectType[] {
  const isPublic = (name: string) => entities[name] === 'public'
  const isOwned = (name: string) => Object.hasOwn(entities, name) && !isPublic(name)
  const names = Object.keys(entities)
  const forEverybody = reach(schema, ['Query', ...names.filter(isPublic)], isOwned)
  return [...reach(schema, names.filter(isOwned), isPublic)]
    .filter((name) => !forEverybody.has(name) && !/(Connection|Edge|PageInfo)$/.test(name))
    .map((name) => schema.getType(name))
    .filter((type) => isObjectType(type))
}

const directives = ['authenticated', 'requiresScopes', 'policy']
const isUnprotected = ({ astNode }: { astNode?: { directives?: readonly { name: { value: string } }[] } | null }) =>
  !astNode?.directives?.some(({ name }) => directives.includes(name.value))

test.each(Object.entries(definitions))(
  'each field of what a person owns in %s has a directive or was reviewed',
  (name, definition) => {
    const schema = executableSchema(definition as never)

    const fields = privateTypes(schema, definition.entities).flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isUnprotected(field as never))
        .map((field) => `${type.name}.${field.name}`),
    )

    expect(fields.sort()).toEqual([...(reviewed[name] ?? [])].sort())
  },
)
