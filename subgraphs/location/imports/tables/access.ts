import { plainText } from '../../../_shared/plain-text.ts'
import type { PlaceAccess, PlaceKind } from '../../types.generated.ts'

const forResidents =
  /입주민|입주자|거주민|(주민|세대|거주자) ?전용|외부인 ?(출입|사용|이용)|단지 ?내|^관리사무소|관리사무소$/
const insideFlats =
  /(아파트|APT|맨션|빌라|연립|오피스텔|기숙사|주공|단지|주택)[^,()]{0,12}(관리사무소|관리실|경비실|분리수거|재활용장|내$|안$|내부|지하)/i
const namesFlats = /(아파트|APT|\d ?단지)(\([^)]*\))?$/i
// Beside the flats, or a bin house of a street, which is everybody's.
const outside =
  /앞|옆|건너|맞은편|뒤|윗|아래|입구|인근|부근|정문|후문|주변|외부|도로|길가|담장|사이|클린하우스|경로당|주민센터/
const forCustomers = /(고객|손님|이용객|구매자) ?(전용|만)|customers? only/i

/** Who may use a place, by the words for it: bins inside of flat complexes are for their residents. */
export function accessIn(place: { name: string; detail: string; kind: PlaceKind; isPublic?: boolean }): PlaceAccess {
  if (place.isPublic) return 'PUBLIC'
  const [name, detail] = [plainText(place.name).trim(), plainText(place.detail).trim()]
  if (forCustomers.test(`${name} ${detail}`)) return 'CUSTOMERS_ONLY'
  if (outside.test(`${name} ${detail}`)) return 'PUBLIC'
  if ([name, detail].some((text) => forResidents.test(text) || insideFlats.test(text))) return 'RESIDENTS_ONLY'
  // Bins for clothes stand in the street beside the flats that name them; those for medicine and lamps are inside.
  return place.kind === 'DROP_OFF_BIN' && namesFlats.test(name) ? 'RESIDENTS_ONLY' : 'PUBLIC'
}
