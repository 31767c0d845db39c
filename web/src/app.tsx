import { CalendarDays, CircleUserRound, MapPin, Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet, ScrollRestoration, useHref, useLocation, useNavigate } from 'react-router'
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
        <ScrollRestoration />
      </RouterProvider>
    </I18nProvider>
  )
}

function Main() {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  // Screen readers begin a new screen at its top.
  useEffect(() => {
    if (!isFirst.current) main.current?.focus({ preventScroll: true })
    isFirst.current = false
  }, [pathname])
  return (
    <main id="main" ref={main} tabIndex={-1} className={pathname === '/places' ? 'wide' : undefined}>
      <Outlet />
    </main>
  )
}
