import type { ShellTexts } from './i18n/shell-texts.ts'

const tabs = { what: '/', where: '/places', when: '/when', mine: '/mine' } as const
const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** The bar, and the heading of the start screen: what people see and read while the code of the app is on its way. React replaces it. */
export function showShell(texts: ShellTexts, path: string): void {
  const root = document.querySelector('#app')
  if (!root || root.hasChildNodes()) return
  const brand = element('a', { className: 'brand', href: `${base}/` })
  brand.append(element('img', { src: `${base}/icon.svg`, alt: '' }), texts.app.name)
  const nav = element('nav', { className: 'tabs', ariaLabel: texts.app.navigation })
  for (const [name, to] of Object.entries(tabs)) {
    const link = element('a', { href: `${base}${to}` })
    if (to === path) link.ariaCurrent = 'page'
    link.append(blankIcon(), texts.app[name as keyof typeof tabs])
    nav.append(link)
  }
  const inside = element('div', { className: 'bar-inside' })
  inside.append(brand, nav, element('span', { className: 'button icon' }))
  const bar = element('header', { className: 'bar' })
  bar.append(inside)
  const main = element('main', { id: 'main', className: path === '/places' ? 'wide' : '' })
  main.append(path === '/' ? startOf(texts) : skeleton(texts))
  root.append(bar, main)
}

/** Says in the place of the content that the code of the app didn't come. */
export function showFailure({ state }: ShellTexts): void {
  const notice = element('p', { className: 'notice bad', role: 'alert', textContent: state.notLoaded })
  document.querySelector('#main')?.replaceChildren(notice)
}

function startOf({ what }: ShellTexts): HTMLElement {
  const hero = element('div', { className: 'hero' })
  hero.append(element('h1', { textContent: what.title }), element('p', { className: 'soft', textContent: what.lead }))
  return hero
}

function skeleton({ state }: ShellTexts): HTMLElement {
  const stack = element('div', { className: 'stack', role: 'status' })
  stack.append(element('span', { className: 'visually-hidden', textContent: state.loading }))
  for (let row = 0; row < 3; row++) stack.append(element('div', { className: 'skeleton tall' }))
  return stack
}

/** The room of an icon that comes with the app. */
function blankIcon(): SVGElement {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  icon.setAttribute('width', '22')
  icon.setAttribute('height', '22')
  return icon
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties)
}
