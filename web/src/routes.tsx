import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { NotFound } from './ui/not-found.tsx'
import { Loading } from './ui/states.tsx'
import { SearchPage } from './what/search-page.tsx'

// A screen's code loads with its first visit; the search comes with the app.
const screens: Record<string, () => Promise<ComponentType>> = {
  'items/:slug': async () => (await import('./what/item-page.tsx')).ItemPage,
  'kinds/:slug': async () => (await import('./what/kind-page.tsx')).KindPage,
  places: async () => (await import('./where/places-page.tsx')).PlacesPage,
  'places/:id': async () => (await import('./where/place-page.tsx')).PlacePage,
  when: async () => (await import('./when/when-page.tsx')).WhenPage,
  mine: async () => (await import('./mine/mine-page.tsx')).MinePage,
  'mine/saved': async () => (await import('./mine/saved-page.tsx')).SavedPage,
  'mine/diary': async () => (await import('./mine/diary-page.tsx')).DiaryPage,
  'mine/inbox': async () => (await import('./mine/inbox-page.tsx')).InboxPage,
  'mine/reports': async () => (await import('./mine/reports-page.tsx')).ReportsPage,
  'mine/account': async () => (await import('./mine/account-page.tsx')).AccountPage,
  'sign-in': async () => (await import('./mine/sign-in-page.tsx')).SignInPage,
  'sign-up': async () => (await import('./mine/sign-up-page.tsx')).SignUpPage,
  returned: async () => (await import('./mine/returned-page.tsx')).ReturnedPage,
  'forgot-password': async () => (await import('./mine/reset-pages.tsx')).ForgotPage,
  'reset-password': async () => (await import('./mine/reset-pages.tsx')).ResetPage,
  'verify-email': async () => (await import('./mine/verify-page.tsx')).VerifyPage,
  review: async () => (await import('./review/review-page.tsx')).ReviewPage,
}

const lazyScreens = Object.entries(screens).map(
  ([path, load]) => [path, lazy(async () => ({ default: await load() }))] as const,
)

export const Screens = () => (
  <Suspense fallback={<Loading isTall />}>
    <Routes>
      <Route index element={<SearchPage />} />
      {lazyScreens.map(([path, Screen]) => (
        <Route key={path} path={path} element={<Screen />} />
      ))}
      <Route path="*" element={<NotFound />} />
    </Routes>
  </Suspense>
)
