import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls.tsx'
import type { ShownItem } from './item-page.tsx'

// Loads when somebody opens it.
const GuideReportSheet = lazy(async () => ({ default: (await import('./guide-report-sheet.tsx')).GuideReportSheet }))

export function GuideReport({ item }: { item: ShownItem }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <Button look="bare" extra="small" onPress={() => setOpen(true)}>
        {t('what.reportGuide')}
      </Button>
      {isOpen && (
        <Suspense>
          <GuideReportSheet item={item} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
