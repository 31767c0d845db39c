import { CalendarDays, CircleUserRound, MapPin, Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { NavLink, useHref, useLocation, useNavigate, useNavigationType } from 'react-router'
import { Screens } from './routes.tsx'
import { Crash } from './ui/crash.tsx'
import { Settings } from './ui/settings.tsx'
import { Toasts } from './ui/toast.tsx'

const tabs = [
  { to: '/', name: 'what', Icon: Search },
  { to: '/places', name: 'where', Icon: MapPin },
  { to: '/when', name: 'when', Icon: CalendarDays },
  { to: '/mine', name: 'mine', Icon: CircleUserRound },
] as const

export function App() {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  return (
    <I18nProvider locale={i18n.language}>
      <RouterProvider navigate={navigate} useHref={useHref}>
        <a className="skip" href="#main">
          {t('app.skip')}
        </a>
        <header className="bar">
          <div className="bar-inside">
            <NavLink className="brand" to="/">
              <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
              {t('app.name')}
            </NavLink>
            <nav className="tabs" aria-label={t('app.navigation')}>
              {tabs.map(({ to, name, Icon }) => (
                <NavLink key={to} to={to} end={to === '/'}>
                  <Icon size={22} aria-hidden />
                  {t(`app.${name}`)}
                </NavLink>
              ))}
            </nav>
            <Settings />
          </div>
        </header>
        <Main />
        <Toasts />
      </RouterProvider>
    </I18nProvider>
  )
}

function Main() {
  const { pathname } = useLocation()
  const way = useNavigationType()
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  // A new screen begins at its top, also for screen readers. Going back, the browser returns to where it was.
  useEffect(() => {
    if (!isFirst.current) {
      main.current?.focus({ preventScroll: true })
      if (way !== 'POP') window.scrollTo(0, 0)
    }
    isFirst.current = false
  }, [pathname])
  return (
    <main id="main" ref={main} tabIndex={-1} className={pathname === '/places' ? 'wide' : undefined}>
      <Crash key={pathname}>
        <Screens />
      </Crash>
    </main>
  )
}
