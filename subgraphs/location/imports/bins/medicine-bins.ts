import { standardImporter } from '../tables/table-importer.ts'
import { isIndoors, publicBinTerms } from './public-bins.ts'

export const medicineBins = standardImporter({
  name: 'medicine-bins',
  title: '전국폐의약품수거함표준데이터',
  columns: { name: '설치장소명', province: '시도명', district: '시군구명', detail: '세부위치' },
  keyColumns: ['세부위치'],
  kind: (name) => (name.endsWith('약국') ? 'TAKE_BACK_SHOP' : 'DROP_OFF_BIN'),
  materials: ['MEDICINE'],
  terms: publicBinTerms,
  // The bin of a pharmacy is inside, where residents can ask the staff.
  features: (name, { 세부위치 = '' }) =>
    name.endsWith('약국') ? ['INDOOR', 'STAFFED'] : isIndoors(세부위치) ? ['INDOOR'] : [],
})
