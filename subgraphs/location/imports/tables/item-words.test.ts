import { expect, test } from 'vitest'
import { readItems } from './item-words.ts'

test.each([
  ['폐형광등+폐LED+폐전지류', ['LAMP', 'BATTERY'], []],
  ['형광램프+LED조명+알카라인전지+망간전지+리튬전지+니켈-카드뮴전지', ['LAMP', 'BATTERY'], []],
  ['배터리+형광등', ['BATTERY', 'LAMP'], []],
  ['소형가전', ['APPLIANCE_SMALL'], []],
  ['가전제품류+가구류+의류+도서 등', ['APPLIANCE_LARGE', 'APPLIANCE_SMALL', 'FURNITURE', 'CLOTHING'], ['도서']],
  ['중고 가전 및 가구류', ['APPLIANCE_LARGE', 'APPLIANCE_SMALL', 'FURNITURE'], []],
  ['가전제품(에어컨)+가구류', ['APPLIANCE_LARGE', 'APPLIANCE_SMALL', 'FURNITURE'], []],
  ['의류 판매 및 수선+책+우유팩 화장지 교환 등', ['CLOTHING', 'PAPER_PACK'], ['책', '화장지']],
  ['고철+의류+파지(신문) 등', ['SCRAP_METAL', 'CLOTHING', 'PAPER'], []],
  ['식당용품', [], ['식당용품']],
  ['', [], []],
])('%s', (text, known, unknown) => {
  expect(readItems(text)).toEqual({ known, unknown })
})

test.each([...'·ㆍ・･‧•∙⋅＋，／（'])('%s separates items', (mark) => {
  expect(readItems(`폐건전지${mark}ＬＥＤ${mark}장난감`)).toEqual({ known: ['BATTERY', 'LAMP'], unknown: ['장난감'] })
})
