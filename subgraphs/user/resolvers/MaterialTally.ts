import type { MaterialTallyResolvers } from '../types.generated.ts'

export const MaterialTally: MaterialTallyResolvers = {
  material: ({ materialId }) => (materialId ? { id: materialId } : null),
}
