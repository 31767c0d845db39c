/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      result {\n        __typename\n        ... on SignedIn {\n          tokens {\n            accessToken\n            refreshToken\n          }\n          user {\n            id\n            email\n            displayName\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      result {\n        __typename\n        ... on EmailVerificationRequired {\n          email\n        }\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SignUpDocument,
    "\n  mutation VerifyEmail($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      email\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.VerifyEmailDocument,
    "\n  mutation SavePlace($input: SavePlaceInput!) {\n    savePlace(input: $input) {\n      savedPlace {\n        id\n        note\n        place {\n          id\n          name\n          viewerHasSaved\n          savedCount\n        }\n      }\n      userErrors {\n        __typename\n        message\n        path\n      }\n    }\n  }\n": typeof types.SavePlaceDocument,
    "\n  query Home {\n    viewer {\n      id\n      email\n      displayName\n      homeRegion {\n        id\n        name(locale: \"en\")\n      }\n      savedPlaces {\n        totalCount\n        nodes {\n          note\n          place {\n            id\n            name\n          }\n        }\n      }\n      security {\n        currentSession {\n          isCurrent\n        }\n      }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  query Nearby($center: CoordinatesInput!, $first: Int!) {\n    placesNearby(center: $center, radiusMeters: 20000, first: $first) {\n      edges {\n        distanceMeters\n        node {\n          id\n          name\n          viewerHasSaved\n          accepts {\n            material {\n              id\n              code\n              name\n            }\n          }\n          region {\n            id\n            fullName\n          }\n        }\n      }\n    }\n  }\n": typeof types.NearbyDocument,
    "\n  query Node($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Place {\n        name\n      }\n      ... on Item {\n        name\n      }\n    }\n  }\n": typeof types.NodeDocument,
    "\n  mutation StartSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      result {\n        ... on SignedIn {\n          tokens {\n            refreshToken\n          }\n        }\n      }\n    }\n  }\n": typeof types.StartSignInDocument,
    "\n  mutation StartRefresh($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      tokens {\n        accessToken\n      }\n    }\n  }\n": typeof types.StartRefreshDocument,
};
const documents: Documents = {
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      result {\n        __typename\n        ... on SignedIn {\n          tokens {\n            accessToken\n            refreshToken\n          }\n          user {\n            id\n            email\n            displayName\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      result {\n        __typename\n        ... on EmailVerificationRequired {\n          email\n        }\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SignUpDocument,
    "\n  mutation VerifyEmail($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      email\n      userErrors {\n        code\n      }\n    }\n  }\n": types.VerifyEmailDocument,
    "\n  mutation SavePlace($input: SavePlaceInput!) {\n    savePlace(input: $input) {\n      savedPlace {\n        id\n        note\n        place {\n          id\n          name\n          viewerHasSaved\n          savedCount\n        }\n      }\n      userErrors {\n        __typename\n        message\n        path\n      }\n    }\n  }\n": types.SavePlaceDocument,
    "\n  query Home {\n    viewer {\n      id\n      email\n      displayName\n      homeRegion {\n        id\n        name(locale: \"en\")\n      }\n      savedPlaces {\n        totalCount\n        nodes {\n          note\n          place {\n            id\n            name\n          }\n        }\n      }\n      security {\n        currentSession {\n          isCurrent\n        }\n      }\n    }\n  }\n": types.HomeDocument,
    "\n  query Nearby($center: CoordinatesInput!, $first: Int!) {\n    placesNearby(center: $center, radiusMeters: 20000, first: $first) {\n      edges {\n        distanceMeters\n        node {\n          id\n          name\n          viewerHasSaved\n          accepts {\n            material {\n              id\n              code\n              name\n            }\n          }\n          region {\n            id\n            fullName\n          }\n        }\n      }\n    }\n  }\n": types.NearbyDocument,
    "\n  query Node($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Place {\n        name\n      }\n      ... on Item {\n        name\n      }\n    }\n  }\n": types.NodeDocument,
    "\n  mutation StartSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      result {\n        ... on SignedIn {\n          tokens {\n            refreshToken\n          }\n        }\n      }\n    }\n  }\n": types.StartSignInDocument,
    "\n  mutation StartRefresh($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      tokens {\n        accessToken\n      }\n    }\n  }\n": types.StartRefreshDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      result {\n        __typename\n        ... on SignedIn {\n          tokens {\n            accessToken\n            refreshToken\n          }\n          user {\n            id\n            email\n            displayName\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      result {\n        __typename\n        ... on EmailVerificationRequired {\n          email\n        }\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SignUpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyEmail($input: VerifyEmailInput!) {\n    verifyEmail(input: $input) {\n      email\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').VerifyEmailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SavePlace($input: SavePlaceInput!) {\n    savePlace(input: $input) {\n      savedPlace {\n        id\n        note\n        place {\n          id\n          name\n          viewerHasSaved\n          savedCount\n        }\n      }\n      userErrors {\n        __typename\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SavePlaceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home {\n    viewer {\n      id\n      email\n      displayName\n      homeRegion {\n        id\n        name(locale: \"en\")\n      }\n      savedPlaces {\n        totalCount\n        nodes {\n          note\n          place {\n            id\n            name\n          }\n        }\n      }\n      security {\n        currentSession {\n          isCurrent\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HomeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Nearby($center: CoordinatesInput!, $first: Int!) {\n    placesNearby(center: $center, radiusMeters: 20000, first: $first) {\n      edges {\n        distanceMeters\n        node {\n          id\n          name\n          viewerHasSaved\n          accepts {\n            material {\n              id\n              code\n              name\n            }\n          }\n          region {\n            id\n            fullName\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NearbyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Node($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Place {\n        name\n      }\n      ... on Item {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      result {\n        ... on SignedIn {\n          tokens {\n            refreshToken\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StartSignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartRefresh($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      tokens {\n        accessToken\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StartRefreshDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
