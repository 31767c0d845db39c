import type { SourceLineFragment } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { dateText } from '../i18n/format.ts'

/** Who says so, since when, and under which licence. */
export function Sources({ sources }: { sources: readonly SourceLineFragment[] }) {
  const { t } = useTranslation()
  if (sources.length === 0) return null
  return (
    <details>
      <summary>
        {t('what.sources')}: {sources[0]?.title}
        {sources.length > 1 ? ` +${sources.length - 1}` : ''}
      </summary>
      <ul className="stack tight">
        {sources.map(({ title, publisher, url, license, retrievedOn }) => (
          <li key={`${title} ${url}`}>
            {url && /^https?:/.test(url) ? (
              <a href={url} rel="noreferrer" target="_blank">
                {title}
              </a>
            ) : (
              title
            )}
            {[publisher, license, retrievedOn && t('what.retrieved', { date: dateText(retrievedOn) })]
              .filter(Boolean)
              .map((part) => ` · ${part}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}
