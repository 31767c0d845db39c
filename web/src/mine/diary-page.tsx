import { useMutation } from '@apollo/client/react'
import { DeleteDiaryEntryDocument, DiaryDocument, DiaryMonthDocument } from '@bunri/client/operations'
import { getLocalTimeZone, today } from '@internationalized/date'
import { NotebookPen, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { dayText, monthText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { Answered, Empty, More } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'
import { SignedIn } from './signed-in.tsx'

export function DiaryPage() {
  const { t } = useTranslation()
  return (
    <SignedIn title={t('mine.diary')}>
      <Month />
      <Entries />
    </SignedIn>
  )
}

function Month() {
  const { t } = useTranslation()
  const { year, month } = today(getLocalTimeZone())
  const answer = useAnswer(DiaryMonthDocument, { variables: { year, month } })
  const stats = answer.data?.viewer?.monthlyDisposalStats
  if (!stats || stats.entryCount === 0) return null
  return (
    <section className="card" aria-label={monthText(year, month)}>
      <p className="soft small">{monthText(year, month)}</p>
      <p className="summary">
        {t('mine.monthPieces', { count: stats.pieceCount })}, {t('mine.monthDays', { count: stats.activeDays })}
      </p>
      <div className="chips">
        {stats.byMaterial.map(
          ({ material, pieceCount }) =>
            material && (
              <span key={material.id} className="method tone-green">
                {material.name} {pieceCount}
              </span>
            ),
        )}
      </div>
    </section>
  )
}

function Entries() {
  const { t } = useTranslation()
  const answer = useAnswer(DiaryDocument, { variables: { first: 20 } })
  const [remove, { loading }] = useMutation(DeleteDiaryEntryDocument, { refetchQueries: ['DiaryMonth'] })
  const drop = async (entryId: string) => {
    const { error } = await remove({
      variables: { input: { entryId } },
      update(cache, { data }) {
        const id = data?.deleteDiaryEntry?.deletedEntryId
        if (id) cache.evict({ id: cache.identify({ __typename: 'DiaryEntry', id }) ?? '' })
      },
    })
    if (error) say(t('state.failed'))
  }
  return (
    <Answered answer={answer}>
      {({ viewer }) =>
        viewer && viewer.diary.edges.length > 0 ? (
          <section className="stack">
            <p className="row">
              <strong>{t('mine.streak', { count: viewer.disposalStreak.currentDays })}</strong>
              <span className="soft">{t('mine.longest', { count: viewer.disposalStreak.longestDays })}</span>
            </p>
            <ul className="rows">
              {viewer.diary.edges.map(({ node }) => {
                const name = node.item?.name ?? node.material?.name ?? ''
                return (
                  <li key={node.id} className="line">
                    <span className="body">
                      <span className="name">{name}</span>
                      <span className="soft small">
                        {[dayText(node.disposedOn), t('mine.pieces', { count: node.quantity }), node.place?.name]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                      {node.note && <span className="small">{node.note}</span>}
                    </span>
                    <Button
                      look="icon"
                      aria-label={`${t('mine.remove')}: ${name}`}
                      isDisabled={loading}
                      onPress={() => void drop(node.id)}
                    >
                      <Trash2 size={18} aria-hidden />
                    </Button>
                  </li>
                )
              })}
            </ul>
            <More answer={answer} page={viewer.diary.pageInfo} />
          </section>
        ) : (
          <Empty Icon={NotebookPen} text={t('mine.diaryEmpty')} />
        )
      }
    </Answered>
  )
}
