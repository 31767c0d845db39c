import { ItemGuideDocument, type ItemGuideQuery } from '@bunri/client/operations'
import { MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type { guideVariables } from '../graph/first-answer.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { useHome } from '../home/home.ts'
import { HomeLine } from '../home/home-line.tsx'
import { Chips } from '../ui/choices.tsx'
import { ButtonLink } from '../ui/controls.tsx'
import { Method } from '../ui/method.tsx'
import { Title } from '../ui/page.tsx'
import { Answered, Empty } from '../ui/states.tsx'
import { Guide } from './guide.tsx'
import { GuideReport } from './guide-report.tsx'
import { LogButton } from './log-button.tsx'
import { SaveItemButton } from './save-item-button.tsx'

export type ShownItem = NonNullable<ItemGuideQuery['item']>

export function ItemPage() {
  const { t } = useTranslation()
  const { slug = '' } = useParams()
  const [parameters, setParameters] = useSearchParams()
  const home = useHome()
  const variantId = parameters.get('variant')
  const { regionId, dwelling } = home
  // As the first answer is asked for.
  const variables: ReturnType<typeof guideVariables> = { slug, regionId, dwelling, variantId }
  const answer = useAnswer(ItemGuideDocument, { variables, keepsPrevious: true })
  return (
    <Answered answer={answer} isTall>
      {({ item }) =>
        item ? (
          <article className="stack loose">
            <div className="stack tight">
              <Title text={item.name} />
              <div className="row">
                <Method method={item.guide?.method ?? item.disposalMethod} isBig />
                <Link to={`/kinds/${kindOf(item)}`} className="soft small">
                  {item.category.name}
                </Link>
              </div>
            </div>
            {item.variants.length > 0 && (
              <div className="stack tight">
                <h2>{t('what.variants')}</h2>
                <Chips
                  label={t('what.variants')}
                  value={variantId ?? item.guide?.variant?.id ?? item.variants[0]?.id ?? ''}
                  choices={item.variants.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(variant) => setParameters({ variant }, { replace: true })}
                />
              </div>
            )}
            <HomeLine />
            {item.guide && <Guide guide={item.guide} hasHome={regionId !== null} />}
            <div className="stack tight">
              <ButtonLink to={`/places?item=${slug}`} extra="full">
                <MapPin size={19} aria-hidden />
                {t('what.findPlaces')}
              </ButtonLink>
              <div className="row">
                <SaveItemButton item={item} />
                <LogButton item={item} />
              </div>
            </div>
            <Parts item={item} />
            <Mistakes item={item} />
            {item.relatedItems.length > 0 && (
              <section className="stack">
                <h2>{t('what.related')}</h2>
                <div className="chips">
                  {item.relatedItems.map((related) => (
                    <Link key={related.id} to={`/items/${related.slug}`} className="chip">
                      {related.name}
                    </Link>
                  ))}
                </div>
              </section>
            )}
            <GuideReport item={item} />
          </article>
        ) : (
          <>
            <Title text={t('app.notFound')} />
            <Empty text={t('what.unknownItem')}>
              <ButtonLink to="/">{t('app.toStart')}</ButtonLink>
            </Empty>
          </>
        )
      }
    </Answered>
  )
}

const kindOf = ({ category }: ShownItem): string => category.id.replace(/^cat_/, '')

function Parts({ item }: { item: ShownItem }) {
  const { t } = useTranslation()
  if (item.components.length < 2) return null
  return (
    <section className="stack">
      <h2>{t('what.parts')}</h2>
      <ul className="rows">
        {item.components.map(({ name, material, mustBeSeparated, disposalMethod }) => (
          <li key={name} className="line">
            <span className="body">
              <span className="name">{name}</span>
              <span className="soft small">
                {[material?.name, mustBeSeparated && t('what.separate')].filter(Boolean).join(' · ')}
              </span>
            </span>
            <Method method={disposalMethod} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Mistakes({ item }: { item: ShownItem }) {
  const { t } = useTranslation()
  if (item.commonMistakes.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('what.mistakes')}</h2>
      {item.commonMistakes.map(({ mistake, instead, reason }) => (
        <div className="card" key={mistake}>
          <div className="stack tight">
            <p className="soft">
              <s>{mistake}</s>
            </p>
            <p className="name">{instead}</p>
            {reason && <p className="soft small">{reason}</p>}
          </div>
        </div>
      ))}
    </section>
  )
}
