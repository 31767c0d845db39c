/** A file that an office publishes in a form that the country prescribes. */
export interface StandardFile {
  /** The name of the data set on the command line. */
  name: string
  title: string
  /** All columns of the published file. */
  columns: readonly string[]
  /** What the cells of a column mostly look like. */
  likeness: Likeness
}

export interface Likeness {
  column: string
  pattern: RegExp
  /** The least or the greatest share of rows that match, in a file of 200 rows or more. */
  atLeast?: number
  atMost?: number
  /** What such cells are. */
  what: string
}

const shared = ['소재지도로명주소', '소재지지번주소', '위도', '경도', '데이터기준일자', '제공기관코드', '제공기관명']
const office = ['관리기관명', '관리기관전화번호']
const place = ['설치장소명', '시도명', '시군구명', ...shared]
const streams = ['생활쓰레기', '음식물쓰레기', '재활용품', '일시적다량폐기물']
const litres = ['1', '1.5', '2', '2.5', '3', '5', '10', '20', '30', '50', '60', '75', '100', '120', '125']

/**
 * The files that a file is compared with before it is loaded. Columns as in the files of 2026 (prices of bags: 2021); the shares are far
 * from those of these files: 92 % of the names of medicine bins, 16 % of litter bins and 8 % of clothing bins are such places.
 */
export const standardFiles: readonly StandardFile[] = [
  {
    name: 'clothing-bins',
    title: '전국의류수거함표준데이터',
    columns: ['관리번호', '상세위치', ...office, ...place],
    likeness: { column: '설치장소명', pattern: /약국|보건|의원|병원/, atMost: 0.3, what: 'pharmacies and clinics' },
  },
  {
    name: 'medicine-bins',
    title: '전국폐의약품수거함표준데이터',
    columns: ['세부위치', ...office, ...place],
    likeness: {
      column: '설치장소명',
      pattern:
        /약국|보건|진료|의원|병원|약품|센터|사무소|청사|구청|시청|군청|우체국|건강|복지관|행정|공단|은행|금고|아파트|농협|경로당/,
      atLeast: 0.3,
      what: 'pharmacies, health centres and offices',
    },
  },
  {
    name: 'lamp-battery-bins',
    title: '전국폐형광등폐건전지수거함표준데이터',
    columns: ['세부위치내용', '수거품목명', '수거함수량', ...office, ...place],
    likeness: {
      column: '수거품목명',
      pattern: /전지|형광|LED|배터리|램프|조명/i,
      atLeast: 0.5,
      what: 'lamps or batteries',
    },
  },
  {
    name: 'litter-bins',
    title: '전국휴지통표준데이터',
    columns: ['세부위치', '휴지통종류', ...office, ...place],
    likeness: { column: '휴지통종류', pattern: /쓰레기|재활용|기타/, atLeast: 0.5, what: 'kinds of litter bins' },
  },
  {
    name: 'recycling-centres',
    title: '전국재활용센터표준데이터',
    columns: [
      ...[
        '재활용센터명',
        '재활용센터운영구분',
        '면적',
        '설립연월',
        '차량보유대수',
        '주요취급품목정보',
        '운영기관명',
        '운영기관전화번호',
      ],
      ...[
        '운영기관대표자명',
        '평일운영시작시각',
        '평일운영종료시각',
        '공휴일운영시작시각',
        '공휴일운영종료시각',
        '휴무일정보',
      ],
      ...['애프터서비스정보', '홈페이지주소', ...office, ...shared],
    ],
    likeness: {
      column: '재활용센터명',
      pattern: /재활용|자원|선별|센터|매장|환경|클린/,
      atLeast: 0.3,
      what: 'names of centres',
    },
  },
  {
    name: 'household-rules',
    title: '전국생활쓰레기배출정보',
    columns: [
      ...[
        '개방자치단체코드',
        '관리번호',
        '시도명',
        '시군구명',
        '관리구역명',
        '관리구역대상지역명',
        '배출장소유형',
        '배출장소',
      ],
      ...streams.map((stream) => `${stream}배출방법`),
      '일시적다량폐기물배출장소',
      ...streams.slice(0, 3).map((stream) => `${stream}배출요일`),
      ...streams.flatMap((stream) => [`${stream}배출시작시각`, `${stream}배출종료시각`]),
      ...[
        '미수거일',
        '관리부서명',
        '관리부서전화번호',
        '데이터기준일자',
        '데이터갱신구분',
        '데이터갱신시점',
        '최종수정시점',
      ],
    ],
    likeness: { column: '배출장소유형', pattern: /문전|거점|기타/, atLeast: 0.5, what: 'kinds of collection' },
  },
  {
    name: 'bulky-waste-fees',
    title: '전국대형폐기물수수료표준데이터',
    columns: [
      ...[
        '시도명',
        '시군구명',
        '대형폐기물명',
        '대형폐기물구분명',
        '대형폐기물규격',
        '유무료여부',
        '수수료',
        '관리기관명',
      ],
      ...['데이터기준일자', '제공기관코드', '제공기관명'],
    ],
    likeness: { column: '수수료', pattern: /^[\d,\s]*원?$/, atLeast: 0.5, what: 'amounts' },
  },
  {
    name: 'waste-bag-prices',
    title: '전국종량제봉투가격표준데이터',
    columns: [
      ...['시도명', '시군구명', '종량제봉투종류', '종량제봉투처리방식', '종량제봉투용도', '종량제봉투사용대상'],
      ...litres.map((size) => `${size}ℓ가격`),
      ...['관리부서명', '관리부서전화번호', '데이터기준일자', '제공기관코드', '제공기관명'],
    ],
    likeness: { column: '종량제봉투종류', pattern: /봉투|마대/, atLeast: 0.5, what: 'kinds of bags' },
  },
]
