import type { GuideCardFragment } from '@bunri/client/operations'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateText, moneyText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { Sources } from '../ui/sources.tsx'
import { Notice } from '../ui/states.tsx'

/** The steps, what it costs, and on whose word. */
export function Guide({ guide, hasHome }: { guide: GuideCardFragment; hasHome: boolean }) {
  const { t, i18n } = useTranslation()
  return (
    <section className="card" aria-label={t('what.guide')}>
      <p className="summary">{guide.summary}</p>
      <ol className="steps" aria-label={t('what.steps')}>
        {guide.steps.map(({ position, text, detail }) => (
          <li key={position}>
            <span className="number" aria-hidden>
              {position}
            </span>
            <div className="text">
              <p>{text}</p>
              {detail && <p className="soft small">{detail}</p>}
            </div>
          </li>
        ))}
      </ol>
      {guide.warnings.map((warning) => (
        <Notice kind="warn" key={warning}>
          {warning}
        </Notice>
      ))}
      {guide.regionalNote && (
        <Notice kind="good">
          <strong>{t('what.regionalNote')}</strong>
          <p lang={guide.regionalNoteLocale ?? undefined}>{guide.regionalNote}</p>
          {guide.regionalNoteLocale && guide.regionalNoteLocale !== i18n.language && (
            <p className="small">{t('what.originalKorean')}</p>
          )}
        </Notice>
      )}
      <Fees guide={guide} hasHome={hasHome} />
      <footer className="stack tight small soft">
        <p>
          {guide.appliesTo && guide.isRegional
            ? t('what.regionalRule', { region: guide.appliesTo.fullName })
            : t('what.national')}{' '}
          {t(`confidence.${guide.confidence}`)}. {t('what.reviewed', { date: dateText(guide.lastReviewedOn) })}.
        </p>
        <Sources sources={guide.sources} />
        {guide.conflicts.length > 0 && (
          <details>
            <summary>{t('what.conflicts')}</summary>
            <ul className="stack tight">
              {guide.conflicts.map(({ statement, source }) => (
                <li key={statement}>
                  {statement} ({source.title}, {source.publisher})
                </li>
              ))}
            </ul>
          </details>
        )}
      </footer>
    </section>
  )
}

const feesShown = 6

function Fees({ guide, hasHome }: { guide: GuideCardFragment; hasHome: boolean }) {
  const { t } = useTranslation()
  const [showsAll, setShowsAll] = useState(false)
  if (guide.fees.length === 0) {
    const isAboutMoney = guide.feeStatus !== 'UNKNOWN' || guide.method === 'BULKY_WASTE'
    if (!isAboutMoney) return null
    const unknown = hasHome ? t('what.feeUnknownHere') : t('what.feeUnknown')
    const text = {
      FREE: t('what.feeFree'),
      CHARGED: hasHome ? t('what.feeCharged') : t('what.feeUnknown'),
      UNKNOWN: unknown,
    }
    return (
      <Notice kind={guide.feeStatus === 'FREE' ? 'good' : ''}>
        <strong>{t('what.fees')}</strong>
        <p>{text[guide.feeStatus]}</p>
      </Notice>
    )
  }
  const fees = showsAll ? guide.fees : guide.fees.slice(0, feesShown)
  return (
    <div className="stack tight">
      <h3>{t('what.fees')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('what.feeSize')}</th>
            <th scope="col" className="amount">
              {t('what.feeAmount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {fees.map(({ specification, specificationLocale, amountMinor, maxAmountMinor, currency }) => (
            <tr key={`${specification} ${amountMinor}`}>
              <td lang={specificationLocale ?? undefined}>{specification ?? '–'}</td>
              <td className="amount">
                {maxAmountMinor === null
                  ? moneyText(amountMinor, currency)
                  : t('what.feeFrom', {
                      from: moneyText(amountMinor, currency),
                      to: moneyText(maxAmountMinor, currency),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {fees.length < guide.fees.length && (
        <Button look="bare" onPress={() => setShowsAll(true)}>
          {t('what.feeFilter', { count: guide.fees.length })}
        </Button>
      )}
    </div>
  )
}
