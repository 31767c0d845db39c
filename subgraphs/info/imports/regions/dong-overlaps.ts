import { plainText } from '../../../_shared/plain-text.ts'

interface DongName {
  id: string
  nameKo: string
}

// A legal dong (법정동) and an administrative dong (행정동) of one district overlap if one name follows from the other:
//
//   역삼동 ⊃ 역삼1동, 역삼2동     금호동2가 ⊂ 금호2·3가동      을지로1가 … 을지로7가 ⊂ 을지로동
//   중앙동 = 중앙동              청운동, 효자동 ⊂ 청운효자동

/** Pairs of ids, legal and administrative, of the dongs of a district whose names tell that they overlap. */
export function overlapsByName(
  legal: readonly DongName[],
  administrative: readonly DongName[],
): [legalId: string, administrativeId: string][] {
  const legalNames = legal.map(({ id, nameKo }) => ({ id, ...readLegalName(nameKo) }))
  const stems = new Set(legalNames.map(({ stem }) => stem))
  return administrative.flatMap(({ id, nameKo }) => {
    const same = legal.find((dong) => plainText(dong.nameKo) === plainText(nameKo))
    if (same && /\d|본동$/.test(nameKo)) return [[same.id, id] as [string, string]]
    const { stem, streets } = readAdministrativeName(nameKo)
    const named = stems.has(stem) ? [stem] : (splitIntoStems(stem.replace(/\d*[·.]/g, ''), stems) ?? [])
    return legalNames
      .filter(
        (dong) => named.includes(dong.stem) && (!streets || dong.street === null || streets.includes(dong.street)),
      )
      .map((dong): [string, string] => [dong.id, id])
  })
}

// 금호동2가 and 종로1가 have the number of a street section.
function readLegalName(name: string): { stem: string; street: number | null } {
  const plain = plainText(name)
  const [, base = '', street] = /^(.+?)동?(\d+)가$/.exec(plain) ?? []
  if (street) return { stem: base, street: Number(street) }
  return { stem: plain.replace(/동$/, ''), street: null }
}

// The numbers before 가 are street sections; other numbers count the administrative dongs.
function readAdministrativeName(name: string): { stem: string; streets: number[] | null } {
  const plain = plainText(name)
    .replace(/동$/, '')
    .replace(/제?[\d·.,]+$/, '')
  const [, base, list] = /^(.+?)([\d·.,]+)가$/.exec(plain) ?? []
  if (base && list) return { stem: base, streets: list.split(/[·.,]/).map(Number) }
  return { stem: plain.replace(/본$/, ''), streets: null }
}

/** The two or three names of which a name consists: 청운효자 of 청운 and 효자; null if it doesn't. */
function splitIntoStems(text: string, stems: ReadonlySet<string>, max = 3): string[] | null {
  if (stems.has(text)) return [text]
  if (max === 1) return null
  for (let at = 1; at < text.length; at++) {
    const rest = stems.has(text.slice(0, at)) ? splitIntoStems(text.slice(at), stems, max - 1) : null
    if (rest) return [text.slice(0, at), ...rest]
  }
  return null
}
