import { ItemGuideDocument, MaterialsDocument, RegionNameDocument } from '@bunri/client/operations'
import { List, LocateFixed, Map as MapIcon, MapPinPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useAnswer } from '../graph/use-answer.ts'
import { useHome } from '../home/home.ts'
import { whereAmI } from '../home/where-am-i.ts'
import { Segments } from '../ui/choices.tsx'
import { Button, ButtonLink } from '../ui/controls.tsx'
import { Dropdown } from '../ui/dropdown.tsx'
import { Toggle } from '../ui/fields.tsx'
import { Title } from '../ui/page.tsx'
import { Loading } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'
import { useIsWide } from '../ui/use-is-wide.ts'
import { AllPlaces } from './all-places.tsx'
import { ItemPlaces } from './item-places.tsx'
import { type Viewport, viewportAround } from './viewport.ts'

export interface Wanted {
  openNow: boolean
  view: 'map' | 'list' | 'both'
  start: Viewport
  here: { latitude: number; longitude: number } | null
  onShowAll: () => void
}

export function PlacesPage() {
  const { t } = useTranslation()
  const [parameters, setParameters] = useSearchParams()
  const [slug, material] = [parameters.get('item'), parameters.get('material') ?? '']
  const openNow = parameters.get('open') === '1'
  const isWide = useIsWide()
  const shown = parameters.get('view') === 'list' ? 'list' : 'map'
  const [here, setHere] = useState<Wanted['here']>(null)
  const { regionId } = useHome()
  const home = useAnswer(RegionNameDocument, { variables: { id: regionId ?? '' }, skip: !regionId })
  const item = useAnswer(ItemGuideDocument, {
    variables: { slug: slug ?? '', regionId: null, dwelling: null, variantId: null },
    skip: !slug,
  })
  const materials = useAnswer(MaterialsDocument, { skip: Boolean(slug) })
  const center = home.data?.region?.center
  const start = useMemo(() => (here ? viewportAround(here, 1) : viewportAround(center ?? undefined)), [here, center])
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(parameters)
    if (value) next.set(name, value)
    else next.delete(name)
    setParameters(next, { replace: true })
  }
  const locate = async () => {
    const found = await whereAmI()
    if (found) setHere(found)
    else say(t('home.notLocated'))
  }
  const wanted: Wanted = { openNow, view: isWide ? 'both' : shown, start, here, onShowAll: () => change('open', '') }
  const name = item.data?.item?.name
  const isReady = !regionId || home.data || home.problem
  return (
    <div className="stack">
      <Title text={slug && name ? t('where.forItem', { item: name }) : t('where.title')} />
      <div className="row spread">
        <div className="row">
          <Toggle isSelected={openNow} onChange={(is) => change('open', is ? '1' : '')}>
            {t('where.openNow')}
          </Toggle>
          {slug ? (
            <Button look="quiet" extra="small" onPress={() => change('item', '')}>
              {t('where.allOfThem')}
            </Button>
          ) : (
            <Dropdown
              label={t('where.material')}
              hidesLabel
              value={material}
              choices={[
                { value: '', label: t('where.allMaterials') },
                ...(materials.data?.materials ?? []).map(({ id, name: label }) => ({ value: id, label })),
              ]}
              onChange={(value) => change('material', value)}
            />
          )}
        </div>
        <div className="row">
          {!isWide && (
            <Segments
              label={t('where.view')}
              value={shown}
              choices={[
                { value: 'map', label: t('where.map'), icon: <MapIcon size={17} aria-hidden /> },
                { value: 'list', label: t('where.list'), icon: <List size={17} aria-hidden /> },
              ]}
              onChange={(view) => change('view', view === 'list' ? 'list' : '')}
            />
          )}
          <Button look="quiet" extra="small" onPress={() => void locate()}>
            <LocateFixed size={18} aria-hidden />
            {t('where.locate')}
          </Button>
        </div>
      </div>
      {!isReady ? (
        <Loading isTall rows={2} />
      ) : slug ? (
        <ItemPlaces slug={slug} wanted={wanted} />
      ) : (
        <AllPlaces materialId={material} wanted={wanted} />
      )}
      <div>
        <ButtonLink to="/places/new" look="quiet">
          <MapPinPlus size={18} aria-hidden />
          {t('suggest.new')}
        </ButtonLink>
      </div>
    </div>
  )
}
