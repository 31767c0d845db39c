import type { PreferencesCardFragment } from '@bunri/client/operations'
import { BellRing } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { Notice } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'
import { hasPush, rememberedDevice, removeDevice, startPush, stopPush } from './push.ts'

/** Push messages on this device, and the other devices that get them. */
export function PushCard({ preferences }: { preferences: PreferencesCardFragment }) {
  const { t } = useTranslation()
  const { webPushPublicKey: publicKey, pushDevices: devices } = preferences
  const [isBusy, setBusy] = useState(false)
  const here = devices.find(({ id }) => id === rememberedDevice())
  const turnOn = async () => {
    if (!publicKey) return
    setBusy(true)
    const problem = await startPush(publicKey, browserName())
    setBusy(false)
    say(t(problem ? `notify.${problem}` : 'notify.turnedOn'))
  }
  const turnOff = async () => {
    setBusy(true)
    await stopPush()
    setBusy(false)
  }
  return (
    <section className="card" aria-labelledby="push">
      <h2 id="push">{t('notify.push')}</h2>
      {!publicKey ? (
        <Notice>{t('notify.noService')}</Notice>
      ) : !hasPush() ? (
        <Notice>{t('notify.unsupported')}</Notice>
      ) : (
        <div className="row spread">
          <span>{here ? t('notify.onHere') : t('notify.offHere')}</span>
          <Button look={here ? 'quiet' : 'main'} isDisabled={isBusy} onPress={() => void (here ? turnOff() : turnOn())}>
            <BellRing size={18} aria-hidden />
            {here ? t('notify.turnOff') : t('notify.turnOn')}
          </Button>
        </div>
      )}
      {devices.length > 0 && (
        <>
          <h3>{t('notify.devices')}</h3>
          <ul className="stack tight">
            {devices.map(({ id, name, transport, refreshedAt }) => (
              <li key={id} className="row spread">
                <span>
                  {name ?? t(`notify.transport_${transport}`)}
                  {id === here?.id && ` (${t('mine.thisDevice')})`}{' '}
                  <span className="soft small">{t('mine.lastUsed', { date: momentText(refreshedAt) })}</span>
                </span>
                <Button
                  look="quiet"
                  extra="small"
                  aria-label={t('notify.removeDevice', { name: name ?? t(`notify.transport_${transport}`) })}
                  onPress={() => void (id === here?.id ? turnOff() : removeDevice(id))}
                >
                  {t('mine.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Such as `Chrome · Android`, to tell devices apart in the list. */
function browserName(): string {
  const agent = navigator.userAgent
  const browser = /(Edg|SamsungBrowser|Whale|Firefox|Chrome|Safari)/.exec(agent)?.[1]?.replace('Edg', 'Edge')
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(agent)?.[1]
  return [browser, system].filter(Boolean).join(' · ')
}
