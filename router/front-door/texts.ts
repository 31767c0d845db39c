import type { Translated } from '../../subgraphs/_shared/locale.ts'

interface Way {
  href: string
  name: string
  text: string
}

/** The words of the front door. Those in the picture have no markup. */
interface FrontDoorTexts {
  title: string
  description: string
  heading: string
  lead: string
  openApp: string
  explore: string
  getSchema: string
  /** A line for whom this page is not meant: HTML. */
  residents: string
  firstQuery: string
  /** HTML. */
  firstQueryLead: string
  query: string
  run: string
  answer: string
  ways: string
  owners: string
  ownersLead: string
  picture: string
  table: string
  subgraph: string
  owns: string
  adds: string
  queries: (count: number) => string
  mutations: (count: number) => string
  routerText: string
  pictureLead: (count: number) => string
  sentence: (name: string, owned: string, extended: string) => string
  /** HTML. */
  footer: string
  everywhere: Way[]
  inDevelopment: Way[]
}

export const texts: Translated<FrontDoorTexts> = {
  en: {
    title: 'Bunri · 분리: one graph for recycling apps',
    description: 'A federated GraphQL graph for recycling apps: items and guides, places, collection days, accounts.',
    heading: 'One typed graph for recycling apps',
    lead: 'A resident holds a greasy pizza box. Does it go in paper? Which place nearby takes it? When is it collected? One GraphQL endpoint answers, and names the source and the date.',
    openApp: 'Open the app',
    explore: 'Explore the graph',
    getSchema: 'Get the schema',
    residents:
      '<span lang="ko">주민이신가요? <a href="/app">앱 열기</a>에서 버리는 법, 가까운 수거함, 배출일을 찾아보세요.</span>',
    firstQuery: 'A first query',
    firstQueryLead:
      'Where does a greasy pizza box go, and which places around Ganggyeong accept its clean half? The endpoint is <code>/graphql</code>.',
    query: 'Query',
    run: 'Run',
    answer: 'Answer',
    ways: 'Where to go',
    owners: 'Who owns what',
    ownersLead:
      'The subgraph that knows whether an object exists owns its type. Others add fields to it; arrows point to the owners. Drawn from the schemas that this server runs.',
    picture: 'Picture of the graph',
    table: 'Table of the subgraphs',
    subgraph: 'Subgraph',
    owns: 'Owns',
    adds: 'Adds to types of others',
    queries: (count) => `${count} ${count === 1 ? 'query' : 'queries'}`,
    mutations: (count) => `${count} ${count === 1 ? 'mutation' : 'mutations'}`,
    routerText: 'one graph: plans, checks, limits',
    pictureLead: (count) => `One router over ${count} subgraphs.`,
    sentence: (name, owned, extended) => `${name} owns ${owned}${extended && ` and adds fields to ${extended}`}.`,
    footer: 'MIT. <a href="/docs/guides/clients">Build an app</a> with a recipe for your GraphQL client.',
    everywhere: [
      {
        href: '/app',
        name: 'The app 분리',
        text: 'What a resident uses: what goes where, near you, today. In Korean and English.',
      },
      {
        href: '/docs',
        name: 'Reference',
        text: 'Every type, error and limit with examples, short guides, and what has changed.',
      },
      {
        href: '/schema.graphql',
        name: 'Schema',
        text: 'The SDL that clients generate their types from, with an ETag.',
      },
      {
        href: '/limits',
        name: 'Limits',
        text: 'Sizes, costs and rates, with the error beyond each. As JSON for programs.',
      },
      {
        href: '/healthz',
        name: 'Health',
        text: 'Whether this server is alive; /readyz says whether it can answer.',
      },
    ],
    inDevelopment: [
      { href: '/graphiql', name: 'GraphiQL', text: 'Explore and run queries. Works without the internet.' },
      {
        href: '/sandbox',
        name: 'Apollo Sandbox',
        text: 'The same with Apollo’s explorer, open on the first query. Needs the internet.',
      },
      {
        href: '/sign-in',
        name: 'Ways to sign in',
        text: 'Passkeys, and Kakao, Naver and Google, which are emulated unless configured.',
      },
      { href: '/mails', name: 'Mails', text: 'What the graph would have mailed, while no mail server is configured.' },
    ],
  },
  ko: {
    title: '분리 · Bunri: 분리배출 앱을 위한 하나의 그래프',
    description: '분리배출 앱을 위한 페더레이션 GraphQL 그래프: 물건과 버리는 법, 장소, 배출일, 계정.',
    heading: '분리배출 앱을 위한 하나의 그래프',
    lead: '기름 묻은 피자 상자를 든 주민이 묻습니다. 종이로 내놓아도 될까? 가까운 어디에서 받을까? 언제 가져갈까? GraphQL 주소 하나가 출처와 날짜를 밝혀 답합니다.',
    openApp: '앱 열기',
    explore: '그래프 살펴보기',
    getSchema: '스키마 받기',
    residents:
      '이 화면은 개발자를 위한 안내입니다. 주민이시라면 <a href="/app">앱</a>에서 버리는 법, 가까운 수거함, 배출일을 찾아보세요.',
    firstQuery: '첫 질의',
    firstQueryLead:
      '기름 묻은 피자 상자는 어디에 버리고, 깨끗한 쪽은 강경 주변 어디에서 받을까요? 주소는 <code>/graphql</code>입니다.',
    query: '질의',
    run: '실행',
    answer: '응답',
    ways: '둘러보기',
    owners: '누가 무엇을 맡는가',
    ownersLead:
      '어떤 객체가 있는지 아는 서브그래프가 그 타입을 맡습니다. 다른 서브그래프는 필드를 더하고, 화살표는 맡은 쪽을 가리킵니다. 이 서버가 쓰는 스키마로 그린 그림입니다.',
    picture: '그래프의 그림',
    table: '서브그래프 표',
    subgraph: '서브그래프',
    owns: '맡은 타입',
    adds: '다른 타입에 더하는 필드',
    queries: (count) => `쿼리 ${count}개`,
    mutations: (count) => `뮤테이션 ${count}개`,
    routerText: '하나의 그래프: 계획, 검사, 한도',
    pictureLead: (count) => `라우터 하나에 서브그래프 ${count}개.`,
    sentence: (name, owned, extended) =>
      `${name}: 맡은 타입 ${owned}${extended && `; 필드를 더하는 타입 ${extended}`}.`,
    footer: 'MIT. <a href="/docs/guides/clients">앱 만들기</a>에 GraphQL 클라이언트마다 따라 할 예제가 있습니다(영어).',
    everywhere: [
      {
        href: '/app',
        name: '분리 앱',
        text: '주민이 쓰는 앱: 오늘 우리 동네에서 무엇을 어디에 버리는지. 한국어와 영어.',
      },
      {
        href: '/docs',
        name: '레퍼런스',
        text: '모든 타입과 오류, 예제와 짧은 안내서, 바뀐 점. 본문은 영어입니다.',
      },
      { href: '/schema.graphql', name: '스키마', text: '클라이언트가 타입을 만드는 SDL. ETag가 있습니다.' },
      { href: '/limits', name: '한도', text: '크기와 비용, 횟수의 한도와 넘었을 때의 오류(영어). 프로그램에는 JSON.' },
      {
        href: '/healthz',
        name: '상태',
        text: '서버가 살아 있는지 알려 줍니다. 답할 준비가 되었는지는 /readyz에 있습니다.',
      },
    ],
    inDevelopment: [
      { href: '/graphiql', name: 'GraphiQL', text: '질의를 쓰고 실행합니다. 인터넷 없이 됩니다.' },
      {
        href: '/sandbox',
        name: 'Apollo Sandbox',
        text: 'Apollo의 탐색기가 첫 질의와 함께 열립니다. 인터넷이 필요합니다.',
      },
      {
        href: '/sign-in',
        name: '로그인 방법',
        text: '패스키와 카카오, 네이버, Google. 설정하지 않으면 흉내 낸 서비스로 로그인합니다.',
      },
      { href: '/mails', name: '메일', text: '메일 서버가 없는 동안 그래프가 보냈을 메일.' },
    ],
  },
}
