import { isRefused, userErrors } from '../../_shared/refusals.ts'
import type { Context } from '../context.ts'
import { setHome, updateProfile } from '../domain/profiles/users.ts'
import { requestCollectionDays } from '../domain/reminders/refresh.ts'
import { saveItem, unsaveItem } from '../domain/saved/saved-items.ts'
import { savePlace, unsavePlace } from '../domain/saved/saved-places.ts'
import type { MutationResolvers } from '../types.generated.ts'
import { diaryMutations } from './diary-mutations.ts'
import { notificationMutations } from './notification-mutations.ts'
import { requirePerson } from './own-profile.ts'

// The mutations of a request run one after the other and share its loaders, so each clears the entries it changed.
export const Mutation: MutationResolvers = {
  updateProfile: async (_parent, { input }, context) => {
    const result = await updateProfile(context.db, requirePerson(context), input, context.avatarHosts)
    if (isRefused(result)) return { user: null, userErrors: userErrors(result.problems, context.locale) }
    context.loaders.user.clear(result.user.id)
    return { user: result.user, userErrors: [] }
  },

  setHome: async (_parent, { input }, context) => {
    const result = await setHome(context.db, requirePerson(context), input, context.confirmedIds)
    if (isRefused(result)) return { user: null, userErrors: userErrors(result.problems, context.locale) }
    const { homeRegionId: regionId, dwelling } = result.user
    if (regionId) await requestCollectionDays(context.db, { regionId, dwelling: dwelling ?? '' })
    context.loaders.user.clear(result.user.id)
    return { user: result.user, userErrors: [] }
  },

  savePlace: async (_parent, { input }, context) => {
    const result = await savePlace(context.db, requirePerson(context), input, context.confirmedIds)
    if (isRefused(result)) return { savedPlace: null, userErrors: userErrors(result.problems, context.locale) }
    clearPlace(context, input.placeId)
    return { savedPlace: result.savedPlace, userErrors: [] }
  },

  unsavePlace: async (_parent, { input: { placeId } }, context) => {
    const result = await unsavePlace(context.db, requirePerson(context), placeId, context.confirmedIds)
    if (isRefused(result)) {
      return { place: null, removedSavedPlaceId: null, userErrors: userErrors(result.problems, context.locale) }
    }
    clearPlace(context, placeId)
    return { place: { id: placeId }, removedSavedPlaceId: result.removedId, userErrors: [] }
  },

  saveItem: async (_parent, { input: { itemId } }, context) => {
    const result = await saveItem(context.db, requirePerson(context), itemId, context.confirmedIds)
    if (isRefused(result)) return { savedItem: null, userErrors: userErrors(result.problems, context.locale) }
    context.loaders.isItemSaved.clear(itemId)
    return { savedItem: result.savedItem, userErrors: [] }
  },

  unsaveItem: async (_parent, { input: { itemId } }, context) => {
    const result = await unsaveItem(context.db, requirePerson(context), itemId, context.confirmedIds)
    if (isRefused(result)) {
      return { item: null, removedSavedItemId: null, userErrors: userErrors(result.problems, context.locale) }
    }
    context.loaders.isItemSaved.clear(itemId)
    return { item: { id: itemId }, removedSavedItemId: result.removedId, userErrors: [] }
  },

  ...diaryMutations,
  ...notificationMutations,
}

function clearPlace({ loaders }: Context, placeId: string): void {
  loaders.isPlaceSaved.clear(placeId)
  loaders.savedCount.clear(placeId)
}
