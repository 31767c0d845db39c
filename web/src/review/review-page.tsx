import { useMutation } from '@apollo/client/react'
import {
  ReviewPlaceSuggestionDocument,
  SuggestionsToReviewDocument,
  type SuggestionsToReviewQuery,
} from '@bunri/client/operations'
import { Check, ShieldCheck, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswer } from '../graph/use-answer.ts'
import { momentText } from '../i18n/format.ts'
import { useIsModerator } from '../mine/mine-page.tsx'
import { SignedIn } from '../mine/signed-in.tsx'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { Answered, Empty, Loading, More, Notice } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'

type Suggestion = NonNullable<SuggestionsToReviewQuery['placeSuggestions']>['edges'][number]['node']

export function ReviewPage() {
  const { t } = useTranslation()
  return (
    <SignedIn title={t('review.title')}>
      <Queue />
    </SignedIn>
  )
}

function Queue() {
  const { t } = useTranslation()
  const isModerator = useIsModerator()
  const answer = useAnswer(SuggestionsToReviewDocument, { variables: { first: 20 }, skip: !isModerator })
  if (isModerator === null) return <Loading />
  if (!isModerator) return <Empty Icon={ShieldCheck} text={t('review.only')} />
  return (
    <Answered answer={answer}>
      {({ placeSuggestions: list }) =>
        !list || list.edges.length === 0 ? (
          <Empty Icon={ShieldCheck} text={t('review.empty')} />
        ) : (
          <section className="stack">
            <p className="soft">{t('review.count', { count: list.totalCount ?? list.edges.length })}</p>
            {list.edges.map(({ node }) => (
              <Card key={node.id} suggestion={node} />
            ))}
            <More answer={answer} page={list.pageInfo} />
          </section>
        )
      }
    </Answered>
  )
}

function Card({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const [error, setError] = useState('')
  const [review, { loading }] = useMutation(ReviewPlaceSuggestionDocument, {
    refetchQueries: ['SuggestionsToReview'],
  })
  const decide = async (decision: 'APPROVE' | 'REJECT') => {
    const input = { suggestionId: suggestion.id, decision, note: note.trim() || null }
    const { data, error: failed } = await review({ variables: { input } })
    const text = data?.reviewPlaceSuggestion?.userErrors[0]?.message ?? (failed || !data ? t('state.failed') : '')
    setError(text)
    if (!text) say(t(decision === 'APPROVE' ? 'review.approved' : 'review.rejected'))
  }
  const { place, problem, kind, comment, proposal, submittedBy, submittedAt } = suggestion
  const name = place?.name ?? proposal?.name ?? ''
  return (
    <article className="card" aria-label={name}>
      <div className="stack tight">
        <div className="row">
          <span className="method tone-amber">{t(`review.${kind}`)}</span>
          {problem && <strong>{t(`problem.${problem}`)}</strong>}
        </div>
        <h2>{place ? <Link to={`/places/${place.id}`}>{name}</Link> : name}</h2>
        {place && <p className="soft small">{place.address.formatted}</p>}
        {comment && <p>{comment}</p>}
        {proposal && <Proposal proposal={proposal} />}
        <p className="soft small">
          {t('review.by', {
            name: submittedBy?.displayName ?? t('review.deletedPerson'),
            date: momentText(submittedAt),
          })}
        </p>
      </div>
      <Field label={t('review.note')} value={note} onChange={setNote} maxLength={1_000} />
      {error && (
        <Notice kind="bad" role="alert">
          {error}
        </Notice>
      )}
      <div className="row">
        <Button isDisabled={loading} onPress={() => void decide('APPROVE')}>
          <Check size={18} aria-hidden />
          {t('review.approve')}
        </Button>
        <Button look="quiet" isDisabled={loading} onPress={() => void decide('REJECT')}>
          <X size={18} aria-hidden />
          {t('review.reject')}
        </Button>
      </div>
    </article>
  )
}

/** The values that somebody proposes; those that are null stay as they are. */
function Proposal({ proposal }: { proposal: NonNullable<Suggestion['proposal']> }) {
  const { t } = useTranslation()
  const { name, kind, addressText, phone, website, coordinates, materials, openingPeriods } = proposal
  const lines = [
    name,
    kind && t(`kind.${kind}`),
    addressText,
    phone,
    website,
    coordinates && `${coordinates.latitude}, ${coordinates.longitude}`,
    materials?.map((material) => material?.name).join(', '),
    openingPeriods
      ?.map(({ opensOn, opensAt, closesOn, closesAt }) => `${opensOn} ${opensAt} – ${closesOn} ${closesAt}`)
      .join('; '),
  ].filter(Boolean)
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
