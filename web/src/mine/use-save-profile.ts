import { useMutation } from '@apollo/client/react'
import { UpdateProfileDocument, type UpdateProfileInput } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { say } from '../ui/toast.tsx'

/** Changes values of the profile. `save` returns what is wrong, to show beside the field. */
export function useSaveProfile() {
  const { t } = useTranslation()
  const [update, { loading }] = useMutation(UpdateProfileDocument)
  const save = async (input: UpdateProfileInput): Promise<string | undefined> => {
    const { data, error } = await update({ variables: { input } }).catch((error: unknown) => ({ error, data: null }))
    const problem = data?.updateProfile?.userErrors[0]?.message ?? (error || !data ? t('state.failed') : undefined)
    if (!problem) say(t('state.saved'))
    return problem
  }
  return { save, isSaving: loading }
}
