import {
  type AccountSecurityQuery,
  FinishPasskeyRegistrationDocument,
  RemovePasskeyDocument,
  RenamePasskeyDocument,
  SignInOptionsDocument,
  StartPasskeyRegistrationDocument,
} from '@bunri/client/operations'
import { KeyRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { momentText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { say } from '../ui/toast.tsx'
import { canUsePasskeys } from './can-use-passkeys.ts'
import { Rename } from './rename.tsx'
import { useSensitive } from './sensitive.tsx'

type Passkey = NonNullable<NonNullable<AccountSecurityQuery['viewer']>['security']>['passkeys'][number]

export function Passkeys({ passkeys, hasPassword }: { passkeys: readonly Passkey[]; hasPassword: boolean }) {
  const { t } = useTranslation()
  const { attempt, dialog } = useSensitive(hasPassword)
  const options = useAnswer(SignInOptionsDocument)
  if (!options.data?.signInOptions?.passkeysEnabled) return null
  const add = async () => {
    if (await attempt(() => register(t('mine.passkeyFailed'), t('mine.thisDevice')))) say(t('mine.passkeyAdded'))
  }
  const remove = (passkeyId: string) =>
    attempt(async () => {
      const { data, error } = await client.mutate({
        mutation: RemovePasskeyDocument,
        variables: { input: { passkeyId } },
        refetchQueries: ['AccountSecurity'],
      })
      return { error, problem: data?.removePasskey?.userErrors[0]?.message }
    })
  return (
    <section className="card" aria-labelledby="passkeys">
      <h2 id="passkeys">{t('mine.passkeys')}</h2>
      {passkeys.length > 0 && (
        <ul className="stack tight">
          {passkeys.map(({ id, name, lastUsedAt }) => (
            <li key={id} className="row spread">
              <span>
                <KeyRound size={18} aria-hidden /> {name}{' '}
                <Rename name={name} maxLength={40} rename={(next) => renamePasskey(id, next)} />
                {lastUsedAt && (
                  <span className="soft small">{t('mine.lastUsed', { date: momentText(lastUsedAt) })}</span>
                )}
              </span>
              <Button
                look="quiet"
                extra="small"
                aria-label={t('secure.removePasskey', { name })}
                onPress={() => void remove(id)}
              >
                {t('mine.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        {canUsePasskeys && (
          <Button look="quiet" onPress={() => void add()}>
            {t('mine.addPasskey')}
          </Button>
        )}
      </div>
      {dialog}
    </section>
  )
}

const renamePasskey = async (passkeyId: string, name: string) =>
  (await client.mutate({ mutation: RenamePasskeyDocument, variables: { input: { passkeyId, name } } })).data
    ?.renamePasskey

async function register(failed: string, name: string): Promise<{ error?: unknown; problem?: string | undefined }> {
  const { data: started, error } = await client.mutate({ mutation: StartPasskeyRegistrationDocument })
  const { challengeToken, options, userErrors } = started?.startPasskeyRegistration ?? {}
  if (error || !challengeToken) return { error, problem: userErrors?.[0]?.message ?? failed }
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON)
  const credential = (await navigator.credentials.create({ publicKey }).catch(() => null)) as PublicKeyCredential | null
  if (!credential) return { problem: failed }
  const input = { challengeToken, response: credential.toJSON(), name }
  const answer = await client.mutate({
    mutation: FinishPasskeyRegistrationDocument,
    variables: { input },
    refetchQueries: ['AccountSecurity'],
  })
  return { error: answer.error, problem: answer.data?.finishPasskeyRegistration?.userErrors[0]?.message }
}
