import type { DisposalFeeResolvers } from '../types.generated.ts'

export const DisposalFee: DisposalFeeResolvers = {
  specification: ({ specification }, _args, { locale }) => specification[locale],
}
