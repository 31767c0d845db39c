const storedAs = 'bunri-theme'

export type Theme = 'auto' | 'light' | 'dark'

export const theme = (): Theme => {
  const stored = localStorage.getItem(storedAs)
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}

export function applyTheme(next: Theme = theme()): void {
  if (next === 'auto') {
    localStorage.removeItem(storedAs)
    delete document.documentElement.dataset.theme
    return
  }
  localStorage.setItem(storedAs, next)
  document.documentElement.dataset.theme = next
}
