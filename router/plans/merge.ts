/** An object of a response, as it comes from a subgraph or as it is merged from several. */
export type ResponseObject = Record<string, unknown>

/**
 * Adds the fields of one object to another, as the gateway's `deepMerge` does: objects and lists of the same length are merged,
 * other values replaced. Keeps parts of `source`, so that nobody else may change it afterwards.
 */
export function merge(target: ResponseObject, source: ResponseObject): void {
  for (const key of Object.keys(source)) {
    const value = source[key]
    // Nobody asks for a field of this name (`response-names.ts`); it would change the prototype.
    if (value === undefined || key === '__proto__') continue
    const present = target[key]
    // What an object inherits are functions.
    if (typeof value !== 'object' || value === null || typeof present !== 'object' || present === null) {
      target[key] = value
    } else if (!Array.isArray(value)) {
      merge(present as ResponseObject, value as ResponseObject)
    } else if (Array.isArray(present) && present.length === value.length) {
      mergeLists(present, value)
    } else target[key] = value
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (let index = 0; index < source.length; index += 1) {
    const [present, value] = [target[index], source[index]]
    if (isObject(present) && isObject(value)) merge(present, value)
    else target[index] = value
  }
}

export const isObject = (value: unknown): value is ResponseObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
