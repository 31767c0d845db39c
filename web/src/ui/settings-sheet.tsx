import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { startAfresh } from '../graph/client.ts'
import { HomeLine } from '../home/home-line.tsx'
import { changeLanguage } from '../i18n/index.ts'
import type { Language } from '../i18n/languages.ts'
import { Segments } from './choices.tsx'
import { Sheet } from './sheet.tsx'
import { applyTheme, theme } from './theme.ts'

/** Language, colours and neighbourhood. */
export function SettingsSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [shownTheme, setTheme] = useState(theme)
  return (
    <Sheet title={t('app.settings')} isOpen={isOpen} onClose={onClose}>
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
      <p className="row small">
        <Link to="/sources" onClick={onClose}>
          {t('sources.title')}
        </Link>
      </p>
    </Sheet>
  )
}
