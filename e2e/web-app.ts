import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { connect } from '../subgraphs/_shared/db.ts'
import { testLog } from '../subgraphs/_shared/testing-logs.ts'
import { aFeeLine, aRule } from '../subgraphs/info/fixtures.ts'
import { alwaysOpen, weekOf } from '../subgraphs/location/domain/hours/hours.ts'
import { aPlace } from '../subgraphs/location/fixtures.ts'
import { webAppOfCheckout } from '../web-app.ts'
import { openBrowser } from './browser.ts'
import { startGraph } from './graph.ts'

/** The city hall of Seoul, where the map begins without a neighbourhood. */
const cityHall = { latitude: 37.5663, longitude: 126.9779 }
const jongno = { regionId: 'reg_1111000000' }
const everyDay = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

/** The graph with the app, the facts of the journeys, and a browser. */
export async function startWebApp() {
  const webApp = await webAppOfCheckout(testLog(), () => {})
  const [graph, browser] = await Promise.all([
    startGraph('one process', undefined, webApp),
    openBrowser(),
    webApp.build(),
  ])
  const info = connect(graph.databaseUrl('info'), { max: 1 })
  await aRule(info.db, { ...jongno, weekdays: [...everyDay], putOutFrom: '18:00', offDays: '' })
  await aFeeLine(info.db, { specification: { ko: '소파, 3인용', en: '소파, 3인용' }, amountMinor: 12_000 })
  await info.close()
  const location = connect(graph.databaseUrl('location'), { max: 1 })
  const near = { regionId: 'reg_1114000000', address: '서울특별시 중구 세종대로 110' }
  const takes = { takes: ['APPLIANCE_SMALL'] }
  await aPlace(
    location.db,
    { ...cityHall, ...near, nameKo: '늘 열린 수거함' },
    { ...takes, source: { hours: alwaysOpen } },
  )
  const shut = { week: weekOf([1], []), holidays: [] }
  await aPlace(location.db, { ...cityHall, ...near, nameKo: '닫힌 수거함' }, { ...takes, source: { hours: shut } })
  await location.close()
  const address = `${graph.url.replace('127.0.0.1', 'localhost')}/app`
  const problems: string[] = []

  /** A phone of a resident. What its console complains about is collected in `problems`. */
  async function aPhone(locale: 'ko-KR' | 'en-US' = 'ko-KR'): Promise<Page> {
    const context = await browser.newContext({
      locale,
      viewport: { width: 390, height: 844 },
      timezoneId: 'Asia/Seoul',
      // A machine without a graphics card draws each step of an animation with its processor.
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', ({ message }) => problems.push(message))
    page.on('console', (message) => {
      // Without a graphics card there may be no WebGL, and then the app shows the list.
      if (message.type() === 'error' && !/WebGL/i.test(message.text())) problems.push(message.text())
    })
    return page
  }
  const open = (page: Page, path: string) => page.goto(`${address}${path}`)
  async function chooseJongno(page: Page): Promise<void> {
    await named(page, 'button', '동네 고르기').first().click()
    await named(page, 'combobox', '동네 이름').fill('종로구')
    await page.getByRole('option', { name: '서울특별시 종로구', exact: true }).click()
    await page.getByText('서울특별시 종로구').first().waitFor()
  }

  async function signIn(page: Page, email: string, password: string): Promise<void> {
    await open(page, '/sign-in')
    await page.getByLabel('이메일').fill(email)
    await page.getByLabel('비밀번호', { exact: true }).fill(password)
    await named(page, 'button', '로그인').last().click()
    await named(page, 'button', '로그아웃').waitFor()
  }

  /** Signs up with the link of the mail. */
  async function signUp(page: Page, email: string, password: string): Promise<void> {
    await open(page, '/sign-up')
    await page.getByLabel('이메일').fill(email)
    await page.getByLabel('비밀번호').fill(password)
    await page.getByText('이용 약관에 동의합니다').click()
    await named(page, 'button', '가입하기').click()
    await page.getByText(`${email}로 링크를 보냈습니다`).waitFor()
    const token = /#token=([\w.%-]+)/.exec(await graph.mailTo(email))?.[1]
    await open(page, `/verify-email#token=${token}`)
    await page.getByText('이메일을 확인했습니다').waitFor()
  }

  /** What axe finds on what a page shows now, or a part of it. */
  async function findings(page: Page, part = 'html'): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).include(part).analyze()
    const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }

  /** What axe finds on screens. */
  async function seriousFindings(page: Page, paths: readonly string[]): Promise<string[]> {
    const serious: string[] = []
    for (const path of paths) {
      await open(page, path)
      await page.locator('header button').waitFor()
      await page.locator('h1').first().waitFor()
      await page.locator('.skeleton').first().waitFor({ state: 'detached' })
      serious.push(...(await findings(page)).map((finding) => `${path}: ${finding}`))
    }
    return serious
  }

  const stop = async () => {
    await browser.close()
    await graph.stop()
  }
  return {
    graph,
    browser,
    address,
    problems,
    aPhone,
    open,
    chooseJongno,
    signIn,
    signUp,
    findings,
    seriousFindings,
    stop,
  }
}

export type WebAppUnderTest = Awaited<ReturnType<typeof startWebApp>>

/** What has a role and a name, as a screen reader finds it. */
export const named = (page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp) =>
  page.getByRole(role, { name })

/**
 * Lets a page count the buttons of the first bar that it shows, in `window.buttonsOfFirstBar`: on a busy machine the app has come before
 * a question from here arrives.
 */
export const noteFirstBar = (page: Page): Promise<unknown> =>
  page.addInitScript(`new MutationObserver((_changes, observer) => {
    const header = document.querySelector('header')
    if (!header) return
    observer.disconnect()
    window.buttonsOfFirstBar = header.querySelectorAll('button').length
  }).observe(document, { childList: true, subtree: true })`)
