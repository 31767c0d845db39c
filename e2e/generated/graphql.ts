/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Reasons for an `AuthUserError`. More may be added: show `message` for an unknown one. */
export type AuthErrorCode =
  /** The password is right, but the account is suspended. Only its owner learns that. */
  | 'ACCOUNT_SUSPENDED'
  /** There is nothing to change. */
  | 'ALREADY_DONE'
  /** The code is wrong or was used before. */
  | 'CODE_INVALID'
  /** The address and the password don't match, or the password isn't that of the account. */
  | 'CREDENTIALS_INVALID'
  /** The text is not a valid e-mail address. */
  | 'EMAIL_INVALID'
  /** The provider's verified e-mail address belongs to an account: sign in to it and link the identity. */
  | 'EMAIL_IN_USE'
  /** The provider's identity belongs to another account. */
  | 'IDENTITY_IN_USE'
  /** It is the last way to sign in. */
  | 'LAST_SIGN_IN_METHOD'
  /** The name is empty or too long. */
  | 'NAME_INVALID'
  /** The account has nothing with this id. */
  | 'NOT_FOUND'
  /** The passkey's answer is not valid, or the passkey is unknown. */
  | 'PASSKEY_REJECTED'
  /**
   * The password is too short, too long or known from a leak, or little of it is left without the
   * service's name, the person's address, sequences and repetitions.
   */
  | 'PASSWORD_TOO_WEAK'
  /** The provider refused, did not answer, or sent something that can't be trusted. */
  | 'PROVIDER_REJECTED'
  /** The person accepted an old version of the terms, or none. */
  | 'TERMS_NOT_ACCEPTED'
  /** The token is invalid, used or expired. */
  | 'TOKEN_INVALID'
  /** The account has as many passkeys or identities as it may have. */
  | 'TOO_MANY'
  /** Too many attempts; see `retryAfterSeconds`. */
  | 'TOO_MANY_ATTEMPTS';

/** A point on the earth (WGS 84). */
export type CoordinatesInput = {
  /** Degrees north of the equator. */
  latitude: number;
  /** Degrees east of Greenwich. */
  longitude: number;
};

/** The client's description of its device, shown in the list of sessions. */
export type DeviceInput = {
  /** A display name, truncated to 60 characters. Derived from the `User-Agent` header by default. */
  name?: string | null | undefined;
  /** The kind of client. */
  platform: DevicePlatform;
};

/** A kind of client. More may be added: treat an unknown value as `OTHER`. */
export type DevicePlatform =
  /** An Android app. */
  | 'ANDROID'
  /** An iPhone or iPad app. */
  | 'IOS'
  /** Any other client. */
  | 'OTHER'
  /** A browser. */
  | 'WEB';

/** Input of `refreshSession`. */
export type RefreshSessionInput = {
  /** The refresh token. Leave it out when it is in the cookie. Without either, the mutation fails with `TOKEN_INVALID`. */
  refreshToken?: string | null | undefined;
};

/** Input of `savePlace`. */
export type SavePlaceInput = {
  /**
   * The person's own note, at most 500 characters (grapheme clusters). Null or a blank note clears
   * it; a missing field leaves it unchanged.
   */
  note?: string | null | undefined;
  /** Id of the place. */
  placeId: string | number;
};

/** Input of `signIn`. */
export type SignInInput = {
  /** The device that signs in. */
  device: DeviceInput;
  /** The address of the account. */
  email: string;
  /** The password of the account, at most 128 characters. */
  password: string;
  /** Where to put the refresh token. */
  tokenDelivery?: TokenDelivery;
};

/** Input of `signUp`. */
export type SignUpInput = {
  /** Version of the terms that the person accepted; see `signInOptions`. */
  acceptedTermsVersion: string;
  /** The address to sign in with. A `String`, so that a typing error is reported in `userErrors`. */
  email: string;
  /** The password to sign in with, 15 to 128 characters. */
  password: string;
};

/** Where to put a refresh token. */
export type TokenDelivery =
  /** In the payload, for apps that can keep a secret. */
  | 'BODY'
  /**
   * In the cookie `__Host-bunri-refresh`, which scripts can't read, for web apps on an allowed origin of the same site
   * as this API. `AuthTokens.refreshToken` is null then. Needs HTTPS, or localhost, and requests with credentials; others
   * fail with `BAD_USER_INPUT`.
   */
  | 'COOKIE';

/** Input of `verifyEmail`. */
export type VerifyEmailInput = {
  /** The token from the link, valid once within 30 minutes. */
  token: string;
};

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { result:
      | { __typename: 'EmailVerificationRequired' }
      | { __typename: 'SignedIn', tokens: { accessToken: string, refreshToken: string | null }, user: { id: string, email: string | null, displayName: string } | null }
      | { __typename: 'TwoFactorRequired' }
     | null, userErrors: Array<{ code: AuthErrorCode, message: string, path: Array<string> | null }> } | null };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp: { result:
      | { __typename: 'EmailVerificationRequired', email: string }
      | { __typename: 'SignedIn' }
      | { __typename: 'TwoFactorRequired' }
     | null, userErrors: Array<{ code: AuthErrorCode }> } | null };

export type VerifyEmailMutationVariables = Exact<{
  input: VerifyEmailInput;
}>;


export type VerifyEmailMutation = { verifyEmail: { email: string | null, userErrors: Array<{ code: AuthErrorCode }> } | null };

export type SavePlaceMutationVariables = Exact<{
  input: SavePlaceInput;
}>;


export type SavePlaceMutation = { savePlace: { savedPlace: { id: string, note: string | null, place: { id: string, name: string, viewerHasSaved: boolean | null, savedCount: number | null } | null } | null, userErrors: Array<{ __typename: 'ProfileUserError', message: string, path: Array<string> | null }> } | null };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { viewer: { id: string, email: string | null, displayName: string, homeRegion: { id: string, name: string } | null, savedPlaces: { totalCount: number, nodes: Array<{ note: string | null, place: { id: string, name: string } | null }> }, security: { currentSession: { isCurrent: boolean } | null } | null } | null };

export type NearbyQueryVariables = Exact<{
  center: CoordinatesInput;
  first: number;
}>;


export type NearbyQuery = { placesNearby: { edges: Array<{ distanceMeters: number, node: { id: string, name: string, viewerHasSaved: boolean | null, accepts: Array<{ material: { id: string, code: string, name: string } | null }>, region: { id: string, fullName: string } | null } }> } | null };

export type NodeQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeQuery = { node:
    | { __typename: 'Category', id: string }
    | { __typename: 'Contributor', id: string }
    | { __typename: 'DiaryEntry', id: string }
    | { __typename: 'Item', name: string, id: string }
    | { __typename: 'Material', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'Place', name: string, id: string }
    | { __typename: 'PlaceSuggestion', id: string }
    | { __typename: 'Region', id: string }
    | { __typename: 'SavedItem', id: string }
    | { __typename: 'SavedPlace', id: string }
    | { __typename: 'SortingMark', id: string }
    | { __typename: 'User', id: string }
   | null };

export type StartSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type StartSignInMutation = { signIn: { result:
      | { tokens: { refreshToken: string | null } }
      | Record<PropertyKey, never>
     | null } | null };

export type StartRefreshMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type StartRefreshMutation = { refreshSession: { tokens: { accessToken: string } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    result {
      __typename
      ... on SignedIn {
        tokens {
          accessToken
          refreshToken
        }
        user {
          id
          email
          displayName
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignUpDocument = new TypedDocumentString(`
    mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) {
    result {
      __typename
      ... on EmailVerificationRequired {
        email
      }
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SignUpMutation, SignUpMutationVariables>;
export const VerifyEmailDocument = new TypedDocumentString(`
    mutation VerifyEmail($input: VerifyEmailInput!) {
  verifyEmail(input: $input) {
    email
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const SavePlaceDocument = new TypedDocumentString(`
    mutation SavePlace($input: SavePlaceInput!) {
  savePlace(input: $input) {
    savedPlace {
      id
      note
      place {
        id
        name
        viewerHasSaved
        savedCount
      }
    }
    userErrors {
      __typename
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SavePlaceMutation, SavePlaceMutationVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  viewer {
    id
    email
    displayName
    homeRegion {
      id
      name(locale: "en")
    }
    savedPlaces {
      totalCount
      nodes {
        note
        place {
          id
          name
        }
      }
    }
    security {
      currentSession {
        isCurrent
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const NearbyDocument = new TypedDocumentString(`
    query Nearby($center: CoordinatesInput!, $first: Int!) {
  placesNearby(center: $center, radiusMeters: 20000, first: $first) {
    edges {
      distanceMeters
      node {
        id
        name
        viewerHasSaved
        accepts {
          material {
            id
            code
            name
          }
        }
        region {
          id
          fullName
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NearbyQuery, NearbyQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Place {
      name
    }
    ... on Item {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const StartSignInDocument = new TypedDocumentString(`
    mutation StartSignIn($input: SignInInput!) {
  signIn(input: $input) {
    result {
      ... on SignedIn {
        tokens {
          refreshToken
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StartSignInMutation, StartSignInMutationVariables>;
export const StartRefreshDocument = new TypedDocumentString(`
    mutation StartRefresh($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    tokens {
      accessToken
    }
  }
}
    `) as unknown as TypedDocumentString<StartRefreshMutation, StartRefreshMutationVariables>;