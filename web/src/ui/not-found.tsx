import { useTranslation } from 'react-i18next'
import { ButtonLink } from './controls.tsx'
import { Title } from './page.tsx'
import { Empty } from './states.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <>
      <Title text={t('app.notFound')} />
      <Empty>
        <ButtonLink to="/">{t('app.toStart')}</ButtonLink>
      </Empty>
    </>
  )
}
