import { localeOfText } from '../../_shared/locale.ts'
import type { DisposalFeeResolvers } from '../types.generated.ts'

export const DisposalFee: DisposalFeeResolvers = {
  specification: ({ specification, locale }) => specification[locale],

  specificationLocale: ({ specification, locale }) => localeOfText(specification[locale], locale),
}
