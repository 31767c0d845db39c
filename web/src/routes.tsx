import { type ComponentType, lazy, Suspense, useState } from 'react'
import { Route, Routes } from 'react-router'
import { loadedScreen, loadScreen, screens } from './screens.ts'
import { NotFound } from './ui/not-found.tsx'
import { Loading } from './ui/states.tsx'

const lazyScreens = new Map(
  Object.keys(screens).map((path) => [
    path,
    lazy(async () => ({ default: (await loadScreen(path)) as ComponentType })),
  ]),
)

export const Screens = () => (
  <Suspense fallback={<Loading isTall />}>
    <Routes>
      {[...lazyScreens.keys()].map((path) => (
        <Route key={path} path={path} element={<Screen key={path} path={path} />} />
      ))}
      <Route path="*" element={<NotFound />} />
    </Routes>
  </Suspense>
)

/** A screen whose code is here is shown at once: React keeps a placeholder for 300 ms, also if it needs none. */
function Screen({ path }: { path: string }) {
  const [Loaded] = useState(() => loadedScreen(path) ?? null)
  const Lazy = lazyScreens.get(path)
  return Loaded ? <Loaded /> : Lazy ? <Lazy /> : null
}
