import {
  fullNameEn,
  fullNames,
  koreanNames,
  type NamedRegion,
  nameInUse,
  type RegionName,
} from '../../_shared/korea/region-names.ts'
import type { RegionNameKind } from '../db/schema.ts'
import { nameRow } from '../domain/regions/region-names.ts'

/** The rows of `region_names` for a region: its codes, its own names, and its full names. */
export function namesOf({ entry, ancestors }: NamedRegion) {
  const names = [
    ...named('CODE', [entry.code, ...entry.former_codes].map(nameInUse)),
    ...named('NAME', [...koreanNames(entry), nameInUse(entry.name_en)]),
    ...ancestors.flatMap((_, index) => named('FULL_NAME', fullNames({ entry, ancestors: ancestors.slice(index) }))),
    ...named('FULL_NAME', ancestors.length > 0 ? [] : koreanNames(entry)),
    ...named('FULL_NAME', [nameInUse(fullNameEn({ entry, ancestors }))]),
  ]
  return [...new Map(names.map((name) => [`${name.kind} ${name.searchKey}`, name])).values()]
}

const named = (kind: RegionNameKind, names: readonly RegionName[]) => names.map((name) => nameRow(kind, name))
