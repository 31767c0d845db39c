import { useMutation } from '@apollo/client/react'
import { SavePlaceDocument, UnsavePlaceDocument } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { SaveButton } from '../ui/save-button.tsx'
import type { ShownPlace } from './place-page.tsx'

export function SavePlaceButton({ place }: { place: ShownPlace }) {
  const { t } = useTranslation()
  const [save, saving] = useMutation(SavePlaceDocument)
  const [unsave, unsaving] = useMutation(UnsavePlaceDocument)
  const variables = { input: { placeId: place.id } }
  return (
    <SaveButton
      isSaved={place.viewerHasSaved === true}
      isBusy={saving.loading || unsaving.loading}
      path={`/places/${place.id}`}
      save={async () => {
        const { data, error } = await save({ variables })
        return data?.savePlace?.userErrors[0]?.message ?? (error ? t('state.failed') : undefined)
      }}
      unsave={() =>
        unsave({
          variables,
          update(cache, { data }) {
            const id = data?.unsavePlace?.removedSavedPlaceId
            if (id) cache.evict({ id: cache.identify({ __typename: 'SavedPlace', id }) ?? '' })
          },
        })
      }
    />
  )
}
