import {
  CategoriesDocument,
  type DisposalMethod,
  SearchAsYouTypeDocument,
  SearchItemsDocument,
} from '@bunri/client/operations'
import { Search, X } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete, Input, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useAnswer } from '../graph/use-answer.ts'
import { HomeLine } from '../home/home-line.tsx'
import { Button } from '../ui/controls.tsx'
import { Method, MethodIcon } from '../ui/method.tsx'
import { Title } from '../ui/page.tsx'
import { Problem } from '../ui/states.tsx'
import { Highlighted, type Match } from './highlighted.tsx'
import { NothingFound } from './nothing-found.tsx'
import { usePause } from './use-pause.ts'

/** Things that many people look up, in the order in which the page shows them. */
const often = ['pizza-box', 'mobile-phone', 'dry-battery', 'sofa', 'clothes', 'gel-ice-pack'] as const

const queryMax = 50

interface Found {
  slug: string
  name: string
  method: DisposalMethod
  match: Match
}

export function SearchPage() {
  const { t } = useTranslation()
  const [parameters, setParameters] = useSearchParams()
  const [text, setText] = useState(parameters.get('q') ?? '')
  const query = usePause(text.trim())
  const change = (next: string) => {
    setText(next)
    setParameters(next.trim() ? { q: next } : {}, { replace: true })
  }
  return (
    <div className="stack loose">
      <Title text={t('what.title')} lead={t('what.lead')} />
      <div className="stack tight">
        <ItemSearch text={text} query={query} onChange={change} />
        <HomeLine />
      </div>
      {text.trim() === '' && <Starts />}
    </div>
  )
}

function ItemSearch({ text, query, onChange }: { text: string; query: string; onChange: (text: string) => void }) {
  const { t } = useTranslation()
  const completions = useAnswer(SearchAsYouTypeDocument, {
    variables: { query, first: 8 },
    skip: query === '',
    keepsPrevious: true,
  })
  const completed = completions.data?.autocompleteItems ?? []
  // Completions are fast; the whole search finds more.
  const isThorough = query !== '' && !completions.loading && completed.length === 0
  const search = useAnswer(SearchItemsDocument, { variables: { query, first: 8 }, skip: !isThorough })
  const found: Found[] = isThorough
    ? (search.data?.searchItems?.edges ?? []).map(({ node, match }) => ({ ...row(node), match }))
    : completed.map(({ item, match }) => ({ ...row(item), match }))
  const isOpen = query !== '' && text.trim() !== ''
  const isDone = isThorough && !search.loading && search.data && found.length === 0
  return (
    <Autocomplete inputValue={text} onInputChange={onChange}>
      <SearchField className="search" maxLength={queryMax} autoFocus={window.matchMedia('(pointer: fine)').matches}>
        <Label className="visually-hidden">{t('what.search')}</Label>
        <Search className="glass" size={23} aria-hidden />
        <Input className="input" placeholder={t('what.placeholder')} enterKeyHint="search" />
        <Button look="icon" aria-label={t('what.clear')}>
          <X size={20} aria-hidden />
        </Button>
      </SearchField>
      {isOpen && <Problem answer={isThorough ? search : completions} />}
      {isOpen && (
        <>
          <p role="status" className="visually-hidden">
            {found.length > 0
              ? t('what.resultCount', { count: found.length })
              : isDone
                ? t('what.nothing', { text: query })
                : ''}
          </p>
          {isDone ? (
            <NothingFound
              text={query}
              suggestions={search.data?.searchItems?.didYouMean ?? []}
              materials={search.data?.searchItems?.fallbackMaterials ?? []}
              onTry={onChange}
            />
          ) : (
            <ListBox
              className={found.length > 0 ? 'rows results' : 'visually-hidden'}
              aria-label={t('what.results')}
              items={found}
            >
              {({ slug, name, method, match }) => (
                <ListBoxItem id={slug} href={`/items/${slug}`} textValue={name} className="option">
                  <MethodIcon method={method} />
                  <span className="body">
                    <span className="name">
                      <Highlighted name={name} match={match} />
                    </span>
                    {match.text !== name && (
                      <span className="soft small">{t('what.synonym', { text: match.text })}</span>
                    )}
                  </span>
                  <Method method={method} />
                </ListBoxItem>
              )}
            </ListBox>
          )}
        </>
      )}
    </Autocomplete>
  )
}

const row = ({ slug, name, disposalMethod }: { slug: string; name: string; disposalMethod: DisposalMethod }) => ({
  slug,
  name,
  method: disposalMethod,
})

function Starts() {
  const { t } = useTranslation()
  const answer = useAnswer(CategoriesDocument)
  return (
    <>
      <section className="stack">
        <h2>{t('what.often')}</h2>
        <div className="chips">
          {often.map((slug) => (
            <Link key={slug} to={`/items/${slug}`} className="chip">
              {t(`often.${slug}`)}
            </Link>
          ))}
        </div>
      </section>
      <Problem answer={answer} />
      {answer.data?.categories?.map((category) => (
        <section className="stack" key={category.id}>
          <h2>{category.name}</h2>
          <div className="chips">
            {(category.children.length > 0 ? category.children : [category]).map(({ slug, name }) => (
              <Link key={slug} to={`/kinds/${slug}`} className="chip">
                {name}
              </Link>
            ))}
          </div>
        </section>
      ))}
    </>
  )
}
