import { isObject, type ResponseObject } from './merge.ts'

/** A path of a plan: response names, and `@` for each element of a list. */
export type PlanPath = readonly string[]

/** The objects at a path. Those that are null or missing are left out. */
export function objectsAt(root: ResponseObject, path: PlanPath): ResponseObject[] {
  let current: unknown[] = [root]
  for (const step of path) {
    const next: unknown[] = []
    for (const value of current) {
      if (step !== '@') {
        const inner = isObject(value) ? value[step] : undefined
        if (inner !== null && inner !== undefined) next.push(inner)
      } else if (Array.isArray(value)) {
        for (const element of value) if (element !== null && element !== undefined) next.push(element)
      }
    }
    current = next
  }
  return current.filter(isObject)
}

/** The paths to the objects that `objectsAt` finds, in their order. */
export function pathsAt(root: ResponseObject, path: PlanPath): (string | number)[][] {
  let current: { value: unknown; path: (string | number)[] }[] = [{ value: root, path: [] }]
  for (const step of path) {
    current = current.flatMap(({ value, path: before }) => {
      if (step !== '@') {
        const inner = isObject(value) ? value[step] : undefined
        return inner === null || inner === undefined ? [] : [{ value: inner, path: [...before, step] }]
      }
      if (!Array.isArray(value)) return []
      return value.flatMap((element: unknown, index) =>
        element === null || element === undefined ? [] : [{ value: element, path: [...before, index] }],
      )
    })
  }
  return current.filter(({ value }) => isObject(value)).map(({ path: found }) => found)
}
