import { type Cells, plainCell } from '../../../_shared/korea/cells.ts'
import { readStandardHours } from '../../domain/hours/korean-standard.ts'
import { standardImporter } from '../tables/table-importer.ts'

// The standard mixes second-hand shops with sorting plants, which are not open to the public.
const plant =
  /선별|회수센터|수집소|처리장|처리시설|매립장|기반시설|환경(센터|관리|자원|정화|종합)|자원(순환|관리|화)|에코센터|타운|클린센터|새롬센터/
const usedThings = /가전|가구|의류|옷|신발|가방|냉장고|전자레인지|(식당|주방|사무|생활)(용품|집기|비품)/
const sale = /판매|매장|마트/
// Where residents bring their sorted waste, staffed, as in Seogwipo.
const forResidents = /재활용 ?도움 ?센터|클린 ?하우스|재활용 ?동네 ?마당/

function exclusionOf(cells: Cells): string | null {
  const name = plainCell(cells.재활용센터명) ?? ''
  const items = plainCell(cells.주요취급품목정보) ?? ''
  if (sale.test(name + items) || forResidents.test(name)) return null
  if (plant.test(name) || /선별/.test(items)) return 'sorting-plant'
  return usedThings.test(items) ? null : 'not-known-to-be-public'
}

export const recyclingCentres = standardImporter({
  name: 'recycling-centres',
  title: '전국재활용센터표준데이터',
  columns: {
    name: '재활용센터명',
    items: '주요취급품목정보',
    phone: '운영기관전화번호',
    website: '홈페이지주소',
  },
  keyColumns: [],
  personal: ['운영기관대표자명'],
  // A place that also takes paper or metal is more than a shop.
  kind: (name, { 주요취급품목정보 }) =>
    forResidents.test(name) || /파지|폐지|신문|고철/.test(plainCell(주요취급품목정보) ?? '')
      ? 'RECYCLING_CENTER'
      : 'SECOND_HAND_SHOP',
  hours: readStandardHours,
  exclusionOf,
})
