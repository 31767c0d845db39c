import { useMemo, useState } from 'react'
import { ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useSaveProfile } from './use-save-profile.ts'

const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The time zone of the profile: of the days in the diary, of quiet hours, and of times in messages. */
export function TimeZoneChoice({ timeZone }: { timeZone: string }) {
  const { t, i18n } = useTranslation()
  const { save } = useSaveProfile()
  const [isOpen, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | undefined>()
  const close = () => {
    setOpen(false)
    setProblem(undefined)
  }
  const choose = async (next: string) => {
    const found = await save({ timeZone: next })
    if (found) setProblem(found)
    else close()
  }
  return (
    <div className="field">
      <span className="label">{t('profile.timeZone')}</span>
      <div className="row spread">
        <span>{nameOf(timeZone, i18n.language)}</span>
        <Button look="quiet" extra="small" aria-label={t('profile.changeTimeZone')} onPress={() => setOpen(true)}>
          {t('profile.change')}
        </Button>
      </div>
      <span className="hint">{t('profile.timeZoneHint')}</span>
      <Sheet title={t('profile.timeZone')} isOpen={isOpen} onClose={close}>
        <ZoneBox error={problem} onChoose={(zone) => void choose(zone)} />
        {deviceZone !== timeZone && (
          <Button look="quiet" onPress={() => void choose(deviceZone)}>
            {t('profile.deviceZone', { zone: nameOf(deviceZone, i18n.language) })}
          </Button>
        )}
      </Sheet>
    </div>
  )
}

function ZoneBox({ error, onChoose }: { error: string | undefined; onChoose: (zone: string) => void }) {
  const { t, i18n } = useTranslation()
  const zones = useMemo(
    () => Intl.supportedValuesOf('timeZone').map((id) => ({ id, name: nameOf(id, i18n.language) })),
    [i18n.language],
  )
  return (
    <ComboBox
      className="field"
      defaultItems={zones}
      onChange={(key) => key && onChoose(String(key))}
      isInvalid={Boolean(error)}
      menuTrigger="input"
      autoFocus
    >
      <Label>{t('profile.findZone')}</Label>
      <Input className="input" placeholder={t('profile.zonePlaceholder')} autoComplete="off" maxLength={64} />
      <FieldError className="error">{error}</FieldError>
      <Popover className="popover region-options">
        <ListBox>
          {({ id, name }: (typeof zones)[number]) => (
            <ListBoxItem id={id} textValue={name} className="option">
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** Its name in the language of the app, and its place: there is no list of places in each language. */
function nameOf(timeZone: string, language: string): string {
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  try {
    const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts()
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value
    return name && !name.includes(place) ? `${place} · ${name}` : place
  } catch {
    // The graph may know zones that this browser doesn't.
    return timeZone
  }
}
