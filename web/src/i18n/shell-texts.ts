/** The texts that people read while the rest is on its way. They come with the first file, in both languages. */
export const shellTexts = {
  ko: {
    app: {
      name: '분리',
      what: '버리는 법',
      where: '가까운 곳',
      when: '배출일',
      mine: '내 정보',
      navigation: '주요 메뉴',
    },
    state: { loading: '불러오는 중', notLoaded: '앱을 불러오지 못했습니다. 인터넷을 확인하고 다시 열어 주세요.' },
    what: {
      title: '무엇을 버리시나요?',
      lead: '물건 이름을 입력하면 우리 동네 기준으로 버리는 법을 알려 드립니다.',
    },
  },
  en: {
    app: { name: 'Bunri', what: 'What', where: 'Where', when: 'When', mine: 'Mine', navigation: 'Main' },
    state: { loading: 'Loading', notLoaded: 'The app could not be loaded. Check the internet and open it again.' },
    what: {
      title: 'What are you throwing away?',
      lead: 'Enter a thing, and see how your neighbourhood disposes of it.',
    },
  },
}

export type ShellTexts = (typeof shellTexts)['ko']
