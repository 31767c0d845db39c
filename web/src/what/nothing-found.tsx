import { useMutation } from '@apollo/client/react'
import { RequestItemDocument } from '@bunri/client/operations'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../ui/controls.tsx'
import { Notice } from '../ui/states.tsx'

interface Props {
  text: string
  suggestions: readonly string[]
  materials: readonly { id: string; name: string }[]
  onTry: (text: string) => void
}

/** What somebody can do whose search finds nothing. */
export function NothingFound({ text, suggestions, materials, onTry }: Props) {
  const { t } = useTranslation()
  const [request] = useMutation(RequestItemDocument)
  const [outcome, setOutcome] = useState<{ kind: 'good' | 'bad'; message: string } | null>(null)
  const send = async () => {
    const { data, error } = await request({ variables: { input: { name: text } } })
    const problem = data?.requestItem?.userErrors[0]?.message ?? (error || !data ? t('state.failed') : null)
    setOutcome(problem ? { kind: 'bad', message: problem } : { kind: 'good', message: t('what.requested') })
  }
  return (
    <div className="card">
      <p className="summary">{t('what.nothing', { text })}</p>
      <p className="soft">{t('what.nothingHint')}</p>
      {suggestions.length > 0 && (
        <div className="stack tight">
          <h3>{t('what.didYouMean')}</h3>
          <div className="chips">
            {suggestions.map((suggestion) => (
              <Button key={suggestion} look="quiet" extra="small" onPress={() => onTry(suggestion)}>
                {suggestion}
              </Button>
            ))}
          </div>
        </div>
      )}
      {materials.length > 0 && (
        <div className="stack tight">
          <h3>{t('what.byMaterial')}</h3>
          <div className="chips">
            {materials.map(({ id, name }) => (
              <Link key={id} className="chip" to={`/kinds/${id}`}>
                {name}
              </Link>
            ))}
          </div>
        </div>
      )}
      {outcome ? (
        <Notice kind={outcome.kind} role="status">
          {outcome.message}
        </Notice>
      ) : (
        <Button look="quiet" onPress={() => void send()}>
          {t('what.request')}
        </Button>
      )}
    </div>
  )
}
