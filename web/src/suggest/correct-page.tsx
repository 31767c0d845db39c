import { useMutation } from '@apollo/client/react'
import { PlaceDocument, type PlaceQuery, SuggestPlaceCorrectionDocument } from '@bunri/client/operations'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useAnswer } from '../graph/use-answer.ts'
import { SignedIn } from '../mine/signed-in.tsx'
import { ButtonLink } from '../ui/controls.tsx'
import { Answered, Empty } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'
import { PlaceForm, type Problems, problemsOf } from './place-form.tsx'
import { changesOf, valuesOf } from './place-values.ts'

/** Values of a place that are wrong. A moderator decides on them. */
export function CorrectPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const answer = useAnswer(PlaceDocument, { variables: { id } })
  return (
    <SignedIn title={t('suggest.correctTitle')}>
      <Answered answer={answer} isTall>
        {({ place }) =>
          place ? (
            <Correction key={place.id} place={place} />
          ) : (
            <Empty text={t('place.unknown')}>
              <ButtonLink to="/places">{t('app.where')}</ButtonLink>
            </Empty>
          )
        }
      </Answered>
    </SignedIn>
  )
}

function Correction({ place }: { place: NonNullable<PlaceQuery['place']> }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [before] = useState(() => valuesOf(place))
  const [values, setValues] = useState(before)
  const [problems, setProblems] = useState<Problems>({})
  const clientMutationKey = useRef(crypto.randomUUID())
  const [suggest, { loading }] = useMutation(SuggestPlaceCorrectionDocument, { refetchQueries: ['MySuggestions'] })
  const send = async () => {
    const changes = changesOf(values, before)
    if (Object.keys(changes).every((field) => field === 'comment')) return setProblems({ form: t('suggest.nothing') })
    const input = { ...changes, placeId: place.id, clientMutationKey: clientMutationKey.current }
    const { data, error } = await suggest({ variables: { input } })
    const answer = data?.suggestPlaceCorrection
    if (!answer || error) return setProblems({ form: t('state.failed') })
    setProblems(problemsOf(answer.userErrors))
    if (answer.userErrors.length > 0) return
    say(t('suggest.sent'))
    void navigate(`/places/${place.id}`)
  }
  return (
    <>
      <p className="soft">{t('suggest.correctLead', { name: place.name })}</p>
      <PlaceForm
        values={values}
        problems={problems}
        isBusy={loading}
        onChange={(next) => setValues((old) => ({ ...old, ...next }))}
        onSend={() => void send()}
      />
    </>
  )
}
