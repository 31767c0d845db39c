import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, describe, expect, test } from 'vitest'
import { runAccountsCommand } from '../accounts-command.ts'
import { demoPerson } from '../subgraphs/auth/reference/demo-person.ts'
import { chromiumPath } from './browser.ts'
import { testGraphiql } from './graphiql.ts'
import { receivePush, signInWithRecoveryCode } from './web-account.ts'
import { named, noteFirstBar, startWebApp, type WebAppUnderTest } from './web-app.ts'
import { correctPlace, suggestPlace } from './web-places.ts'
import { changeEmail, changeProfile, linkKakao } from './web-profile.ts'

/** For a journey through many screens, on a machine that does much else. */
const journeyMs = 180_000

/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms for each request. */
const slow4g = { offline: false, downloadThroughput: 200_000, uploadThroughput: 93_750, latency: 150 }

describe.skipIf(!chromiumPath)('the web app (skipped without `chromium` on the PATH or in CHROMIUM)', async () => {
  // The body runs also when the tests are skipped.
  const app = (chromiumPath ? await startWebApp() : {}) as WebAppUnderTest
  const { graph, address, problems, aPhone, open, chooseJongno, signIn, signUp, seriousFindings } = app
  afterAll(() => app.stop?.())

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

  test('the first load has less than 250 kB of compressed JavaScript, and nothing comes from elsewhere', async () => {
    const page = await aPhone()
    await open(page, '/')
    await named(page, 'link', '피자 상자').waitFor()
    const loaded = await page.evaluate(() =>
      (globalThis as unknown as { performance: Performance }).performance.getEntriesByType('resource').map((entry) => ({
        name: entry.name,
        bytes: (entry as unknown as { encodedBodySize: number }).encodedBodySize,
      })),
    )
    const scripts = loaded.filter(({ name }) => name.endsWith('.js'))

    expect(scripts.length).toBeGreaterThan(2)
    expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(250_000)
    expect(loaded.filter(({ name }) => !name.startsWith(new URL(address).origin))).toEqual([])
  })

  test('on a slow network a guide is asked for once, while the code of the app is still on its way', async () => {
    const page = await aPhone()
    const network = await page.context().newCDPSession(page)
    await network.send('Network.enable')
    await network.send('Network.emulateNetworkConditions', slow4g)
    await noteFirstBar(page)
    await open(page, '/items/pizza-box')
    await named(page, 'region', '버리는 법').waitFor()
    const { early, asked, libraries } = (await page.evaluate(`(() => {
      const entries = performance.getEntriesByType('resource')
      return {
        early: window.buttonsOfFirstBar,
        asked: entries.filter(({ name }) => name.endsWith('/graphql')).map(({ startTime }) => startTime),
        libraries: entries.find(({ name }) => name.includes('/libraries-')).responseEnd,
      }
    })()`)) as { early: number; asked: number[]; libraries: number }

    expect(early, 'the bar is shown before the app has come').toBe(0)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toBeLessThan(libraries)
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
    await open(resident, '/sign-in')
    await resident.getByLabel('이메일').fill(email)
    await resident.getByLabel('비밀번호', { exact: true }).fill('another-long-password')
    await named(resident, 'button', '로그인').last().click()
    await resident
      .getByRole('alert')
      .filter({ hasText: /[가-힣]/ })
      .waitFor()
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
    await resident.getByText('운영자만 볼 수 있습니다').waitFor()
  })

  test('a resident suggests and corrects places with the keyboard, gets a push message and signs in with a recovery code', {
    timeout: journeyMs,
  }, async () => {
    const page = await aPhone()
    const [email, password] = ['suggester@example.com', 'wash-crush-label-collect']
    await signUp(page, email, password)
    await signIn(page, email, password)

    expect(await suggestPlace(app, page, '시청 앞 건전지 수거함')).toContain('검토 중')
    const { report, found } = await correctPlace(app, page, '늘 열린 수거함')
    expect(report).toContain('검토 중')
    expect(await receivePush(app, page)).toEqual({ title: '오늘은 종이류', body: '18시부터' })
    expect(await signInWithRecoveryCode(app, page, email, password)).toContain('9개')
    found.push(...(await seriousFindings(page, ['/mine/notifications', '/mine/account', '/sources'])))
    expect(found).toEqual([])
  })

  test('a resident changes picture, units, time zone, names and address, and links an account at Kakao', {
    timeout: journeyMs,
  }, async () => {
    const page = await aPhone()
    await signIn(page, demoPerson.email, demoPerson.password)

    const { refusal, found, units, sessions } = await changeProfile(app, page)
    expect(refusal).toContain('https')
    expect(units).toBe('true')
    expect(sessions).toContain('부엌 태블릿')
    expect(await linkKakao(app, page)).toContain('로빈')
    found.push(...(await changeEmail(app, page, demoPerson.email, 'moved@example.com')))
    expect(found).toEqual([])
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

  test.each([
    ['ko-KR', ['/items/sofa', '/places?view=list', '/when', '/sign-up']],
    ['en-US', ['/', '/mine']],
  ] as const)('axe finds nothing serious in %s', async (locale, paths) => {
    const page = await aPhone(locale)
    const serious = await seriousFindings(page, paths)

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

  testGraphiql(app)
})
