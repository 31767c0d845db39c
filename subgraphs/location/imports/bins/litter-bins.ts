import { type Cells, plainCell } from '../../../_shared/korea/cells.ts'
import { standardImporter } from '../tables/table-importer.ts'

// The column is cut off after ten characters: `일반쓰레기+재활용쓰`.
function exclusionOf({ 휴지통종류 }: Cells): string | null {
  const sort = plainCell(휴지통종류) ?? ''
  if (sort.includes('재활용')) return null
  return sort === '일반쓰레기' ? 'no-recyclables' : 'unknown-sort-of-bin'
}

// Street bins are for the drinks containers of passers-by. The standard only says `recyclables`, so the condition
// refers to the label on the bin, and no bin has high confidence.
const drinksContainers = ['GLASS', 'METAL_CAN', 'PET_CLEAR', 'PLASTIC']

export const litterBins = standardImporter({
  name: 'litter-bins',
  title: '전국휴지통표준데이터',
  columns: { name: '설치장소명', province: '시도명', district: '시군구명', detail: '세부위치' },
  keyColumns: ['세부위치', '휴지통종류'],
  // A village building where residents bring their sorted waste.
  kind: (name) => (name.includes('배출하우스') ? 'COLLECTION_POINT' : 'DROP_OFF_BIN'),
  materials: drinksContainers,
  terms: {
    pricing: 'FREE',
    conditionsKo: '빈 음료 용기만 넣어 주세요. 받는 품목은 수거함의 표시를 따릅니다.',
    conditionsEn: 'Empty drinks containers only. The label on the bin says which ones it takes.',
  },
  displayName: (name) => `${name} 재활용 휴지통`,
  matchName: (name) => `${name} 재활용 휴지통`,
  exclusionOf,
  // A litter bin is in the street, beside the flats that name it, unless the words say that it is inside.
  isPublic: (name) => /아파트$/.test(name),
  isVague: true,
})
