import { createBrowserRouter } from 'react-router'
import { App } from './app.tsx'
import { Crash } from './ui/crash.tsx'
import { NotFound } from './ui/not-found.tsx'
import { SearchPage } from './what/search-page.tsx'

const base = import.meta.env.BASE_URL.replace(/\/$/, '') || '/'

// A screen's code loads with its first visit; the search comes with the app.
export const router = createBrowserRouter(
  [
    {
      Component: App,
      ErrorBoundary: Crash,
      HydrateFallback: () => null,
      children: [
        { index: true, Component: SearchPage },
        { path: 'items/:slug', lazy: async () => ({ Component: (await import('./what/item-page.tsx')).ItemPage }) },
        { path: 'kinds/:slug', lazy: async () => ({ Component: (await import('./what/kind-page.tsx')).KindPage }) },
        { path: 'places', lazy: async () => ({ Component: (await import('./where/places-page.tsx')).PlacesPage }) },
        { path: 'places/:id', lazy: async () => ({ Component: (await import('./where/place-page.tsx')).PlacePage }) },
        { path: 'when', lazy: async () => ({ Component: (await import('./when/when-page.tsx')).WhenPage }) },
        { path: 'mine', lazy: async () => ({ Component: (await import('./mine/mine-page.tsx')).MinePage }) },
        { path: 'mine/saved', lazy: async () => ({ Component: (await import('./mine/saved-page.tsx')).SavedPage }) },
        { path: 'mine/diary', lazy: async () => ({ Component: (await import('./mine/diary-page.tsx')).DiaryPage }) },
        { path: 'mine/inbox', lazy: async () => ({ Component: (await import('./mine/inbox-page.tsx')).InboxPage }) },
        {
          path: 'mine/reports',
          lazy: async () => ({ Component: (await import('./mine/reports-page.tsx')).ReportsPage }),
        },
        {
          path: 'mine/account',
          lazy: async () => ({ Component: (await import('./mine/account-page.tsx')).AccountPage }),
        },
        { path: 'sign-in', lazy: async () => ({ Component: (await import('./mine/sign-in-page.tsx')).SignInPage }) },
        { path: 'sign-up', lazy: async () => ({ Component: (await import('./mine/sign-up-page.tsx')).SignUpPage }) },
        {
          path: 'returned',
          lazy: async () => ({ Component: (await import('./mine/returned-page.tsx')).ReturnedPage }),
        },
        {
          path: 'forgot-password',
          lazy: async () => ({ Component: (await import('./mine/reset-pages.tsx')).ForgotPage }),
        },
        {
          path: 'reset-password',
          lazy: async () => ({ Component: (await import('./mine/reset-pages.tsx')).ResetPage }),
        },
        {
          path: 'verify-email',
          lazy: async () => ({ Component: (await import('./mine/verify-page.tsx')).VerifyPage }),
        },
        { path: 'review', lazy: async () => ({ Component: (await import('./review/review-page.tsx')).ReviewPage }) },
        { path: '*', Component: NotFound },
      ],
    },
  ],
  { basename: base },
)
