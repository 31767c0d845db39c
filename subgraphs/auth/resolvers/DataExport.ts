import { downloadUrl } from '../domain/data-exports/downloads.ts'
import type { DataExportResolvers } from '../types.generated.ts'

export const DataExport: DataExportResolvers = {
  downloadUrl: ({ id, readyAt }, _args, { config, address }) => (readyAt ? downloadUrl(config, address, id) : null),
}
