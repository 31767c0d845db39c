import type { ComponentType } from 'react'

/** The screens by their path. The code of each loads with its first visit. */
export const screens: Record<string, () => Promise<ComponentType>> = {
  '/': async () => (await import('./what/search-page.tsx')).SearchPage,
  'items/:slug': async () => (await import('./what/item-page.tsx')).ItemPage,
  'kinds/:slug': async () => (await import('./what/kind-page.tsx')).KindPage,
  places: async () => (await import('./where/places-page.tsx')).PlacesPage,
  'places/new': async () => (await import('./suggest/suggest-page.tsx')).SuggestPage,
  'places/:id/correct': async () => (await import('./suggest/correct-page.tsx')).CorrectPage,
  'places/:id': async () => (await import('./where/place-page.tsx')).PlacePage,
  when: async () => (await import('./when/when-page.tsx')).WhenPage,
  mine: async () => (await import('./mine/mine-page.tsx')).MinePage,
  'mine/saved': async () => (await import('./mine/saved-page.tsx')).SavedPage,
  'mine/diary': async () => (await import('./mine/diary-page.tsx')).DiaryPage,
  'mine/inbox': async () => (await import('./mine/inbox-page.tsx')).InboxPage,
  'mine/reports': async () => (await import('./mine/reports-page.tsx')).ReportsPage,
  'mine/notifications': async () => (await import('./mine/notifications-page.tsx')).NotificationsPage,
  'mine/account': async () => (await import('./mine/account-page.tsx')).AccountPage,
  'sign-in': async () => (await import('./mine/sign-in-page.tsx')).SignInPage,
  'sign-up': async () => (await import('./mine/sign-up-page.tsx')).SignUpPage,
  returned: async () => (await import('./mine/returned-page.tsx')).ReturnedPage,
  'forgot-password': async () => (await import('./mine/reset-pages.tsx')).ForgotPage,
  'reset-password': async () => (await import('./mine/reset-pages.tsx')).ResetPage,
  'verify-email': async () => (await import('./mine/verify-page.tsx')).VerifyPage,
  sources: async () => (await import('./about/sources-page.tsx')).SourcesPage,
  review: async () => (await import('./review/review-page.tsx')).ReviewPage,
}

const loaded = new Map<string, ComponentType>()

export async function loadScreen(pattern: string): Promise<ComponentType | undefined> {
  const screen = await screens[pattern]?.()
  if (screen) loaded.set(pattern, screen)
  return screen
}

/** A screen whose code is here already. */
export const loadedScreen = (pattern: string): ComponentType | undefined => loaded.get(pattern)

/**
 * Begins to load the screen at a path, before the router has loaded that will show it. An unknown path loads nothing, and of a failure
 * the router learns when it asks again.
 */
export async function preloadScreen(path: string): Promise<void> {
  const wanted = path.split('/').filter(Boolean)
  const matches = (pattern: string) => {
    const parts = pattern.split('/').filter(Boolean)
    return parts.length === wanted.length && parts.every((part, at) => part.startsWith(':') || part === wanted[at])
  }
  const found = Object.keys(screens).find(matches)
  if (found) await loadScreen(found).catch(() => {})
}
