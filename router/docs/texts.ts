import type { Translated } from '../../subgraphs/_shared/locale.ts'

/** The words around the guides and the generated reference, which are in English. HTML, except for the titles and `search`. */
interface DocsTexts {
  reference: string
  queries: string
  mutations: string
  errors: string
  changes: string
  limits: string
  data: string
  search: string
  nothing: string
  /** Above what is in English; empty where everything is. */
  inEnglish: string
  indexHeading: string
  indexLead: string
  guides: string
  field: string
  meaning: string
  kinds: Record<'Object' | 'Interface' | 'Union' | 'Input' | 'Enum' | 'Scalar', string>
  errorsTitle: string
  errorsLead: string
  errorsHead: [string, string, string, string]
  changesTitle: string
  breaking: string
  dangerous: string
  compatible: (count: number) => string
}

export const texts: Translated<DocsTexts> = {
  en: {
    reference: 'Reference',
    queries: 'Queries',
    mutations: 'Mutations',
    errors: 'Errors',
    changes: 'Changes',
    limits: 'Limits',
    data: 'Data',
    search: 'Search guides, fields and types',
    nothing: 'Nothing has this name.',
    inEnglish: '',
    indexHeading: 'The graph',
    indexLead:
      'One typed graph for recycling apps: what goes where, near you, today. Send operations to <code>/graphql</code>; the schema is at <a href="/schema.graphql">/schema.graphql</a>. The key <kbd>/</kbd> jumps to the search.',
    guides: 'Guides',
    field: 'Field',
    meaning: 'Meaning',
    kinds: {
      Object: 'Objects',
      Interface: 'Interfaces',
      Union: 'Unions',
      Input: 'Inputs',
      Enum: 'Enums',
      Scalar: 'Scalars',
    },
    errorsTitle: 'Error codes',
    errorsLead:
      'In <code>errors[].extensions.code</code>. The status is that of a response without data in <code>application/graphql-response+json</code>; what is wrong with a document or its variables has 200 in <code>application/json</code>. <a href="/docs/guides/errors">How errors work</a>',
    errorsHead: ['Code', 'Status', 'Meaning', 'What to do'],
    changesTitle: 'Changes of the schema',
    breaking: 'Breaking',
    dangerous: 'May surprise',
    compatible: (count) => `${count} additions and deprecations that break nothing`,
  },
  ko: {
    reference: '레퍼런스',
    queries: '쿼리',
    mutations: '뮤테이션',
    errors: '오류',
    changes: '바뀐 점',
    limits: '한도',
    data: '자료',
    search: '안내서, 필드, 타입 검색',
    nothing: '이런 이름은 없습니다.',
    inEnglish: '안내서의 본문과 스키마에서 만든 설명은 영어로만 있습니다.',
    indexHeading: '그래프',
    indexLead:
      '분리배출 앱을 위한 하나의 그래프: 오늘 우리 동네에서 무엇을 어디에 버리는지 답합니다. 질의는 <code>/graphql</code>로 보내고, 스키마는 <a href="/schema.graphql">/schema.graphql</a>에 있습니다. <kbd>/</kbd> 키를 누르면 검색으로 갑니다.',
    guides: '안내서',
    field: '필드',
    meaning: '뜻',
    kinds: {
      Object: '객체',
      Interface: '인터페이스',
      Union: '유니언',
      Input: '입력',
      Enum: '열거형',
      Scalar: '스칼라',
    },
    errorsTitle: '오류 코드',
    errorsLead:
      '<code>errors[].extensions.code</code>에 있습니다. 상태는 <code>application/graphql-response+json</code>에서 데이터가 없는 응답의 상태입니다. 문서나 변수가 잘못되었을 때 <code>application/json</code>에서는 200입니다. <a href="/docs/guides/errors">오류를 다루는 법</a>',
    errorsHead: ['코드', '상태', '뜻', '할 일'],
    changesTitle: '스키마의 바뀐 점',
    breaking: '호환되지 않는 변경',
    dangerous: '뜻밖일 수 있는 변경',
    compatible: (count) => `기존 앱에 영향이 없는 추가와 지원 중단 ${count}개`,
  },
}

/** The titles of the guides in Korean. Their own, in English, are their first lines. */
export const koreanTitles: Readonly<Record<string, string>> = {
  clients: '앱 만들기',
  screens: '화면별 오퍼레이션',
  development: '로컬 개발과 CORS',
  regions: '사는 곳',
  'sign-in': '로그인',
  errors: '오류',
  nulls: 'null의 뜻',
  language: '언어',
  paging: '페이지 나누기',
  caching: '캐시',
  defer: '느린 부분을 나중에 받기',
  costs: '비용과 한도',
  subscriptions: '구독',
  offline: '신호가 없을 때',
  push: '푸시 메시지',
  attribution: '출처 표시',
  changes: '그래프가 바뀌는 방식',
}
