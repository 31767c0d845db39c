/** Sets of numbers that grow together (union-find). The smallest number of a set stands for it. */
export interface Union {
  find(one: number): number
  join(one: number, other: number): void
}

export function createUnion(size: number): Union {
  const parents = Array.from({ length: size }, (_, index) => index)
  function find(one: number): number {
    let root = one
    while (parents[root] !== root) root = Number(parents[root])
    for (let at = one; parents[at] !== root; ) {
      const next = Number(parents[at])
      parents[at] = root
      at = next
    }
    return root
  }
  return {
    find,
    join(one, other) {
      const [a, b] = [find(one), find(other)]
      parents[Math.max(a, b)] = Math.min(a, b)
    },
  }
}
