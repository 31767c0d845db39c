import {
  type AccountSecurityQuery,
  type IdentityProvider,
  SignInOptionsDocument,
  UnlinkIdentityDocument,
} from '@bunri/client/operations'
import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepsCookie } from '../graph/address.ts'
import { client } from '../graph/client.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { dateText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { say } from '../ui/toast.tsx'
import { goToLink } from './provider-sign-in.ts'
import { useSensitive } from './sensitive.tsx'
import { ErrorNotice } from './sign-in-page.tsx'

type Identity = NonNullable<NonNullable<AccountSecurityQuery['viewer']>['security']>['identities'][number]

/** The identities at Kakao, Naver and Google that can sign in to the account; a screen without any provider has nothing of it. */
export function LinkedIdentities({
  identities,
  hasPassword,
}: {
  identities: readonly Identity[]
  hasPassword: boolean
}) {
  const { t } = useTranslation()
  const { attempt, dialog } = useSensitive(hasPassword)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  // The page leaves for the provider's: a session that ends with the page could not finish.
  const providers = useAnswer(SignInOptionsDocument, { skip: !keepsCookie }).data?.signInOptions?.providers ?? []
  if (identities.length === 0 && providers.length === 0) return null
  const change = async (step: () => Promise<{ error?: unknown; text?: string | undefined }>) => {
    setBusy(true)
    setProblem('')
    const isDone = await attempt(async () => {
      const { error, text } = await step()
      setProblem(text ?? '')
      return { error }
    })
    setBusy(false)
    return isDone
  }
  const link = (provider: IdentityProvider) =>
    change(async () => ({ text: (await goToLink(provider, '/mine/account')) ?? undefined }))
  const unlink = (identityId: string) =>
    change(async () => {
      const { data, error } = await client.mutate({
        mutation: UnlinkIdentityDocument,
        variables: { input: { identityId } },
        refetchQueries: ['AccountSecurity'],
      })
      if (data?.unlinkIdentity?.unlinkedIdentityId) say(t('profile.unlinked'))
      return { error, text: data?.unlinkIdentity?.userErrors[0]?.message }
    })
  return (
    <section className="card" aria-labelledby="identities">
      <h2 id="identities">{t('profile.identities')}</h2>
      <p className="soft">{t('profile.identitiesLead')}</p>
      {identities.length > 0 && (
        <ul className="stack tight">
          {identities.map(({ id, provider, label, linkedAt }) => {
            const name = [t(`profile.provider_${provider}`, { defaultValue: provider }), label]
              .filter(Boolean)
              .join(' · ')
            return (
              <li key={id} className="row spread">
                <span className="row">
                  <Link2 size={18} aria-hidden />
                  <span>{name}</span>
                  <span className="soft small">{t('profile.linkedSince', { date: dateText(linkedAt) })}</span>
                </span>
                <Button
                  look="quiet"
                  extra="small"
                  isDisabled={isBusy}
                  aria-label={t('profile.unlinkName', { name })}
                  onPress={() => void unlink(id)}
                >
                  {t('profile.unlink')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <ErrorNotice text={problem} />
      <div className="row">
        {providers.map((provider) => (
          <Button
            key={provider}
            extra={`small provider-${provider}`}
            isDisabled={isBusy}
            onPress={() => void link(provider)}
          >
            {t('profile.link', { provider: t(`profile.provider_${provider}`, { defaultValue: provider }) })}
          </Button>
        ))}
      </div>
      {dialog}
    </section>
  )
}
