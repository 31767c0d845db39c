import { useMutation } from '@apollo/client/react'
import { type PlaceRowFragment, SuggestPlaceDocument } from '@bunri/client/operations'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { SignedIn } from '../mine/signed-in.tsx'
import { Button } from '../ui/controls.tsx'
import { Notice } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'
import { PlaceLine } from '../where/place-line.tsx'
import { PlaceForm, type Problems, problemsOf } from './place-form.tsx'
import { emptyValues, inputOf } from './place-values.ts'

/** A place that is missing. A moderator decides on it. */
export function SuggestPage() {
  const { t } = useTranslation()
  return (
    <SignedIn title={t('suggest.newTitle')}>
      <p className="soft">{t('suggest.newLead')}</p>
      <NewPlace />
    </SignedIn>
  )
}

function NewPlace() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [values, setValues] = useState(emptyValues)
  const [problems, setProblems] = useState<Problems>({})
  const [similar, setSimilar] = useState<readonly PlaceRowFragment[]>([])
  // Sending again after a lost answer is the same suggestion.
  const clientMutationKey = useRef(crypto.randomUUID())
  const [suggest, { loading }] = useMutation(SuggestPlaceDocument, { refetchQueries: ['MySuggestions'] })
  const send = async (ignorePossibleDuplicate: boolean) => {
    const { name = '', kind = 'OTHER', coordinates, materialIds = [], ...rest } = inputOf(values)
    if (!coordinates) return setProblems({ coordinates: t('suggest.pointMissing') })
    const { data, error } = await suggest({
      variables: {
        input: {
          ...rest,
          ...{ name, kind, coordinates, materialIds, ignorePossibleDuplicate },
          clientMutationKey: clientMutationKey.current,
        },
      },
    })
    const answer = data?.suggestPlace
    if (!answer || error) return setProblems({ form: t('state.failed') })
    setProblems(answer.possibleDuplicates ? {} : problemsOf(answer.userErrors))
    setSimilar(answer.possibleDuplicates ?? [])
    if (answer.userErrors.length > 0) return
    say(t('suggest.sent'))
    void navigate('/mine/reports')
  }
  return (
    <PlaceForm
      values={values}
      problems={problems}
      isBusy={loading}
      onChange={(next) => setValues((before) => ({ ...before, ...next }))}
      onSend={() => void send(false)}
    >
      {similar.length > 0 && (
        <div role="alert" className="stack tight">
          <Notice kind="warn">{t('suggest.similar')}</Notice>
          <ul className="rows">
            {similar.map((place) => (
              <li key={place.id}>
                <PlaceLine place={place} />
              </li>
            ))}
          </ul>
          <Button look="quiet" isDisabled={loading} onPress={() => void send(true)}>
            {t('suggest.anyway')}
          </Button>
        </div>
      )}
    </PlaceForm>
  )
}
