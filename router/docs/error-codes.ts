/** An error code that clients may see in `extensions.code`. */
export interface ErrorCodeEntry {
  code: string
  /** HTTP status of a response without data, in `application/graphql-response+json`. */
  status: number
  /** Why the error is there. */
  meaning: string
  /** What a client does about it. */
  advice: string
}

const entry = (code: string, status: number, meaning: string, advice: string): ErrorCodeEntry => ({
  ...{ code, status, meaning, advice },
})

/** Every code in `extensions.code`, for the page of errors and for the clients' type. */
export const errorCodeEntries: readonly ErrorCodeEntry[] = [
  entry(
    'UNAUTHENTICATED',
    401,
    'With status 401, the access token is expired or invalid. With 200, a field needs a signed-in person, and there is none.',
    'Renew the access token once and send the request again. If that fails, ask for a sign-in.',
  ),
  entry(
    'FORBIDDEN',
    200,
    'The person is signed in, and may not do this.',
    'Do not send it again. Hide what the person’s scopes don’t allow.',
  ),
  entry(
    'RECENT_SIGN_IN_REQUIRED',
    200,
    'The last proof of identity is too old for this.',
    'Call `reauthenticate`, then send the request again.',
  ),
  entry(
    'BAD_USER_INPUT',
    400,
    'An argument or a variable is outside of its limits, or no valid value of its scalar. The message names the limit.',
    'Correct the value. It is a fault of the app, unless it passes on what a person typed.',
  ),
  entry(
    'RATE_LIMITED',
    429,
    'The account, network or application has used what it may use in a minute.',
    'Wait for the seconds in `Retry-After`. `RateLimit` says beforehand what is left.',
  ),
  entry(
    'COST_LIMIT_EXCEEDED',
    400,
    'The operation is too large. `extensions.limit` has the name of the limit, the maximum, and the number that was met.',
    'Ask for fewer fields or shorter lists.',
  ),
  entry('GRAPHQL_PARSE_FAILED', 400, 'The document is no GraphQL.', 'Correct the document.'),
  entry(
    'GRAPHQL_VALIDATION_FAILED',
    400,
    'The document does not fit the schema, for example since a field was removed.',
    'Generate the client’s types again from the current schema.',
  ),
  entry(
    'OPERATION_RESOLUTION_FAILURE',
    400,
    'The document has no operation of the name in `operationName`, or several and the request names none.',
    'Send `operationName`.',
  ),
  entry(
    'BAD_REQUEST',
    400,
    'The request is malformed. With 404, 405, 406, 408, 413, 415, 417 or 431, the status says what is wrong.',
    'Correct the request.',
  ),
  entry(
    'PERSISTED_QUERY_NOT_FOUND',
    200,
    'The router does not know the text with this hash (APQ).',
    'Send the text with the next request. Apollo’s clients do so by themselves.',
  ),
  entry(
    'PERSISTED_QUERY_NOT_SUPPORTED',
    200,
    'The router does not keep texts by their hash (APQ).',
    'Send texts, or trusted documents.',
  ),
  entry(
    'PERSISTED_DOCUMENT_NOT_FOUND',
    400,
    'No manifest of the router has this `documentId`.',
    'Publish the manifest of the app before the app.',
  ),
  entry(
    'PERSISTED_DOCUMENT_REQUIRED',
    400,
    'The router answers only documents of its manifests.',
    'Send the `documentId` of a document in the manifest.',
  ),
  entry(
    'DOWNSTREAM_SERVICE_ERROR',
    200,
    'One part of the graph did not answer. Its fields are null; the others are complete.',
    'Show what there is, and ask again later.',
  ),
  entry(
    'SERVICE_UNAVAILABLE',
    503,
    'The service can’t handle the request now. Nothing was changed.',
    'Wait for the seconds in `Retry-After`, then send the same request again.',
  ),
  entry(
    'INTERNAL_SERVER_ERROR',
    500,
    'A fault on our side. `extensions.requestId` finds its cause in the log.',
    'Report the request id. A query can be sent again; so can a mutation with a `clientMutationKey`.',
  ),
]
