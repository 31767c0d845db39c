/** The texts of the queries that the first screen sends, made by the build from the operations of the client package. */
declare module 'virtual:first-queries' {
  export const categories: string
  export const itemGuide: string
}
