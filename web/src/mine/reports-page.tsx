import { useMutation } from '@apollo/client/react'
import { MySuggestionsDocument, WithdrawPlaceSuggestionDocument } from '@bunri/client/operations'
import { Flag } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { momentText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { Answered, Empty, More } from '../ui/states.tsx'
import { SignedIn } from './signed-in.tsx'

const tones = { PENDING: 'amber', APPROVED: 'green', REJECTED: 'red', WITHDRAWN: 'grey' }

export function ReportsPage() {
  const { t } = useTranslation()
  return (
    <SignedIn title={t('mine.reports')}>
      <Reports />
    </SignedIn>
  )
}

function Reports() {
  const { t } = useTranslation()
  const answer = useAnswer(MySuggestionsDocument, { variables: { first: 20 } })
  const [withdraw, { loading }] = useMutation(WithdrawPlaceSuggestionDocument)
  return (
    <Answered answer={answer}>
      {({ viewer }) => {
        const list = viewer?.placeSuggestions
        if (!list || list.edges.length === 0) return <Empty Icon={Flag} text={t('mine.reportsEmpty')} />
        return (
          <section className="stack">
            <ul className="rows">
              {list.edges.map(({ node }) => (
                <li key={node.id} className="line">
                  <span className="body">
                    <span className="name">{node.place?.name ?? node.proposal?.name ?? t(`review.${node.kind}`)}</span>
                    <span className="soft small">
                      {[node.problem && t(`problem.${node.problem}`), momentText(node.submittedAt)]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                    {node.comment && <span className="small">{node.comment}</span>}
                    {node.reviewNote && <span className="small">“{node.reviewNote}”</span>}
                  </span>
                  <span className="stack tight" style={{ justifyItems: 'end' }}>
                    <span className={`method tone-${tones[node.status]}`}>{t(`review.${node.status}`)}</span>
                    {node.status === 'PENDING' && (
                      <Button
                        look="bare"
                        extra="small"
                        isDisabled={loading}
                        onPress={() => void withdraw({ variables: { input: { suggestionId: node.id } } })}
                      >
                        {t('mine.cancel')}
                      </Button>
                    )}
                  </span>
                </li>
              ))}
            </ul>
            <More answer={answer} page={list.pageInfo} />
          </section>
        )
      }}
    </Answered>
  )
}
