import { Bookmark, BookmarkCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSessionStatus } from '../graph/session.ts'
import { Button } from './controls.tsx'
import { say } from './toast.tsx'

interface Saving {
  isSaved: boolean
  isBusy: boolean
  /** The screen to come back to after a sign-in. */
  path: string
  /** @returns why nothing was saved, to show; undefined if it was */
  save(): Promise<string | undefined>
  unsave(): Promise<unknown>
}

/** Saves something to the person's list, or takes it from there. */
export function SaveButton({ isSaved, isBusy, path, save, unsave }: Saving) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const status = useSessionStatus()
  const toggle = async () => {
    if (status !== 'signed-in') return navigate(`/sign-in?next=${encodeURIComponent(path)}`)
    if (isSaved) await unsave()
    else say((await save()) ?? t('state.saved'))
  }
  return (
    <Button look="quiet" isDisabled={isBusy} onPress={() => void toggle()}>
      {isSaved ? <BookmarkCheck size={19} aria-hidden /> : <Bookmark size={19} aria-hidden />}
      {isSaved ? t('what.unsave') : t('what.save')}
    </Button>
  )
}
