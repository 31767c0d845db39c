import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './controls.tsx'

/** Shows the rest of the app when a screen fails. A new screen needs a new one. */
export class Crash extends Component<{ children: ReactNode }, { isCrashed: boolean }> {
  override state = { isCrashed: false }

  static getDerivedStateFromError() {
    return { isCrashed: true }
  }

  override render() {
    return this.state.isCrashed ? <Crashed /> : this.props.children
  }
}

function Crashed() {
  const { t } = useTranslation()
  return (
    <div className="empty" role="alert">
      <p>{t('state.crashed')}</p>
      <Button onPress={() => location.reload()}>{t('state.reload')}</Button>
    </div>
  )
}
