import type { AcceptedMaterialResolvers } from '../types.generated.ts'

export const AcceptedMaterial: AcceptedMaterialResolvers = {
  material: ({ id, code }) => ({ id, code }),
}
