import { useTranslation } from 'react-i18next'
import { Button } from './controls.tsx'

export function Crash() {
  const { t } = useTranslation()
  return (
    <main>
      <div className="empty" role="alert">
        <p>{t('state.crashed')}</p>
        <Button onPress={() => location.reload()}>{t('state.reload')}</Button>
      </div>
    </main>
  )
}
