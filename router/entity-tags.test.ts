import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, isInputObjectType, isInterfaceType } from 'graphql'
import { expect, test } from 'vitest'
import { entityTagsOf } from './entity-tags.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const supergraphSdl = read('supergraph.graphql')
const { owners, references, ids } = entityTagsOf(supergraphSdl)
const api = buildSchema(read('../client/api.graphql'))

test('the owner of an entity is known for every type that a node can have and that the user subgraph does not own', () => {
  const node = api.getType('Node')
  const types = isInterfaceType(node) ? api.getPossibleTypes(node).map(({ name }) => name) : []
  const ofUser = ['User', 'Contributor', 'SavedPlace', 'SavedItem', 'DiaryEntry', 'Notification']

  expect(Object.fromEntries([...owners].map(([type, { subgraph }]) => [type, subgraph]))).toEqual({
    ...{ Place: 'location', Region: 'location', PlaceSuggestion: 'location' },
    ...{ Item: 'info', Material: 'info', Category: 'info', SortingMark: 'info' },
  })
  expect([...owners.keys(), ...ofUser].sort()).toEqual([...types].sort())
})

test('the field that only existing entities have is never null and takes no arguments', () => {
  for (const [type, { field }] of owners) {
    const found = api.getType(type)
    const definition = found && 'getFields' in found ? found.getFields()[field] : undefined
    expect(String(definition?.type), `${type}.${field}`).toMatch(/!$/)
    expect(definition && 'args' in definition ? definition.args : undefined).toEqual([])
  }
})

test('every id in the input of a mutation is checked by its own subgraph or has a tag', () => {
  // The subgraph of each of these mutations owns the entity, or has a copy of all of them.
  const own = [
    'MarkNotificationsReadInput.notificationIds',
    'MarkNotificationsReadInput.throughId',
    'DeleteDiaryEntryInput.entryId',
    'RemovePasskeyInput.passkeyId',
    'RenamePasskeyInput.passkeyId',
    'RenameSessionInput.sessionId',
    'ReportGuideProblemInput.itemId',
    'ReportPlaceProblemInput.duplicateOfPlaceId',
    'ReportPlaceProblemInput.placeId',
    'ReviewPlaceSuggestionInput.suggestionId',
    'RevokeSessionInput.sessionId',
    'SuggestPlaceCorrectionInput.materialIds',
    'SuggestPlaceCorrectionInput.placeId',
    'SuggestPlaceInput.materialIds',
    'UnlinkIdentityInput.identityId',
    'UnregisterPushDeviceInput.pushDeviceId',
    'UpdateDiaryEntryInput.entryId',
    'WithdrawPlaceSuggestionInput.suggestionId',
  ]
  const given = Object.values(api.getMutationType()?.getFields() ?? {}).flatMap(({ args }) =>
    args.flatMap((argument) => {
      const type = getNamedType(argument.type)
      if (!isInputObjectType(type)) return []
      const fields = Object.values(type.getFields()).filter((field) => getNamedType(field.type).name === 'ID')
      return fields.map((field) => `${type.name}.${field.name}`)
    }),
  )

  expect([...ids.keys(), ...own].sort()).toEqual(given.sort())
})

test('the fields that return unchecked references are those of the user subgraph', () => {
  expect([...references].sort()).toEqual([
    'DiaryEntry.item',
    'DiaryEntry.material',
    'DiaryEntry.place',
    'MaterialTally.material',
    'Notification.subject',
    'Query.node',
    'Query.nodes',
    'SavedItem.item',
    'SavedPlace.place',
    'UnsaveItemPayload.item',
    'UnsavePlacePayload.place',
    'User.homeRegion',
  ])
})

test('an id of an entity without a known owner stops the router', () => {
  const sdl = 'input SaveInput { thingId: ID! @tag(name: "id-of-Thing") } type Query { a: Int }'

  expect(() => entityTagsOf(sdl)).toThrow('SaveInput.thingId takes an id of Thing, which has no field with the tag')
})
