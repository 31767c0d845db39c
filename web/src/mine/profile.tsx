import { useMutation } from '@apollo/client/react'
import { UpdateProfileDocument } from '@bunri/client/operations'
import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { say } from '../ui/toast.tsx'

/** The name that others see beside reports. */
export function Profile({ displayName, email }: { displayName: string; email: string | null }) {
  const { t } = useTranslation()
  const [name, setName] = useState(displayName)
  const [problem, setProblem] = useState<string | undefined>()
  const [update, { loading }] = useMutation(UpdateProfileDocument)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { data, error } = await update({ variables: { input: { displayName: name.trim() } } })
    const text = data?.updateProfile?.userErrors[0]?.message ?? (error || !data ? t('state.failed') : undefined)
    setProblem(text)
    if (!text) say(t('state.saved'))
  }
  return (
    <section className="card" aria-labelledby="profile">
      <h2 id="profile">{t('secure.profile')}</h2>
      {email && <p className="soft">{email}</p>}
      <Form className="stack" onSubmit={(event) => void submit(event)}>
        <Field
          label={t('secure.displayName')}
          value={name}
          onChange={setName}
          error={problem}
          maxLength={80}
          autoComplete="nickname"
          isRequired
        />
        <div>
          <Button type="submit" look="quiet" isDisabled={loading || name.trim() === displayName}>
            {t('secure.saveName')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
