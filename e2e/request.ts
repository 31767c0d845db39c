import type { TypedDocumentString } from './generated/graphql.ts'

/** A response of the graph. */
export interface Result<Data> {
  status: number
  data: Data | null | undefined
  errors:
    | readonly { message: string; path?: readonly (string | number)[]; extensions?: { code?: string } }[]
    | undefined
}

/** A function that sends operations to a graph, typed by their documents. `token` is an access token. */
export function client(url: string) {
  return async <Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    { token, language }: { token?: string; language?: string } = {},
  ): Promise<Result<Data>> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(language && { 'accept-language': language }),
      },
      body: JSON.stringify({ query: String(document), variables }),
    })
    const { data, errors } = (await response.json()) as Pick<Result<Data>, 'data' | 'errors'>
    return { status: response.status, data, errors }
  }
}
