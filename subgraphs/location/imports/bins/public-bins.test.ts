import { expect, test } from 'vitest'
import { isIndoors } from './public-bins.ts'

test.each(['약국 내', '약국내부', '1층 민원실', '보건지소내 1층', '행정복지센터 내부(1층 민원실)', '1층(실내)'])(
  'a bin at `%s` is indoors',
  (detail) => {
    expect(isIndoors(detail)).toBe(true)
  },
)

test.each(['', '1층', '실외', '관리사무소 앞', '민원실 입구', '센터 내·외부+외부', '주택가 내', '건물 옆', '구내식당'])(
  'a bin at `%s` is not known to be indoors',
  (detail) => {
    expect(isIndoors(detail)).toBe(false)
  },
)

test.each([...'·ㆍ・･‧•∙⋅'])('a bin at `센터 내%s외부` is not known to be indoors', (dot) => {
  expect(isIndoors(`센터 내${dot}외`)).toBe(false)
})
