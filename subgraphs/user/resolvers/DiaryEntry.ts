import type { DiaryEntryResolvers } from '../types.generated.ts'

export const DiaryEntry: DiaryEntryResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.diaryEntry.load(id),

  item: ({ itemId }) => (itemId ? { id: itemId } : null),

  material: ({ materialId }) => (materialId ? { id: materialId } : null),

  place: ({ placeId }) => (placeId ? { id: placeId } : null),
}
