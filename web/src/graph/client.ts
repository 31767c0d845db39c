import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { possibleTypes, typePolicies } from '@bunri/client/apollo'
import { tap } from 'rxjs'
import i18n from '../i18n/index.ts'
import { graphUrl } from './address.ts'
import { noteAnswer } from './answer-times.ts'
import { forgetAnswers, keepAnswers, restoreAnswers } from './kept-answers.ts'
import { session } from './session.ts'

const cache = new InMemoryCache({ possibleTypes, typePolicies })
const keep = keepAnswers(cache, () => i18n.language)

const noteTimes = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    tap(({ data }) => {
      if (!data || !operation.operationName) return
      noteAnswer(operation.operationName, operation.variables)
      keep()
    }),
  ),
)

export const client = new ApolloClient({
  link: noteTimes.concat(new HttpLink({ uri: graphUrl, fetch: session.fetch })),
  cache,
  defaultOptions: {
    watchQuery: { fetchPolicy: 'cache-and-network', errorPolicy: 'all' },
    query: { errorPolicy: 'all' },
    mutate: { errorPolicy: 'all' },
  },
})

declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: 'all'
      }
      interface Query {
        errorPolicy: 'all'
      }
      interface Mutate {
        errorPolicy: 'all'
      }
    }
  }
}

export const restore = (language: string) => restoreAnswers(cache, language)

let fresh: Promise<unknown> = Promise.resolve()

/** After a sign-in, a sign-out or a change of the language: the answers belonged to another person or language. */
export async function startAfresh(): Promise<void> {
  // Queries on their way fail, and are sent again.
  fresh = forgetAnswers()
    .then(() => client.resetStore())
    .catch(() => {})
  await fresh
}

/** After the answers of the person before are gone. */
export const afterFreshStart = () => fresh

let lastStatus = session.status()
session.subscribe(() => {
  const status = session.status()
  // At the start of the app, the kept answers are those of the person whose session goes on.
  if (lastStatus !== 'unknown') void startAfresh()
  lastStatus = status
})

window.addEventListener('online', () => void client.refetchObservableQueries().catch(() => {}))
