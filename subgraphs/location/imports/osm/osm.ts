import { iso1A2Code } from '@rapideditor/country-coder'
import type { Importer, ImportJob, RowResult } from '../../../_shared/import.ts'
import { enterRows, type FileRow } from '../../../_shared/import-ledger.ts'
import { regionAt } from '../../domain/regions/region-at.ts'
import { createPlaceLedger } from '../place-ledger.ts'
import type { ParsedRow } from '../tables/read-row.ts'
import { type OsmElement, type OsmFile, readGeoJson, readOverpass } from './files.ts'
import { type ElementContext, readElement } from './read-element.ts'

/** Both formats belong to one data set, so that an element is the same record in either. */
const dataSet = 'openstreetmap'

export const osmGeoJson: Importer = {
  name: 'osm-geojson',
  title: 'OpenStreetMap: recycling, as GeoJSON (overpass-turbo, osmtogeojson)',
  run: (job) => importElements(job, readGeoJson),
}

export const osmOverpass: Importer = {
  name: 'osm-overpass',
  title: 'OpenStreetMap: recycling, as JSON of the Overpass API',
  run: (job) => importElements(job, readOverpass),
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
  return yield* enterRows(parsedRows(), await createPlaceLedger(job.tx, dataSet, job.day))
}

async function locateElement(
  { tx }: ImportJob,
  { point, tags }: OsmElement,
): Promise<Pick<ElementContext, 'countryCode' | 'region'>> {
  if (!point) return { countryCode: null, region: null }
  const tagged = tags['addr:country'] ?? ''
  const countryCode = /^[A-Z]{2}$/.test(tagged) ? tagged : iso1A2Code([point.longitude, point.latitude])
  return { countryCode, region: countryCode === 'KR' ? await regionAt(tx, point, 'DISTRICT') : null }
}
