import { iso1A2Code } from '@rapideditor/country-coder'
import { importEdition } from '../../../_shared/editions/edition-import.ts'
import type { ImportJob, RowResult } from '../../../_shared/import.ts'
import type { FileRow } from '../../../_shared/import-ledger.ts'
import { regionAt } from '../../domain/regions/region-at.ts'
import { placeEditions } from '../place-editions.ts'
import { type PlaceImporter, type RereadContext, type StoredRow, undoPlaces } from '../reread-records.ts'
import type { ParsedRow } from '../tables/read-row.ts'
import { type OsmElement, type OsmFile, readGeoJson, readOverpass } from './files.ts'
import { type ElementContext, readElement } from './read-element.ts'

/** Both formats belong to one data set, so that an element is the same record in either. */
const dataSet = 'openstreetmap'

const attribution = {
  publisher: '© OpenStreetMap contributors',
  url: 'https://www.openstreetmap.org/copyright',
  license: 'ODbL-1.0',
}

export const osmGeoJson: PlaceImporter = {
  name: 'osm-geojson',
  title: 'OpenStreetMap: recycling, as GeoJSON (overpass-turbo, osmtogeojson)',
  dataSet,
  attribution,
  run: (job) => importElements(job, readGeoJson),
  undo: (tx, found, day) => undoPlaces(tx, osmGeoJson, found, day),
  reread,
}

export const osmOverpass: PlaceImporter = {
  name: 'osm-overpass',
  title: 'OpenStreetMap: recycling, as JSON of the Overpass API',
  dataSet,
  attribution,
  run: (job) => importElements(job, readOverpass),
  undo: (tx, found, day) => undoPlaces(tx, osmOverpass, found, day),
  reread,
}

// The line of a result is the number of the element.
async function* importElements(
  job: ImportJob,
  read: (path: string) => Promise<OsmFile>,
): AsyncGenerator<RowResult[], number> {
  const { elements, observedOn } = await read(job.path)
  job.expect(elements.length)
  async function* parsedRows(): AsyncGenerator<FileRow<ParsedRow>> {
    for (const [position, element] of elements.entries()) {
      const line = position + 1
      if (!element) yield { line, parsed: 'unreadable' }
      else if (Object.keys(element.tags).length === 0 && !element.isDeleted) yield { line, parsed: 'no-tags' }
      else
        yield {
          line,
          parsed: readElement(element, { ...(await locateElement(job, element)), observedOn, day: job.day }),
        }
    }
  }
  // An extract has the elements of one area: those that it lacks may lie elsewhere.
  return yield* importEdition(job, parsedRows(), placeEditions(dataSet, false), observedOn)
}

// An element that is off the map has no point that is stored, and the reason lies in its tags.
async function reread(
  { key, raw, observedOn, readOn, facts, point }: StoredRow,
  { tx }: RereadContext,
): Promise<ParsedRow | null> {
  const known = facts?.place ?? point
  if (!known) return null
  const { latitude, longitude } = known
  const element: OsmElement = { id: key, point: { latitude, longitude }, tags: raw, isDeleted: false }
  return readElement(element, { ...(await locateElement({ tx }, element)), observedOn, day: readOn })
}

async function locateElement(
  { tx }: Pick<ImportJob, 'tx'>,
  { point, tags }: OsmElement,
): Promise<Pick<ElementContext, 'countryCode' | 'region'>> {
  if (!point) return { countryCode: null, region: null }
  const tagged = tags['addr:country'] ?? ''
  const countryCode = /^[A-Z]{2}$/.test(tagged) ? tagged : iso1A2Code([point.longitude, point.latitude])
  return { countryCode, region: countryCode === 'KR' ? await regionAt(tx, point, 'DISTRICT') : null }
}
