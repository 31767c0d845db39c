import { MapPinOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls.tsx'
import { Empty } from '../ui/states.tsx'
import type { Wanted } from './places-page.tsx'
import { type Viewport, viewportAround } from './viewport.ts'

const widerKilometres = 12

export function NoPlaces({
  wanted,
  viewport,
  onWiden,
}: {
  wanted: Wanted
  viewport: Viewport
  onWiden: (next: Viewport) => void
}) {
  const { t } = useTranslation()
  return (
    <Empty Icon={MapPinOff} text={wanted.openNow ? t('where.emptyOpen') : t('where.empty')}>
      <div className="row">
        {wanted.openNow && (
          <Button look="quiet" onPress={wanted.onShowAll}>
            {t('where.showAll')}
          </Button>
        )}
        <Button look="quiet" onPress={() => onWiden({ ...viewportAround(viewport.center, widerKilometres), zoom: 11 })}>
          {t('where.wider')}
        </Button>
      </div>
    </Empty>
  )
}
