import { standardImporter } from '../tables/table-importer.ts'
import { isIndoors, publicBinTerms } from './public-bins.ts'

// A place with one bin for lamps and another for batteries has two rows.
export const lampBatteryBins = standardImporter({
  name: 'lamp-battery-bins',
  title: '전국폐형광등폐건전지수거함표준데이터',
  columns: {
    name: '설치장소명',
    province: '시도명',
    district: '시군구명',
    detail: '세부위치내용',
    items: '수거품목명',
  },
  keyColumns: ['세부위치내용', '수거품목명'],
  kind: () => 'DROP_OFF_BIN',
  terms: publicBinTerms,
  features: (_name, { 세부위치내용 = '' }) => (isIndoors(세부위치내용) ? ['INDOOR'] : []),
})
