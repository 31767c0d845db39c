/** What is made of a version of the supergraph, made anew when there is another one. */
export function perVersion<Graph extends { supergraphSdl: string }, Made>(
  graph: () => Graph,
  make: (graph: Graph) => Made,
): () => Made {
  let made: { sdl: string; value: Made } | undefined
  return () => {
    const now = graph()
    if (made?.sdl !== now.supergraphSdl) made = { sdl: now.supergraphSdl, value: make(now) }
    return made.value
  }
}
