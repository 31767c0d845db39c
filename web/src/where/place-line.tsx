import type { PlaceRowFragment } from '@bunri/client/operations'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { distanceText } from '../i18n/format.ts'
import { OpenState } from './open-state.tsx'

export function PlaceLine({ place, distanceMeters }: { place: PlaceRowFragment; distanceMeters?: number }) {
  const { t } = useTranslation()
  return (
    <Link className="line" to={`/places/${place.id}`}>
      <span className="body">
        <span className="name" lang={place.nameLocale}>
          {place.name}
        </span>
        <span className="soft small">
          {[distanceMeters !== undefined && distanceText(distanceMeters), t(`kind.${place.kind}`)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="soft small" lang="ko">
          {place.address.formatted}
        </span>
        <OpenState place={place} />
      </span>
      <ChevronRight size={18} aria-hidden />
    </Link>
  )
}
