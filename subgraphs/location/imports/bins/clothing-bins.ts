import { standardImporter } from '../tables/table-importer.ts'
import { publicBinTerms } from './public-bins.ts'

// The name column has the spot of the bin, such as `해피하우스` or `주택가 골목`.
export const clothingBins = standardImporter({
  name: 'clothing-bins',
  title: '전국의류수거함표준데이터',
  columns: { name: '설치장소명', province: '시도명', district: '시군구명', notes: '상세위치' },
  keyColumns: ['상세위치'],
  kind: () => 'CLOTHING_BIN',
  materials: ['CLOTHING'],
  terms: publicBinTerms,
  displayName: (name) => (name.includes('수거함') ? name : `${name} 의류수거함`),
})
