import { useMutation } from '@apollo/client/react'
import { SaveItemDocument, UnsaveItemDocument } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { SaveButton } from '../ui/save-button.tsx'
import type { ShownItem } from './item-page.tsx'

export function SaveItemButton({ item }: { item: ShownItem }) {
  const { t } = useTranslation()
  const [save, saving] = useMutation(SaveItemDocument)
  const [unsave, unsaving] = useMutation(UnsaveItemDocument)
  const variables = { input: { itemId: item.id } }
  return (
    <SaveButton
      isSaved={item.viewerHasSaved === true}
      isBusy={saving.loading || unsaving.loading}
      path={`/items/${item.slug}`}
      save={async () => {
        const { data, error } = await save({ variables })
        return data?.saveItem?.userErrors[0]?.message ?? (error ? t('state.failed') : undefined)
      }}
      unsave={() =>
        unsave({
          variables,
          update(cache, { data }) {
            const id = data?.unsaveItem?.removedSavedItemId
            if (id) cache.evict({ id: cache.identify({ __typename: 'SavedItem', id }) ?? '' })
          },
        })
      }
    />
  )
}
