import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { runAccountsCommand } from '../accounts-command.ts'
import { connect } from '../subgraphs/_shared/db.ts'
import { testLog } from '../subgraphs/_shared/testing-logs.ts'
import { demoPerson } from '../subgraphs/auth/reference/demo-person.ts'
import { aFeeLine, aRule } from '../subgraphs/info/fixtures.ts'
import { alwaysOpen, weekOf } from '../subgraphs/location/domain/hours/hours.ts'
import { aPlace } from '../subgraphs/location/fixtures.ts'
import { webAppOfCheckout } from '../web-app.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { startGraph } from './graph.ts'

/** The city hall of Seoul, where the map begins without a neighbourhood. */
const cityHall = { latitude: 37.5663, longitude: 126.9779 }
const jongno = { regionId: 'reg_1111000000' }
const everyDay = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

async function start() {
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
  return { graph, browser, address: `${graph.url.replace('127.0.0.1', 'localhost')}/app` }
}

describe.skipIf(!chromiumPath)('the web app (skipped without `chromium` on the PATH or in CHROMIUM)', async () => {
  // The body runs also when the tests are skipped.
  const { graph, browser, address } = (chromiumPath ? await start() : {}) as Awaited<ReturnType<typeof start>>
  const problems: string[] = []
  afterAll(async () => {
    await browser?.close()
    await graph?.stop()
  })

  /** A phone of a resident. What its console complains about is collected. */
  async function aPhone(locale: 'ko-KR' | 'en-US' = 'ko-KR'): Promise<Page> {
    const context = await browser.newContext({
      locale,
      viewport: { width: 390, height: 844 },
      timezoneId: 'Asia/Seoul',
    })
    return aTab(context)
  }
  async function aTab(context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', ({ message }) => problems.push(message))
    page.on('console', (message) => {
      // Without a graphics card there may be no WebGL, and then the app shows the list.
      if (message.type() === 'error' && !/WebGL/i.test(message.text())) problems.push(message.text())
    })
    return page
  }
  const open = (page: Page, path: string) => page.goto(`${address}${path}`)
  const named = (page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp) =>
    page.getByRole(role, { name })

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

  test('the pizza box tonight: typed in Korean and chosen with the keyboard, with a source, and when to put it out', async () => {
    const page = await aPhone()
    await open(page, '/')
    const box = named(page, 'searchbox', '물건 검색')
    await box.focus()
    const keyboard = await page.context().newCDPSession(page)
    // As an input method does: each letter changes the syllable, and the last one is not finished.
    for (const text of ['ㅍ', '피', '핒', '피자'])
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    const option = named(page, 'option', /피자·치킨 상자/)
    await option.waitFor()
    const typed = await box.inputValue()
    await keyboard.send('Input.insertText', { text: '피자' })
    for (let step = 0; step < 10 && (await option.getAttribute('data-focused')) === null; step++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await named(page, 'heading', '피자·치킨 상자').waitFor()
    await named(page, 'radio', '기름이 밴 것').click()
    await chooseJongno(page)
    const guide = named(page, 'region', '버리는 법')
    await guide.getByText('종량제').first().waitFor()
    const text = await guide.textContent()
    await named(page, 'link', '배출일').click()
    const today = page.getByRole('listitem').filter({ hasText: '오늘' }).first()
    await today.waitFor()

    expect(typed).toBe('피자')
    expect(text).toContain('출처')
    expect(text).toMatch(/\d{4}년|\d{4}\. /)
    expect(await today.textContent()).toMatch(/종량제 봉투[\s\S]*오후 6:00/)
  })

  test('the phone: to a place that is open, not to one that is closed', async () => {
    const page = await aPhone()
    await open(page, '/items/mobile-phone')
    await named(page, 'link', '가까운 수거 장소 찾기').click()
    await named(page, 'radio', '목록').click()
    await page.getByText('닫힌 수거함').waitFor()
    await page.getByText('지금 연 곳만').click()
    await page.getByText('닫힌 수거함').waitFor({ state: 'detached' })
    const honest = await page.getByText(/자료/).first().textContent()
    await page.getByText('늘 열린 수거함').click()
    await named(page, 'heading', '늘 열린 수거함').waitFor()
    const place = await page.locator('main').textContent()

    expect(honest).not.toBe('')
    expect(place).toContain('항상 이용 가능')
    expect(place).toContain('소형 가전')
  })

  test('the sofa: its fee in the neighbourhood, and without one how to get it', async () => {
    const page = await aPhone()
    await open(page, '/items/sofa')
    const without = await named(page, 'region', '버리는 법').textContent()
    await chooseJongno(page)
    const row = named(page, 'row', /소파, 3인용/)
    await row.waitFor()

    expect(without).toContain('동네를 고르면')
    expect(await row.textContent()).toMatch(/₩12,000/)
  })

  test('the calendar: its address answers with the days', async () => {
    const page = await aPhone()
    await open(page, '/when')
    await chooseJongno(page)
    const feed = await named(page, 'link', '달력 앱에서 열기').getAttribute('href')
    const calendar = await fetch(String(feed).replace(/^webcal:/, 'http:'))

    expect(calendar.headers.get('content-type')).toContain('text/calendar')
    expect(await calendar.text()).toContain('BEGIN:VEVENT')
  })

  test('a bin that is gone: reported by a new resident, accepted by a moderator, and the resident sees it', async () => {
    const [resident, moderator] = [await aPhone(), await aPhone()]
    const [email, password] = ['resident@example.com', 'sort-rinse-flatten-bundle']
    await signUp(resident, email, password)
    await signIn(resident, email, password)
    await open(resident, '/places?view=list')
    await resident.getByText('닫힌 수거함').click()
    await named(resident, 'button', '문제 신고').click()
    await resident.getByText('그 자리에 없어요', { exact: true }).click()
    await resident.getByLabel('설명 (선택)').fill('어제 가 보니 없었습니다')
    await named(resident, 'button', '신고하기').click()
    await resident.getByText('확인 전인 신고').waitFor()

    await runAccountsCommand(['grant', 'moderator', demoPerson.email], { AUTH_DATABASE_URL: graph.databaseUrl('auth') })
    await signIn(moderator, demoPerson.email, demoPerson.password)
    await named(moderator, 'link', '신고 검토').click()
    const report = named(moderator, 'article', '닫힌 수거함')
    await report.getByText('어제 가 보니 없었습니다').waitFor()
    await named(moderator, 'button', '받아들이기').click()
    await moderator.getByText('검토할 신고가 없습니다').waitFor()

    await open(resident, '/mine/reports')
    await resident.getByText('받아들임').waitFor()
    await open(resident, '/review')
    expect(await resident.locator('main').textContent()).toContain('운영자만 볼 수 있습니다')
  })

  test('without a connection it shows the last answers, and from when they are', async () => {
    const page = await aPhone()
    await open(page, '/items/pizza-box')
    await named(page, 'region', '버리는 법').waitFor()
    await page.evaluate('navigator.serviceWorker.ready')
    await page.reload()
    await named(page, 'region', '버리는 법').waitFor()
    await page.waitForTimeout(1_500)
    const before = problems.length
    await page.context().setOffline(true)
    await page.reload()
    await page.getByText(/이전 내용을 보여 드립니다.*받은 내용/).waitFor()
    const text = await page.locator('main').textContent()
    // The browser reports the requests that failed.
    problems.splice(before)

    expect(text).toContain('종이류로 내놓습니다')
  })

  test.each(['ko-KR', 'en-US'] as const)('axe finds nothing serious in %s', async (locale) => {
    const page = await aPhone(locale)
    const serious: string[] = []
    for (const path of ['/', '/items/sofa', '/places?view=list', '/when', '/mine', '/sign-up', '/kinds/paper']) {
      await open(page, path)
      await page.locator('h1').first().waitFor()
      await page.locator('.skeleton').first().waitFor({ state: 'detached' })
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      serious.push(...found.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`))
    }

    expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2))
    expect(serious).toEqual([])
  })

  test('the front door answers its first query, and no page complained in the console', async () => {
    const page = await aPhone('en-US')
    await page.goto(graph.url)
    await named(page, 'button', 'Run').click()
    await page.getByText('"pizza-box"').or(page.getByText('"summary"')).first().waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    const schema = await fetch(`${graph.url}/schema.graphql`)
    const again = await fetch(`${graph.url}/schema.graphql`, {
      headers: { 'if-none-match': String(schema.headers.get('etag')) },
    })

    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
    expect([schema.status, again.status]).toEqual([200, 304])
    expect(problems).toEqual([])
  })

  test('GraphiQL opens with a query, also from the second visit on', async () => {
    const context = await browser.newContext()
    for (const _visit of ['first', 'second']) {
      const page = await context.newPage()
      await page.goto(`${graph.url}/graphiql`)
      await page.getByText('query PizzaBox').first().waitFor({ timeout: 20_000 })
      // It keeps its tabs after a moment.
      await page.waitForFunction("localStorage.getItem('graphiql:tabState') !== null")
      expect(await page.getByRole('tab').count()).toBe(1)
      await page.close()
    }
  })
})
