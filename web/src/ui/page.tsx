import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** The heading of a screen, also in the title of the browser's window. */
export function Title({ text, lead, isHidden = false }: { text: string; lead?: string; isHidden?: boolean }) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${text} · ${t('app.name')}`
  }, [text, t])
  return (
    <div className={isHidden ? 'visually-hidden' : 'hero'}>
      <h1>{text}</h1>
      {lead && <p className="soft">{lead}</p>}
    </div>
  )
}
