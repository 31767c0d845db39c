import type { CoverageLineFragment } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { dateText } from '../i18n/format.ts'
import { Notice } from '../ui/states.tsx'

/** How complete the data is, so that an empty map isn't taken for a district without places. */
export function Coverage({ coverage }: { coverage: CoverageLineFragment | null }) {
  const { t } = useTranslation()
  if (!coverage) return null
  const region = coverage.region?.fullName ?? t('where.coverageHere')
  return (
    <Notice kind={coverage.level === 'COMPLETE' ? 'good' : coverage.level === 'NONE' ? 'warn' : ''}>
      <p className="small">
        {t(`where.coverage${coverage.level}`, { region })}
        {coverage.updatedOn && ` (${t('where.coverageDate', { date: dateText(coverage.updatedOn) })})`}
      </p>
    </Notice>
  )
}
