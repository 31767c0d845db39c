import type { AccountSecurityQuery } from '@bunri/client/operations'
import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useSaveProfile } from './use-save-profile.ts'

/** The picture of the person, at the address that another service keeps it at. */
export function Picture({ avatar }: { avatar: NonNullable<AccountSecurityQuery['viewer']>['avatar'] }) {
  const { t } = useTranslation()
  const { save, isSaving } = useSaveProfile()
  const [isOpen, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const [problem, setProblem] = useState<string | undefined>()
  const close = () => {
    setOpen(false)
    setAddress('')
    setProblem(undefined)
  }
  const change = async (avatarUrl: string | null) => {
    const found = avatarUrl === null || URL.canParse(avatarUrl) ? await save({ avatarUrl }) : t('profile.notAnAddress')
    if (found) setProblem(found)
    else close()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void change(address.trim())
  }
  return (
    <div className="field">
      <span className="label">{t('profile.picture')}</span>
      <div className="row">
        <Avatar avatar={avatar} />
        {!avatar && <span className="soft">{t('profile.noPicture')}</span>}
        <Button look="quiet" extra="small" onPress={() => setOpen(true)}>
          {t('profile.changePicture')}
        </Button>
      </div>
      <Sheet title={t('profile.changePicture')} isOpen={isOpen} onClose={close}>
        <Form className="stack" onSubmit={submit}>
          <Field
            label={t('profile.pictureAddress')}
            hint={t('profile.pictureHint')}
            type="url"
            value={address}
            onChange={setAddress}
            error={problem}
            maxLength={500}
            placeholder="https://"
            isRequired
            autoFocus
          />
          <Button type="submit" isDisabled={isSaving}>
            {t('profile.savePicture')}
          </Button>
          {avatar && (
            <Button look="bare" isDisabled={isSaving} onPress={() => void change(null)}>
              {t('profile.removePicture')}
            </Button>
          )}
        </Form>
      </Sheet>
    </div>
  )
}
