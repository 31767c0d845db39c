import type { PlaceStatus } from '../../types.generated.ts'

/** A name without the note in brackets that offices add when a place closes, and what the note says. */
export interface NameState {
  name: string
  status: PlaceStatus
  /** The reason code if the place is gone or only planned; otherwise null. */
  exclusion: 'not-in-use' | 'not-yet-in-use' | null
}

const note = /\s*[([{［〔（]\s*([^()[\]{}（）［］〔〕]{2,24})\s*[)\]}］〕）]/g
const gone =
  /^(폐업|폐쇄|폐점|폐지|폐원|폐관|폐소|철거|제거|이전|운영종료|사용종료|영업종료|없어짐)(됨|함|완료)?$|^((permanently|now)?closed(down)?|abandoned|disused|demolished|removed|former|geschlossen|abgebaut|ehemalig)$/i
const planned =
  /^((설치|개점|개원|개업|개소|개관|운영|오픈|입점|건립|조성|신축)?예정|(신축|건립|조성|준비|공사)중|planned|proposed|underconstruction|geplant|imbau)$/i
const paused =
  /^((임시|일시|잠정)?(휴업|휴점|휴관|휴원|휴무|폐쇄|중단|중지)|(운영|영업|사용|수거)(일시)?(중단|중지|정지))(중|됨)?$|^temporarilyclosed$/i

/** Reads notes such as `(운영중단)`, `(폐업)` and `(설치예정)` in the name of a place. */
export function nameStateIn(written: string): NameState {
  let [status, exclusion]: [PlaceStatus, NameState['exclusion']] = ['OPERATING', null]
  const name = written.replace(note, (whole, text: string) => {
    const word = text.normalize('NFC').replace(/\s+/g, '')
    if (gone.test(word)) exclusion = 'not-in-use'
    else if (planned.test(word)) exclusion = 'not-yet-in-use'
    else if (paused.test(word)) status = 'TEMPORARILY_CLOSED'
    else return whole
    return ''
  })
  return { name: name.trim() || written, status, exclusion }
}
