import { useMutation } from '@apollo/client/react'
import { SavePlaceDocument, UnsavePlaceDocument } from '@bunri/client/operations'
import { Bookmark, BookmarkCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSessionStatus } from '../graph/session.ts'
import { Button } from '../ui/controls.tsx'
import { say } from '../ui/toast.tsx'
import type { ShownPlace } from './place-page.tsx'

export function SavePlaceButton({ place }: { place: ShownPlace }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const status = useSessionStatus()
  const [save, saving] = useMutation(SavePlaceDocument)
  const [unsave, unsaving] = useMutation(UnsavePlaceDocument)
  const isSaved = place.viewerHasSaved === true
  const toggle = async () => {
    if (status !== 'signed-in') return navigate(`/sign-in?next=${encodeURIComponent(`/places/${place.id}`)}`)
    const input = { placeId: place.id }
    if (!isSaved) {
      const { data, error } = await save({ variables: { input } })
      say(data?.savePlace?.userErrors[0]?.message ?? (error ? t('state.failed') : t('state.saved')))
      return
    }
    await unsave({
      variables: { input },
      update(cache, { data }) {
        const id = data?.unsavePlace?.removedSavedPlaceId
        if (id) cache.evict({ id: cache.identify({ __typename: 'SavedPlace', id }) ?? '' })
      },
    })
  }
  return (
    <Button look="quiet" isDisabled={saving.loading || unsaving.loading} onPress={() => void toggle()}>
      {isSaved ? <BookmarkCheck size={19} aria-hidden /> : <Bookmark size={19} aria-hidden />}
      {isSaved ? t('what.unsave') : t('what.save')}
    </Button>
  )
}
