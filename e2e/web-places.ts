import type { Page } from 'playwright-core'
import { chooseInGroup, pressOn, typeInto } from './keyboard.ts'
import { named, type WebAppUnderTest } from './web-app.ts'

/**
 * Suggests a place where the device is, with hours, and again although there is a similar one nearby; with the keyboard alone. Returns
 * what the list of reports says.
 */
export async function suggestPlace({ open }: WebAppUnderTest, page: Page, name: string): Promise<string | null> {
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 37.56631, longitude: 126.97791 })
  await open(page, '/places/new')
  await typeInto(page.getByLabel('이름', { exact: true }), name)
  await page.keyboard.press('Enter')
  await page.getByText('지도를 장소로 옮기거나').waitFor()
  await pressOn(named(page, 'button', '내 위치'), 'Enter')
  await page.getByText('서울특별시').first().waitFor()
  const materials = named(page, 'toolbar', '받는 품목')
  await chooseInGroup(materials, materials.getByRole('button').nth(2))
  await chooseInGroup(named(page, 'radiogroup', '이용 시간'), named(page, 'radio', '요일별'))
  await pressOn(page.getByLabel('월요일 여는 시각'), 'ArrowUp')
  await pressOn(named(page, 'switch', '화요일'), 'Space')
  await pressOn(named(page, 'button', '제안 보내기'), 'Enter')
  const isSent = page.getByText('제안을 받았습니다')
  const anyway = named(page, 'button', '아니요, 그래도 보내기')
  await isSent.or(anyway).first().waitFor()
  if (await anyway.isVisible()) await pressOn(anyway, 'Space')
  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.waitFor()
  return row.textContent()
}

/**
 * Corrects the telephone number of a place, with the keyboard alone. Returns what the list of reports says, and what axe finds on the
 * screen of the correction.
 */
export async function correctPlace({ open, findings }: WebAppUnderTest, page: Page, name: string) {
  await open(page, '/places?view=list')
  await pressOn(named(page, 'link', new RegExp(name)), 'Enter')
  await pressOn(named(page, 'link', '정보 고치기'), 'Enter')
  const send = named(page, 'button', '제안 보내기')
  await pressOn(send, 'Enter')
  await page.getByText('아직 바뀐 내용이 없습니다').waitFor()
  const found = await findings(page)
  await typeInto(page.getByLabel('전화'), '02-731-2120')
  await pressOn(send, 'Space')
  await named(page, 'heading', name).waitFor()
  await open(page, '/mine/reports')
  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.waitFor()
  return { report: await row.textContent(), found }
}
