import { SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './controls.tsx'

const SettingsSheet = lazy(async () => ({ default: (await import('./settings-sheet.tsx')).SettingsSheet }))

export function Settings() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="icon" aria-label={t('app.settings')} onPress={() => setOpen(true)}>
        <SlidersHorizontal size={21} aria-hidden />
      </Button>
      {isOpen && (
        <Suspense>
          <SettingsSheet isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
