import { RegionNameDocument } from '@bunri/client/operations'
import { House } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { Button } from '../ui/controls.tsx'
import { useHome } from './home.ts'

// Loads when somebody opens it.
export const HomeSheet = lazy(async () => ({ default: (await import('./home-sheet.tsx')).HomeSheet }))

/** The neighbourhood, and the button to choose another one. */
export function HomeLine() {
  const { t } = useTranslation()
  const home = useHome()
  const [isOpen, setOpen] = useState(false)
  const answer = useAnswer(RegionNameDocument, { variables: { id: home.regionId ?? '' }, skip: !home.regionId })
  const name = answer.data?.region?.fullName
  return (
    <div className="row spread">
      <span className="row">
        <House size={18} aria-hidden />
        <span className={name ? undefined : 'soft'}>
          {name ?? t('home.none')}
          {name && home.dwelling ? ` · ${t(`dwelling.${home.dwelling}`)}` : ''}
        </span>
      </span>
      <Button look="quiet" extra="small" onPress={() => setOpen(true)}>
        {home.regionId ? t('home.change') : t('home.choose')}
      </Button>
      {isOpen && (
        <Suspense>
          <HomeSheet isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
