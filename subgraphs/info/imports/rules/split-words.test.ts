import { expect, test } from 'vitest'
import { weekdayLetters } from '../../../_shared/korea/weekdays.ts'
import { weekdays } from '../../domain/collection/days.ts'
import { weekdaysIn } from '../../domain/collection/off-days.ts'
import { readCatalogue } from '../../reference/read.ts'
import type { DisposalMethod } from '../../types.generated.ts'
import { recyclables } from './clause-materials.ts'
import { dwellingsOfArea, splitWords } from './split-words.ts'

/** Each part as one line: method, days, weeks, materials, dwellings, words. */
const split = (method: DisposalMethod, days: string, words: string) =>
  splitWords(method, weekdaysIn(days).weekdays, words).map((part) =>
    [
      part.method,
      part.weekdays.map((day) => weekdayLetters[weekdays.indexOf(day)]).join(''),
      part.weeksOfMonth.join(),
      part.materials.join(),
      part.dwellings.join(),
      part.words === words ? 'all words' : part.words,
    ].join('|'),
  )

const rest = 'CORRUGATED,PAPER,GLASS,METAL_CAN,SCRAP_METAL,PLASTIC,EPS'
const light = 'CORRUGATED,PAPER,FILM,EPS'
const heavy = 'GLASS,METAL_CAN,SCRAP_METAL,PET_CLEAR,PLASTIC'
const sorted = '이물질 제거 후 종류별로 구분하여 투명 비닐봉지에 담아 배출(분리배출요일제),'
const tied = '종류별로 분리 후, 끈으로 묶거나 흰색 또는 투명한 봉투를 사용하여 배출'
const coloured = 'CORRUGATED,PAPER,GLASS,METAL_CAN,PLASTIC'

// Every form of instructions that is split in the national file of 2026, with the days of its rows.
const splitForms: [method: DisposalMethod, days: string, words: string, parts: string[]][] = [
  [
    'RECYCLABLES',
    '월+수+금',
    '수요일 저녁 : 투명페트병, 비닐 / 월,금 저녁 : 투명페트병, 비닐을 제외한 모든 재활용 품목',
    ['RECYCLABLES|수||PET_CLEAR,FILM||all words', `RECYCLABLES|월금||${rest}||all words`],
  ],
  [
    'RECYCLABLES',
    '일+화+목',
    '화요일 저녁 : 투명페트병, 비닐 / 목,일 저녁 : 투명페트병, 비닐을 제외한 모든 재활용 품목',
    ['RECYCLABLES|화||PET_CLEAR,FILM||all words', `RECYCLABLES|목일||${rest}||all words`],
  ],
  [
    'RECYCLABLES',
    '일+화+목',
    `${sorted} 화요일(투명페트병,비닐), 일.목요일(유색페트병,플라스틱,종이,캔,유리병)`,
    ['RECYCLABLES|화||PET_CLEAR,FILM||all words', `RECYCLABLES|목일||${coloured}||all words`],
  ],
  [
    'RECYCLABLES',
    '월+수+금',
    `${sorted} 수요일(투명페트병,비닐), 월.금요일(유색페트병,플라스틱,종이,캔,유리병)`,
    ['RECYCLABLES|수||PET_CLEAR,FILM||all words', `RECYCLABLES|월금||${coloured}||all words`],
  ],
  [
    'RECYCLABLES',
    '일+월+화+수+목+금',
    '(반)투명비닐봉투에 담아 각각 별도 분리배출(* 비닐과 투명 페트병은 목요일날배출 그외 재활용품은 일,월,화,수,금 배출)(* 예외로, 가로변은 배출시작 22:00, 배출종료 02:00)',
    ['RECYCLABLES|목||PET_CLEAR,FILM||all words', `RECYCLABLES|월화수금일||${rest}||all words`],
  ],
  ...(
    [
      ['월+화+목', '월,목', '화'],
      ['일+수+금', '일,금', '수'],
      ['일+화+목', '화,목', '일'],
      ['월+수+목', '월,수', '목'],
    ] as const
  ).map(([days, first, second]): [DisposalMethod, string, string, string[]] => [
    'RECYCLABLES',
    days,
    `${tied}(스티로폼,비닐,종이: ${first} / 플라스틱,병,캔,기타: ${second})`,
    [
      `RECYCLABLES|${[...first.replace(',', '')].sort(byWeek).join('')}||${light}||all words`,
      `RECYCLABLES|${second}||${heavy}||all words`,
    ],
  ]),
  [
    'GENERAL_WASTE',
    '월+수+목',
    '일반종량제봉투에 담아 배출(월ㆍ수 가연성, 목 불연성)',
    ['GENERAL_WASTE|월수||||일반종량제봉투에 담아 배출', 'NON_COMBUSTIBLE|목||||일반종량제봉투에 담아 배출'],
  ],
  [
    'GENERAL_WASTE',
    '화+수+목',
    '일반종량제봉투에 담아 배출 (화ㆍ목 가연성, 수 불연성)',
    ['GENERAL_WASTE|화목||||일반종량제봉투에 담아 배출', 'NON_COMBUSTIBLE|수||||일반종량제봉투에 담아 배출'],
  ],
  [
    'GENERAL_WASTE',
    '일+월+화+수+목+금',
    '규격봉투에 넣어 지정된 요일에 배출(가연성 : 일,화,수,금 / 불연성 : 월,목)',
    [
      'GENERAL_WASTE|화수금일||||규격봉투에 넣어 지정된 요일에 배출',
      'NON_COMBUSTIBLE|월목||||규격봉투에 넣어 지정된 요일에 배출',
    ],
  ],
  [
    'RECYCLABLES',
    '월+수',
    '(공동주택) 공동주택에서 지정한 방식으로 분리배출, (일반주택 및 상가) 투명 비닐봉투 또는 재활용 전용봉투에 담아 분리배출',
    [
      'RECYCLABLES|월수|||APARTMENT|공동주택에서 지정한 방식으로 분리배출',
      'RECYCLABLES|월수|||HOUSE,BUSINESS|투명 비닐봉투 또는 재활용 전용봉투에 담아 분리배출',
    ],
  ],
  [
    'FOOD_WASTE',
    '월+수',
    '(공동주택) RFID 종량기기에 배출, (일반주택 및 상가) 전용용기에 납부필증을 부착하여 배출',
    [
      'FOOD_WASTE|월수|||APARTMENT|RFID 종량기기에 배출',
      'FOOD_WASTE|월수|||HOUSE,BUSINESS|전용용기에 납부필증을 부착하여 배출',
    ],
  ],
  [
    'FOOD_WASTE',
    '월',
    '1)일반주택-음식물 종량제봉투에 넣어 전용 용기에 담아 지정 요일, 지정 시간에 내 집 앞 배출2)공동주택-단지 내 음식물 전용 용기에 배출',
    [
      'FOOD_WASTE|월|||HOUSE|음식물 종량제봉투에 넣어 전용 용기에 담아 지정 요일, 지정 시간에 내 집 앞 배출',
      'FOOD_WASTE|월|||APARTMENT|단지 내 음식물 전용 용기에 배출',
    ],
  ],
  [
    'FOOD_WASTE',
    '월',
    '음식물전용종량제 봉투(단독, 상가 등), RFID(공동주택)',
    ['FOOD_WASTE|월|||HOUSE,BUSINESS|음식물전용종량제 봉투', 'FOOD_WASTE|월|||APARTMENT|RFID'],
  ],
  [
    'FOOD_WASTE',
    '월',
    '음식물쓰레기 종량제봉투에 담아 내집, 내점포 앞에 배출(공동주택단지는 음식물종량기 사용)',
    [
      'FOOD_WASTE|월|||HOUSE,BUSINESS|음식물쓰레기 종량제봉투에 담아 내집, 내점포 앞에 배출',
      'FOOD_WASTE|월|||APARTMENT|음식물종량기 사용',
    ],
  ],
  [
    'GENERAL_WASTE',
    '일+화+목',
    '대문 앞, 업소 1층 출입구(공동주택은 별도 지정일)',
    ['GENERAL_WASTE|화목일|||HOUSE,BUSINESS|대문 앞, 업소 1층 출입구', 'GENERAL_WASTE||||APARTMENT|별도 지정일'],
  ],
  [
    'RECYCLABLES',
    '목+월+수',
    '월20:00~화02:00에 투명페트, 유리병, 스티로폼은 황색 그물망, 수20:00~목02:00에 비닐류, 종이류, 의류는 적색 그물망, 목20:00~금02:00에 플라스틱류, 고철 등은 녹색 그물망',
    [
      'RECYCLABLES|월||GLASS,PET_CLEAR,EPS||all words',
      'RECYCLABLES|수||CORRUGATED,PAPER,FILM,CLOTHING||all words',
      'RECYCLABLES|목||METAL_CAN,SCRAP_METAL,PLASTIC||all words',
    ],
  ],
  ...['GENERAL_WASTE' as const, 'FOOD_WASTE' as const, 'RECYCLABLES' as const].map(
    (method): [DisposalMethod, string, string, string[]] => [
      method,
      '화',
      '종량제 규격 봉투에 넣어 지정요일에 배출(2,4 격주)',
      [`${method}|화|2,4|||all words`],
    ],
  ),
]

test.each(splitForms)('%s on %s is split: %s', (method, days, words, parts) => {
  expect(split(method, days, words)).toEqual(parts)
})

// Similar instructions of the file that are incomplete or name other days than their rows, and invented ones.
test.each<[DisposalMethod, string, string]>([
  ['RECYCLABLES', '일+화+목+월+수', '배출(월, 목-기타재활용/화-스티로폼,공병/수-비닐류/ 금-투명페트병)'],
  ['RECYCLABLES', '일+화+목+월+수', '배출(화-비닐류/ 목-투명페트병/ 일,월,수,금-기타재활용)'],
  ['RECYCLABLES', '월+수', '투명한 비닐봉투에 담거나 끈으로 묶어 지정된 요일(월, 수 저녁)에 배출'],
  ['RECYCLABLES', '월+목', '묶어서 배출(목요일은 마지막주)'],
  ['RECYCLABLES', '일+월+화+수+목+금', '지정된 요일에 배출 주안2동: 월수금/ 도화1동, 주안3동: 일화목'],
  ['GENERAL_WASTE', '일+화+목', '지정된 요일에 배출(불연성 일반폐기물은 수요일에 배출)'],
  ['GENERAL_WASTE', '월', '지정요일에 배출(격주)'],
  ['GENERAL_WASTE', '월+화', '가연성: 종량제봉투, 불연성: pp마대'],
  ['GENERAL_WASTE', '일+월', '종량제 규격봉투에 담아 매일 배출(토요일 제외)'],
  ['FOOD_WASTE', '월+수+금', '지정된 요일에 배출(RFID이용 공동주택 매일 배출)'],
  ['FOOD_WASTE', '월', '종량제봉투-가정용기배출- 음식점RFID-공동주택'],
  ['FOOD_WASTE', '월', '음식물류 폐기물 종량제 봉투 또는 음식물전용 수거용기(공동주택에 한함)에 배출'],
  ['FOOD_WASTE', '월', '음식물종량제 규격봉투에 넣어 배출 또는 RFID 기기 통해 배출(공동주택의 경우)'],
  ['FOOD_WASTE', '월', '그 외 지역(음식점, 다가구주택) : 문전 배출, 그 외 지역(주택) : 지정된 장소에 배출'],
  ['FOOD_WASTE', '월+수', '배출(비닐: 월 / 기타: 수)'],
  ['RECYCLABLES', '월+수+금', '수요일 저녁 : 투명페트병, 비닐 / 월 저녁 : 투명페트병, 비닐을 제외한 모든 재활용 품목'],
  ['RECYCLABLES', '월+수', '수요일 저녁 : 투명페트병, 비닐 / 월,수 저녁 : 투명페트병, 비닐을 제외한 모든 재활용 품목'],
  ['RECYCLABLES', '월+수', '수요일 저녁 : 투명페트병 / 월 저녁 : 투명페트병, 비닐을 제외한 모든 재활용 품목'],
  ['RECYCLABLES', '월+수', '배출(비닐,장난감: 월 / 기타: 수)'],
  ['RECYCLABLES', '월+수', '배출(비닐,캔: 월 / 캔,종이: 수)'],
  ['RECYCLABLES', '월+수', '배출(기타: 월 / 기타: 수)'],
  ['RECYCLABLES', '월', '배출(비닐: 월)'],
  ['RECYCLABLES', '월+수', '월20:00~화02:00에 비닐류는 망, 목20:00~금02:00에 고철 등은 망'],
  ['RECYCLABLES', '월+수', '월20:00~화02:00에 비닐 등은 망, 수20:00~목02:00에 고철 등은 망'],
  ['GENERAL_WASTE', '월+수', '배출(월 가연성, 수 가연성)'],
  ['RECYCLABLES', '월', '배출(2,5 격주)'],
])('%s on %s stays one rule with all of its words: %s', (method, days, words) => {
  expect(split(method, days, words)).toEqual([
    `${method}|${[...days.replaceAll('+', '')].sort(byWeek).join('')}||||all words`,
  ])
})

test.each([
  ['방어동(단독)', ['HOUSE']],
  ['방어동(공동)', ['APARTMENT']],
  ['용계리(단독주택)', ['HOUSE']],
  ['용계리(공동주택)', ['APARTMENT']],
  ['단독주택', ['HOUSE']],
  ['공동주택', ['APARTMENT']],
  // The words may limit only the last area, or cover more than houses.
  ['용강동, 현곡면 공동주택', []],
  ['산격2동+무태조야동(단독주택)+구암동', []],
  ['노원동+무태조야동(공동주택)', []],
  ['상가, 자연부락', []],
  ['혜화동', []],
  [null, []],
])('the area %s is limited to the dwellings %o', (area, expected) => {
  expect(dwellingsOfArea(area)).toEqual(expected)
})

test('instructions of a row for one kind of dwelling are not split by dwelling', () => {
  const words = '음식물전용종량제 봉투(단독, 상가 등), RFID(공동주택)'

  expect(splitWords('FOOD_WASTE', ['MONDAY'], words, ['HOUSE'])).toMatchObject([{ dwellings: ['HOUSE'], words }])
})

test('the recyclables are all materials of the catalogue with that method', () => {
  const { materials } = readCatalogue()

  expect(materials.filter(({ method }) => method === 'RECYCLABLES').map(({ code }) => code)).toEqual(recyclables)
})

function byWeek(a: string, b: string): number {
  return weekdayLetters.indexOf(a) - weekdayLetters.indexOf(b)
}

test.each([...'·ㆍ・･‧•∙⋅，．'])('%s separates weekdays and materials', (mark) => {
  const parts = splitWords(
    'RECYCLABLES',
    ['MONDAY', 'WEDNESDAY', 'FRIDAY'],
    `봉투에 담아 배출（비닐${mark === '．' ? ',' : mark}종이: 월${mark}수 / 플라스틱: 금）`,
  )

  expect(parts.map(({ weekdays }) => weekdays)).toEqual([['MONDAY', 'WEDNESDAY'], ['FRIDAY']])
})
