import { SavedItemsDocument, SavedPlacesDocument } from '@bunri/client/operations'
import { Bookmark, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswer } from '../graph/use-answer.ts'
import { MethodIcon } from '../ui/method.tsx'
import { Answered, Empty, More } from '../ui/states.tsx'
import { PlaceLine } from '../where/place-line.tsx'
import '../styles/map.css'
import { SignedIn } from './signed-in.tsx'

export function SavedPage() {
  const { t } = useTranslation()
  return (
    <SignedIn title={t('mine.saved')}>
      <Saved />
    </SignedIn>
  )
}

function Saved() {
  const { t } = useTranslation()
  const places = useAnswer(SavedPlacesDocument, { variables: { first: 20 } })
  const items = useAnswer(SavedItemsDocument, { variables: { first: 20 } })
  const isEmpty =
    places.data?.viewer?.savedPlaces.edges.length === 0 && items.data?.viewer?.savedItems.edges.length === 0
  if (isEmpty) return <Empty Icon={Bookmark} text={t('mine.savedEmpty')} />
  return (
    <>
      <Answered answer={items}>
        {({ viewer }) =>
          viewer &&
          viewer.savedItems.edges.length > 0 && (
            <section className="stack">
              <h2>{t('mine.savedItems')}</h2>
              <ul className="rows">
                {viewer.savedItems.edges.map(
                  ({ node: { id, item } }) =>
                    item && (
                      <li key={id}>
                        <Link className="line" to={`/items/${item.slug}`}>
                          <MethodIcon method={item.disposalMethod} />
                          <span className="body">
                            <span className="name">{item.name}</span>
                            <span className="soft small">{t(`method.${item.disposalMethod}`)}</span>
                          </span>
                          <ChevronRight size={18} aria-hidden />
                        </Link>
                      </li>
                    ),
                )}
              </ul>
              <More answer={items} page={viewer.savedItems.pageInfo} />
            </section>
          )
        }
      </Answered>
      <Answered answer={places}>
        {({ viewer }) =>
          viewer &&
          viewer.savedPlaces.edges.length > 0 && (
            <section className="stack">
              <h2>{t('mine.savedPlaces')}</h2>
              <ul className="rows">
                {viewer.savedPlaces.edges.map(
                  ({ node: { id, place } }) =>
                    place && (
                      <li key={id}>
                        <PlaceLine place={place} />
                      </li>
                    ),
                )}
              </ul>
              <More answer={places} page={viewer.savedPlaces.pageInfo} />
            </section>
          )
        }
      </Answered>
    </>
  )
}
