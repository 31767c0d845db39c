/**
 * A fact that a text states in words which both languages have. If `ko` matches the Korean text, the English text must
 * match `en`, and the other way round. `alsoKo` and `alsoEn` are looser words that count as a translation but do not
 * themselves require one.
 */
export interface Fact {
  name: string
  ko: RegExp
  en: RegExp
  alsoKo?: RegExp
  alsoEn?: RegExp
}

const places: Fact[] = [
  { name: 'postbox', ko: /우체통/, en: /postbox/i },
  { name: 'community centre', ko: /주민센터|행정복지센터/, en: /community centre/i },
  { name: 'health centre', ko: /보건소/, en: /health centre/i },
  { name: 'pharmacy', ko: /약국/, en: /pharmac/i },
  { name: 'garage', ko: /정비업소/, en: /garage/i },
  { name: 'second-hand centre', ko: /재활용센터/, en: /second-hand centre/i },
  { name: 'return machine', ko: /무인회수기/, en: /return machine|reverse-vending/i, alsoEn: /machine/i },
  {
    name: 'shop',
    ko: /판매점|소매점|판매처|판매자/,
    en: /\bshops?\b|\bseller\b/i,
    alsoKo: /가게|전문점|매장|마트|업소/,
  },
  { name: 'municipality', ko: /지자체/, en: /municipal/i, alsoKo: /지역|곳/, alsoEn: /local rule/i },
  { name: 'online', ko: /온라인/, en: /online/i },
  { name: 'battery bin', ko: /건전지 수거함/, en: /battery bin/i },
  { name: 'clothing bin', ko: /의류수거함/, en: /clothing bin/i },
  { name: 'medicine bin', ko: /폐의약품 수거함/, en: /medicine bin/i, alsoKo: /수거함/ },
  { name: 'lamp bin', ko: /(조명|형광등) 수거함/, en: /lamp bin/i },
  { name: 'drain', ko: /하수구/, en: /down the drain/i, alsoEn: /flush/i, alsoKo: /세면대/ },
  { name: 'toilet', ko: /변기/, en: /\btoilet\b(?! roll)/i, alsoEn: /flush/i, alsoKo: /배변/ },
  { name: 'small e-waste', ko: /소형가전/, en: /small (e-waste|appliances)/i, alsoKo: /소형 가전|작은 가전/ },
]

const wasteStreams: Fact[] = [
  {
    name: 'general waste',
    ko: /종량제봉투|일반쓰레기/,
    en: /general waste|standard bag|\bbinning\b/i,
    alsoEn: /general bag|waste bag|\bbag (it|them)\b/i,
  },
  {
    name: 'non-combustible waste',
    ko: /불연성/,
    en: /non-combustible|does(n't| not) burn/i,
    alsoKo: /타지 않/,
    alsoEn: /nothing in it that burns/i,
  },
  { name: 'bulky waste', ko: /대형폐기물/, en: /\bbulky\b/i },
  { name: 'food waste', ko: /음식물류/, en: /food waste/i, alsoKo: /음식물|전용 ?(수거)?용기/ },
  { name: 'scrap metal', ko: /고철/, en: /\bscrap\b/i },
  { name: 'film', ko: /비닐류/, en: /with (the |plastic )?film|in film/i, alsoKo: /비닐/, alsoEn: /\bfilm\b/i },
  { name: 'paper', ko: /종이류/, en: /with the paper\b/i, alsoKo: /종이/, alsoEn: /\bpaper\b/i },
  { name: 'plastics', ko: /플라스틱(류|으로)/, en: /\bplastics\b/i, alsoKo: /플라스틱/, alsoEn: /\bplastic\b/i },
  { name: 'glass', ko: /유리병으로/, en: /\bglass (bottles|bin)\b/i, alsoKo: /유리/, alsoEn: /\bglass\b/i },
]

const conditions: Fact[] = [
  {
    name: 'only',
    ko: /(?<![하이되않있없]지)만(?= |으로 된|이 |을 |이면|$)|에만/,
    en: /\bonly\b/i,
    alsoEn: /\balone\b|\ball-|by themselves|nothing/i,
  },
  {
    name: 'separately',
    ko: /따로|각각/,
    en: /separately/i,
    alsoKo: /나누|나눈|분리|구분/,
    alsoEn: /separat|apart|by (itself|themselves)|\bown\b|\balone\b/i,
  },
  {
    name: 'whole',
    ko: /통째|용기째/,
    en: /\bwhole\b/i,
    alsoKo: /그대로|분해하지|통배추/,
    alsoEn: /\bown container|all of it/i,
  },
  { name: 'usable', ko: /쓸 만/, en: /\busable\b/i },
  { name: 'outdoors', ko: /실외/, en: /outdoors/i },
  { name: 'thick', ko: /두껍게|두꺼운/, en: /\bthick/i, alsoKo: /굵/ },
  { name: 'newspaper', ko: /신문/, en: /newspaper/i, alsoEn: /newspapers?|paper/i },
  { name: 'free of charge', ko: /무상|무료/, en: /\bfree\b/i },
  { name: 'PVC', ko: /PVC/, en: /PVC/ },
  { name: 'fee', ko: /수수료/, en: /\bfees?\b/i },
  { name: 'deposit', ko: /보증금/, en: /deposit/i },
]

const actions: Fact[] = [
  { name: 'seal', ko: /밀봉|봉해|봉한|봉하면/, en: /\bsealed\b|\bseal (it|them)\b/i },
  {
    name: 'mark',
    ko: /위험 표시|고 표시한다|라고 쓴/,
    en: /\bmark(ed)? (it|as (sharp|dangerous|'))|\bmarked envelope/i,
    alsoKo: /표시|쓴 봉투/,
    alsoEn: /\bmark/i,
  },
  { name: 'report', ko: /신고/, en: /\breport/i },
  { name: 'book', ko: /예약/, en: /\bbook (it|the)\b|\bbooking\b|and book$/i, alsoKo: /신청/, alsoEn: /\bbook\b/i },
  { name: 'rinse', ko: /헹/, en: /\brins/i },
  { name: 'wash', ko: /씻/, en: /\bwash(ed)?\b/i, alsoKo: /빨아|닦/, alsoEn: /clean|rins/i },
  {
    name: 'dry',
    ko: /말린다|말려|말린 뒤|마르고|마른 /,
    en: /\b(and|then|let it|let them) dry\b/i,
    alsoKo: /물기/,
    alsoEn: /\bdr(y|ied)\b/i,
  },
  {
    name: 'let the water off',
    ko: /물기를 (빼|뺀)/,
    en: /\bdrain (it|and)\b/i,
    alsoKo: /물을|국물/,
    alsoEn: /\bdrain|\bdry\b/i,
  },
  { name: 'let it cool', ko: /식혀|식힌|식히/, en: /\blet (it|the ashes) (cool|go)/i, alsoEn: /\bcool|\bcold\b/i },
  { name: 'leak', ko: /새지|새거나|새면/, en: /\bleak/i, alsoEn: /tight/i, alsoKo: /새어/ },
  { name: 'scatter', ko: /흩어지|흩날리/, en: /scatter|blow away/i },
  { name: 'unbroken', ko: /깨지지/, en: /unbroken|does not break/i, alsoEn: /can't leak or break/i },
  { name: 'battery', ko: /전지|배터리/, en: /batter/i, alsoEn: /\bcells?\b|power bank/i, alsoKo: /눌리면/ },
  { name: 'flatten', ko: /납작|펼/, en: /\bflat/i, alsoKo: /눌러|평판/ },
  { name: 'gas', ko: /가스/, en: /\bgas\b/i },
  { name: 'first', ko: /먼저/, en: /\bfirst\b/i, alsoKo: /뒤|떼고|빼고|빼낸|비우고|하고/, alsoEn: /before/i },
  { name: 'clean', ko: /깨끗/, en: /\bclean\b(?! house”)/i, alsoKo: /이물질|더럽|씻|닦|묻지/ },
  { name: 'soil', ko: /흙/, en: /\bsoil\b/i, alsoEn: /clay/i },
  {
    name: 'cut',
    ko: /자른|잘라|썬다|썰/,
    en: /\bcut (it|them|up|off|out|open)/i,
    alsoEn: /\bcut\b|break/i,
    alsoKo: /끊/,
  },
  {
    name: 'wrap',
    ko: /싸서|싼다|감싸|감싼|싸고/,
    en: /\bwrap (it|them|the)/i,
    alsoKo: /싸거나/,
    alsoEn: /\bwrap|\bcover|\btape/i,
  },
  { name: 'tie', ko: /묶/, en: /\b(tie|tied)\b|\bbundl/i },
  { name: 'data', ko: /개인정보|자료를/, en: /\bdata\b/i },
  { name: 'professional', ko: /전문가|설치업체|공급업체/, en: /professional|installer|supplier/i },
  { name: 'tape', ko: /테이프/, en: /\btap(e|es|ing)\b/i, alsoKo: /필름/ },
  { name: 'lid', ko: /뚜껑|마개/, en: /\b(lid|cap)s?\b/i, alsoEn: /\bclose|\bcork/i },
  { name: 'pump', ko: /펌프/, en: /\bpump/i, alsoKo: /분사구/ },
  { name: 'label', ko: /라벨|송장/, en: /\blabels?\b/i, alsoKo: /스티커|표시|종이표/ },
  {
    name: 'prohibition',
    ko: /지 (않는다|않고|말고|말|마)/,
    en: /\b(do not|don't|never|cannot)\b/i,
    alsoKo: /않|못|없/,
    alsoEn:
      /\bnot\b|n't|\bno\b|\bkeep\b|\bleave\b|apart|without|unbroken|\bonly\b|by (itself|themselves)|nothing|whole|unshredded|unfolded/i,
  },
]

export const facts: readonly Fact[] = [...places, ...wasteStreams, ...conditions, ...actions]
