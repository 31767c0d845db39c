import { DataSetsDocument } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { dateText } from '../i18n/format.ts'
import { Title } from '../ui/page.tsx'
import { Answered, Empty } from '../ui/states.tsx'

/** The attributions that the licences of the data ask for. */
export function SourcesPage() {
  const { t } = useTranslation()
  const answer = useAnswer(DataSetsDocument)
  return (
    <div className="stack loose">
      <Title text={t('sources.title')} lead={t('sources.lead')} />
      <Answered answer={answer}>
        {({ dataSets }) =>
          dataSets && dataSets.length > 0 ? (
            <ul className="rows">
              {dataSets.map(({ title, publisher, url, license, edition, loadedAt }) => (
                <li key={`${publisher} ${title} ${edition}`} className="line">
                  <span className="body" lang="ko">
                    <span className="name">
                      {url ? (
                        <a href={url} target="_blank" rel="noreferrer">
                          {title}
                        </a>
                      ) : (
                        title
                      )}
                    </span>
                    <span className="soft small">{[publisher, license].filter(Boolean).join(' · ')}</span>
                  </span>
                  <span className="soft small">{dateText(edition ?? loadedAt)}</span>
                </li>
              ))}
            </ul>
          ) : (
            <Empty text={t('sources.none')} />
          )
        }
      </Answered>
      <p className="soft small">{t('where.boundaries')}</p>
    </div>
  )
}
