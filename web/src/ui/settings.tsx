import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { startAfresh } from '../graph/client.ts'
import { HomeLine } from '../home/home-line.tsx'
import { changeLanguage, type Language } from '../i18n/index.ts'
import { Button, Segments } from './controls.tsx'
import { Sheet } from './sheet.tsx'
import { applyTheme, theme } from './theme.ts'

export function Settings() {
  const { t, i18n } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [shownTheme, setTheme] = useState(theme)
  return (
    <>
      <Button look="icon" aria-label={t('app.settings')} onPress={() => setOpen(true)}>
        <SlidersHorizontal size={21} aria-hidden />
      </Button>
      <Sheet title={t('app.settings')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="field">
          <span className="label">{t('app.language')}</span>
          <Segments
            label={t('app.language')}
            value={i18n.language as Language}
            choices={[
              { value: 'ko', label: '한국어' },
              { value: 'en', label: 'English' },
            ]}
            onChange={(language) => void changeLanguage(language).then(startAfresh)}
          />
        </div>
        <div className="field">
          <span className="label">{t('app.theme')}</span>
          <Segments
            label={t('app.theme')}
            value={shownTheme}
            choices={[
              { value: 'auto', label: t('app.themeAuto') },
              { value: 'light', label: t('app.themeLight') },
              { value: 'dark', label: t('app.themeDark') },
            ]}
            onChange={(next) => {
              applyTheme(next)
              setTheme(next)
            }}
          />
        </div>
        <HomeLine />
      </Sheet>
    </>
  )
}
