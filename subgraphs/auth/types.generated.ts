import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SessionRow as SessionRowParent, AccountRef as AccountRefParent } from './db/schema.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment, as an RFC 3339 string with an offset, for example `2026-11-24T09:30:00Z`. Sent in UTC. */
  DateTime: { input: Date; output: Date | string; }
  /** An e-mail address. */
  EmailAddress: { input: string; output: string; }
  /** An absolute URL. */
  URL: { input: URL; output: URL | string; }
  _FieldSet: { input: string; output: string; }
};

/** Where an account is signed in. */
export type AccountSecurity = {
  __typename?: 'AccountSecurity';
  /** The session that makes the call. */
  currentSession: Maybe<Session>;
  /** Every session that is still alive, the one used last first. */
  sessions: SessionConnection;
};


/** Where an account is signed in. */
export type AccountSecuritySessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What can be wrong in the auth subgraph. More may be added: show `message` for an unknown one. */
export type AuthErrorCode =
  /** The address and the password don't match. */
  | 'CREDENTIALS_INVALID'
  /** The e-mail address isn't one. */
  | 'EMAIL_INVALID'
  /** There is no such session on this account. */
  | 'NOT_FOUND'
  /** The password is too short, too long, known from a leak, or something short over and over. */
  | 'PASSWORD_TOO_WEAK'
  /** The terms were not accepted, or an old version of them. */
  | 'TERMS_NOT_ACCEPTED'
  /** The token is wrong, was used before, or is too old. */
  | 'TOKEN_INVALID'
  /** Too many tries; see `retryAfterSeconds`. */
  | 'TOO_MANY_ATTEMPTS';

/** A pair of tokens. Send the access token as `Authorization: Bearer …`. */
export type AuthTokens = {
  __typename?: 'AuthTokens';
  /** Short-lived token for calls to the API. */
  accessToken: Scalars['String']['output'];
  /** When the access token stops working. */
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  /**
   * Token for `refreshSession`. Always given so far; null is kept for a way of storing it that
   * hides it from scripts.
   */
  refreshToken: Maybe<Scalars['String']['output']>;
  /** When the refresh token stops working if it isn't used. */
  refreshTokenExpiresAt: Scalars['DateTime']['output'];
};

/** Something about signing in, or about an account's protection, that the person can put right. */
export type AuthUserError = UserError & {
  __typename?: 'AuthUserError';
  /** What is wrong, for programs. More may be added. */
  code: AuthErrorCode;
  /** A sentence to show to the person, in the language of the request. */
  message: Scalars['String']['output'];
  /**
   * Where the refused value is, from the mutation's argument down, for example
   * `["input", "email"]`. Null when the problem isn't about one value.
   */
  path: Maybe<Array<Scalars['String']['output']>>;
  /** For `TOO_MANY_ATTEMPTS`: seconds until another try makes sense. */
  retryAfterSeconds: Maybe<Scalars['Int']['output']>;
};

/** Who may be served one cached copy. Server-side only. */
export type CacheControlScope =
  /** Each signed-in person needs a copy of their own. */
  | 'PRIVATE'
  /** The same copy may serve everyone. */
  | 'PUBLIC';

/** What a client tells about the device it runs on; shown in the list of sessions. */
export type DeviceInput = {
  /** A name to show, cut after 60 characters. Guessed from the request when it isn't given. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The kind of client. */
  platform: DevicePlatform;
};

/** A kind of client. More may be added: treat an unknown value as `OTHER`. */
export type DevicePlatform =
  /** An Android app. */
  | 'ANDROID'
  /** An iPhone or iPad app. */
  | 'IOS'
  /** Anything else. */
  | 'OTHER'
  /** A browser. */
  | 'WEB';

/** The address has to be confirmed with the link that was sent to it. */
export type EmailVerificationRequired = {
  __typename?: 'EmailVerificationRequired';
  /** The address that was written to. */
  email: Scalars['EmailAddress']['output'];
  /** When another e-mail may be asked for. */
  resendAllowedAt: Scalars['DateTime']['output'];
};

/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Trades a refresh token for a new pair of tokens. The old refresh token stops working. For ten
   * seconds it still gives the same new one, for clients that refresh twice at once; using it after
   * that ends the session it belongs to.
   */
  refreshSession: Maybe<RefreshSessionPayload>;
  /**
   * Sends the verification e-mail again. The answer is the same whether or not the address has an
   * account that waits for it.
   */
  requestEmailVerification: Maybe<RequestEmailVerificationPayload>;
  /** Ends every session but the one that makes the call. Requires sign-in. */
  revokeOtherSessions: Maybe<RevokeOtherSessionsPayload>;
  /** Ends one session, on this or another device. Requires sign-in. */
  revokeSession: Maybe<RevokeSessionPayload>;
  /**
   * Signs in with an e-mail address and a password. When the address isn't confirmed yet, the link
   * is sent to it again.
   */
  signIn: Maybe<SignInPayload>;
  /**
   * Ends the session that makes the call. Its access token may go on working for what is left of
   * its five minutes, though not for the account itself. Requires sign-in.
   */
  signOut: Maybe<SignOutPayload>;
  /**
   * Opens an account with an e-mail address and a password, to be confirmed with the link that
   * is sent to the address. The answer is the same whether or not the address already has an
   * account, so that nobody can find out who has one; the e-mail tells its owner. Signing up again
   * before `resendAllowedAt` changes nothing.
   */
  signUp: Maybe<SignUpPayload>;
  /** Confirms an e-mail address with the token from the e-mail. */
  verifyEmail: Maybe<VerifyEmailPayload>;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRequestEmailVerificationArgs = {
  input: RequestEmailVerificationInput;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRevokeSessionArgs = {
  input: RevokeSessionInput;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSignInArgs = {
  input: SignInInput;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSignUpArgs = {
  input: SignUpInput;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationVerifyEmailArgs = {
  input: VerifyEmailInput;
};

/**
 * The common shape of every mutation's result. When `userErrors` is empty the change
 * was made; when it isn't, nothing was changed.
 */
export type MutationPayload = {
  /** What the person can put right. Empty on success. */
  userErrors: Array<UserError>;
};

/**
 * An object with an id that is unique in the whole graph. Fetch any of them again with
 * `Query.node`. Ids are opaque: store them, compare them, but don't build or parse them.
 */
export type Node = {
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** Where a page of a connection stands in the whole list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last edge of this page, null on an empty page. Pass it as `after` to go on. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more edges follow this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether edges come before this page. Always false on connections that only page forward. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge of this page, null on an empty page. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** What a new password has to be like. */
export type PasswordPolicy = {
  __typename?: 'PasswordPolicy';
  /** Most characters. */
  maxLength: Scalars['Int']['output'];
  /** Fewest characters. */
  minLength: Scalars['Int']['output'];
  /** Whether passwords known from leaks are refused. */
  rejectsLeaked: Scalars['Boolean']['output'];
};

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /**
   * What a sign-in screen needs before anybody is signed in: the terms and the rules for
   * passwords.
   */
  signInOptions: Maybe<SignInOptions>;
};

/** Input of `refreshSession`. */
export type RefreshSessionInput = {
  /** The refresh token. `TOKEN_INVALID` is the answer without one. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `refreshSession`. */
export type RefreshSessionPayload = MutationPayload & {
  __typename?: 'RefreshSessionPayload';
  /** The new tokens. Null when there are user errors. */
  tokens: Maybe<AuthTokens>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `requestEmailVerification`. */
export type RequestEmailVerificationInput = {
  /** The address to write to. */
  email: Scalars['String']['input'];
};

/** Result of `requestEmailVerification`. */
export type RequestEmailVerificationPayload = MutationPayload & {
  __typename?: 'RequestEmailVerificationPayload';
  /** When another e-mail may be asked for. */
  resendAllowedAt: Maybe<Scalars['DateTime']['output']>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Result of `revokeOtherSessions`. */
export type RevokeOtherSessionsPayload = MutationPayload & {
  __typename?: 'RevokeOtherSessionsPayload';
  /** Ids of the sessions that ended. */
  endedSessionIds: Maybe<Array<Scalars['ID']['output']>>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `revokeSession`. */
export type RevokeSessionInput = {
  /** Id of the session to end. */
  sessionId: Scalars['ID']['input'];
};

/** Result of `revokeSession`. */
export type RevokeSessionPayload = MutationPayload & {
  __typename?: 'RevokeSessionPayload';
  /** Id of the session that ended. */
  endedSessionId: Maybe<Scalars['ID']['output']>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** One signed-in device or browser. */
export type Session = {
  __typename?: 'Session';
  /** When it began. */
  createdAt: Scalars['DateTime']['output'];
  /**
   * A name to show, such as "Chrome on Windows". Guessed when the session began unless the client
   * gave one, in the language of that request.
   */
  deviceName: Scalars['String']['output'];
  /** When it ends if it gets no tokens before: after 14 days, and 60 days after it began at the latest. */
  expiresAt: Scalars['DateTime']['output'];
  /** Id of the session. */
  id: Scalars['ID']['output'];
  /** Whether this is the session that makes the call, or that the call has just begun. */
  isCurrent: Scalars['Boolean']['output'];
  /** When it last got tokens; calls with an access token don't count. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** The kind of client. */
  platform: DevicePlatform;
};

/** A page of sessions. */
export type SessionConnection = {
  __typename?: 'SessionConnection';
  /** The sessions with their cursors. */
  edges: Array<SessionEdge>;
  /** The sessions alone. */
  nodes: Array<Session>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many sessions there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** A session in a page. */
export type SessionEdge = {
  __typename?: 'SessionEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The session. */
  node: Session;
};

/** Input of `signIn`. */
export type SignInInput = {
  /** The device that signs in. */
  device: DeviceInput;
  /** The address of the account. */
  email: Scalars['String']['input'];
  /** The password of the account. */
  password: Scalars['String']['input'];
};

/** What a sign-in screen needs before anybody is signed in. */
export type SignInOptions = {
  __typename?: 'SignInOptions';
  /** What a new password has to be like. */
  passwordPolicy: PasswordPolicy;
  /** Where the terms can be read. */
  termsUrl: Scalars['URL']['output'];
  /** The version of the terms to accept at sign-up. */
  termsVersion: Scalars['String']['output'];
};

/** Result of `signIn`. */
export type SignInPayload = MutationPayload & {
  __typename?: 'SignInPayload';
  /** A session, or the next step towards one. Null when there are user errors. */
  result: Maybe<SignInResult>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** What came of a sign-in: a session, or the next step towards one. */
export type SignInResult = EmailVerificationRequired | SignedIn;

/** Result of `signOut`. */
export type SignOutPayload = MutationPayload & {
  __typename?: 'SignOutPayload';
  /** Id of the session that ended. */
  endedSessionId: Maybe<Scalars['ID']['output']>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `signUp`. */
export type SignUpInput = {
  /** The version of the terms that the person accepted; see `signInOptions`. */
  acceptedTermsVersion: Scalars['String']['input'];
  /** The address to sign in with. A `String`, so that a typing error comes back in `userErrors`. */
  email: Scalars['String']['input'];
  /** The password to sign in with. */
  password: Scalars['String']['input'];
};

/** Result of `signUp`. */
export type SignUpPayload = MutationPayload & {
  __typename?: 'SignUpPayload';
  /** The next step: to confirm the address. Null when there are user errors. */
  result: Maybe<SignInResult>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** The person is signed in. */
export type SignedIn = {
  __typename?: 'SignedIn';
  /** The new session. */
  session: Session;
  /** The tokens of the new session. */
  tokens: AuthTokens;
  /**
   * The person. The rest of the operation is answered as theirs, fields that require sign-in
   * included; later calls have to send the access token.
   */
  user: Maybe<User>;
};

/**
 * A person with an account, as that person sees it. Nobody else's account can be read:
 * what others may see of somebody is a `Contributor`.
 */
export type User = Node & {
  __typename?: 'User';
  /** The address the account signs in with. Requires sign-in. */
  email: Maybe<Scalars['EmailAddress']['output']>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Whether the address was confirmed. Null when there is no address. Requires sign-in. */
  isEmailVerified: Maybe<Scalars['Boolean']['output']>;
  /** Where the account is signed in. Requires sign-in. */
  security: Maybe<AccountSecurity>;
};

/**
 * Something the person can put right: a value that was refused, a limit that was reached.
 * Faults (a service down, a missing permission) are not reported here but in the
 * top-level `errors` of the response.
 */
export type UserError = {
  /** A sentence to show to the person, in the language of the request. */
  message: Scalars['String']['output'];
  /**
   * Where the refused value is, from the mutation's argument down, for example
   * `["input", "email"]`. Null when the problem isn't about one value.
   */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** Input of `verifyEmail`. */
export type VerifyEmailInput = {
  /** The token from the e-mail. */
  token: Scalars['String']['input'];
};

/** Result of `verifyEmail`. */
export type VerifyEmailPayload = MutationPayload & {
  __typename?: 'VerifyEmailPayload';
  /** The address that is now confirmed. */
  email: Maybe<Scalars['EmailAddress']['output']>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<AuthUserError>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SignInResult:
    | ( EmailVerificationRequired & { __typename: 'EmailVerificationRequired' } )
    | ( Omit<SignedIn, 'session' | 'user'> & { session: _RefType['Session'], user?: Maybe<_RefType['User']> } & { __typename: 'SignedIn' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  MutationPayload:
    | ( RefreshSessionPayload & { __typename: 'RefreshSessionPayload' } )
    | ( RequestEmailVerificationPayload & { __typename: 'RequestEmailVerificationPayload' } )
    | ( RevokeOtherSessionsPayload & { __typename: 'RevokeOtherSessionsPayload' } )
    | ( RevokeSessionPayload & { __typename: 'RevokeSessionPayload' } )
    | ( Omit<SignInPayload, 'result'> & { result?: Maybe<_RefType['SignInResult']> } & { __typename: 'SignInPayload' } )
    | ( SignOutPayload & { __typename: 'SignOutPayload' } )
    | ( Omit<SignUpPayload, 'result'> & { result?: Maybe<_RefType['SignInResult']> } & { __typename: 'SignUpPayload' } )
    | ( VerifyEmailPayload & { __typename: 'VerifyEmailPayload' } )
  ;
  Node: ( AccountRefParent & { __typename: 'User' } );
  UserError: ( AuthUserError & { __typename: 'AuthUserError' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccountSecurity: ResolverTypeWrapper<SessionRowParent>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AuthErrorCode: AuthErrorCode;
  AuthTokens: ResolverTypeWrapper<AuthTokens>;
  AuthUserError: ResolverTypeWrapper<AuthUserError>;
  CacheControlScope: CacheControlScope;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeviceInput: DeviceInput;
  DevicePlatform: DevicePlatform;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  EmailVerificationRequired: ResolverTypeWrapper<EmailVerificationRequired>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PasswordPolicy: ResolverTypeWrapper<PasswordPolicy>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolverTypeWrapper<RefreshSessionPayload>;
  RequestEmailVerificationInput: RequestEmailVerificationInput;
  RequestEmailVerificationPayload: ResolverTypeWrapper<RequestEmailVerificationPayload>;
  RevokeOtherSessionsPayload: ResolverTypeWrapper<RevokeOtherSessionsPayload>;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: ResolverTypeWrapper<RevokeSessionPayload>;
  Session: ResolverTypeWrapper<SessionRowParent>;
  SessionConnection: ResolverTypeWrapper<import('../_shared/connection.ts').Connection<ResolversParentTypes['SessionEdge']>>;
  SessionEdge: ResolverTypeWrapper<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>;
  SignInInput: SignInInput;
  SignInOptions: ResolverTypeWrapper<SignInOptions>;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'result'> & { result?: Maybe<ResolversTypes['SignInResult']> }>;
  SignInResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignInResult']>;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  SignUpInput: SignUpInput;
  SignUpPayload: ResolverTypeWrapper<Omit<SignUpPayload, 'result'> & { result?: Maybe<ResolversTypes['SignInResult']> }>;
  SignedIn: ResolverTypeWrapper<Omit<SignedIn, 'session' | 'user'> & { session: ResolversTypes['Session'], user?: Maybe<ResolversTypes['User']> }>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  User: ResolverTypeWrapper<AccountRefParent>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  VerifyEmailInput: VerifyEmailInput;
  VerifyEmailPayload: ResolverTypeWrapper<VerifyEmailPayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccountSecurity: SessionRowParent;
  String: Scalars['String']['output'];
  AuthTokens: AuthTokens;
  AuthUserError: AuthUserError;
  DateTime: Scalars['DateTime']['output'];
  DeviceInput: DeviceInput;
  EmailAddress: Scalars['EmailAddress']['output'];
  EmailVerificationRequired: EmailVerificationRequired;
  Mutation: Record<PropertyKey, never>;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  PageInfo: PageInfo;
  PasswordPolicy: PasswordPolicy;
  Query: Record<PropertyKey, never>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: RefreshSessionPayload;
  RequestEmailVerificationInput: RequestEmailVerificationInput;
  RequestEmailVerificationPayload: RequestEmailVerificationPayload;
  RevokeOtherSessionsPayload: RevokeOtherSessionsPayload;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: RevokeSessionPayload;
  Session: SessionRowParent;
  SessionConnection: import('../_shared/connection.ts').Connection<ResolversParentTypes['SessionEdge']>;
  SessionEdge: Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] };
  SignInInput: SignInInput;
  SignInOptions: SignInOptions;
  SignInPayload: Omit<SignInPayload, 'result'> & { result?: Maybe<ResolversParentTypes['SignInResult']> };
  SignInResult: ResolversUnionTypes<ResolversParentTypes>['SignInResult'];
  SignOutPayload: SignOutPayload;
  SignUpInput: SignUpInput;
  SignUpPayload: Omit<SignUpPayload, 'result'> & { result?: Maybe<ResolversParentTypes['SignInResult']> };
  SignedIn: Omit<SignedIn, 'session' | 'user'> & { session: ResolversParentTypes['Session'], user?: Maybe<ResolversParentTypes['User']> };
  URL: Scalars['URL']['output'];
  User: AccountRefParent;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  VerifyEmailInput: VerifyEmailInput;
  VerifyEmailPayload: VerifyEmailPayload;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccountSecurityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountSecurity'] = ResolversParentTypes['AccountSecurity']> = {
  currentSession?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  sessions?: Resolver<ResolversTypes['SessionConnection'], ParentType, ContextType, RequireFields<AccountSecuritySessionsArgs, 'first'>>;
};

export type AuthTokensResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuthTokens'] = ResolversParentTypes['AuthTokens']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refreshTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AuthUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuthUserError'] = ResolversParentTypes['AuthUserError']> = {
  code?: Resolver<ResolversTypes['AuthErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type EmailVerificationRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailVerificationRequired'] = ResolversParentTypes['EmailVerificationRequired']> = {
  email?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  resendAllowedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  refreshSession?: Resolver<Maybe<ResolversTypes['RefreshSessionPayload']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  requestEmailVerification?: Resolver<Maybe<ResolversTypes['RequestEmailVerificationPayload']>, ParentType, ContextType, RequireFields<MutationRequestEmailVerificationArgs, 'input'>>;
  revokeOtherSessions?: Resolver<Maybe<ResolversTypes['RevokeOtherSessionsPayload']>, ParentType, ContextType>;
  revokeSession?: Resolver<Maybe<ResolversTypes['RevokeSessionPayload']>, ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'input'>>;
  signIn?: Resolver<Maybe<ResolversTypes['SignInPayload']>, ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<Maybe<ResolversTypes['SignOutPayload']>, ParentType, ContextType>;
  signUp?: Resolver<Maybe<ResolversTypes['SignUpPayload']>, ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  verifyEmail?: Resolver<Maybe<ResolversTypes['VerifyEmailPayload']>, ParentType, ContextType, RequireFields<MutationVerifyEmailArgs, 'input'>>;
};

export type MutationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'RefreshSessionPayload' | 'RequestEmailVerificationPayload' | 'RevokeOtherSessionsPayload' | 'RevokeSessionPayload' | 'SignInPayload' | 'SignOutPayload' | 'SignUpPayload' | 'VerifyEmailPayload', ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'User', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PasswordPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasswordPolicy'] = ResolversParentTypes['PasswordPolicy']> = {
  maxLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejectsLeaked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  signInOptions?: Resolver<Maybe<ResolversTypes['SignInOptions']>, ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  tokens?: Resolver<Maybe<ResolversTypes['AuthTokens']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestEmailVerificationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestEmailVerificationPayload'] = ResolversParentTypes['RequestEmailVerificationPayload']> = {
  resendAllowedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeOtherSessionsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeOtherSessionsPayload'] = ResolversParentTypes['RevokeOtherSessionsPayload']> = {
  endedSessionIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionPayload'] = ResolversParentTypes['RevokeSessionPayload']> = {
  endedSessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deviceName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['DevicePlatform'], ParentType, ContextType>;
};

export type SessionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionConnection'] = ResolversParentTypes['SessionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SessionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SessionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEdge'] = ResolversParentTypes['SessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
};

export type SignInOptionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInOptions'] = ResolversParentTypes['SignInOptions']> = {
  passwordPolicy?: Resolver<ResolversTypes['PasswordPolicy'], ParentType, ContextType>;
  termsUrl?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  termsVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  result?: Resolver<Maybe<ResolversTypes['SignInResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignInResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInResult'] = ResolversParentTypes['SignInResult']> = {
  __resolveType: TypeResolveFn<'EmailVerificationRequired' | 'SignedIn', ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  endedSessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpPayload'] = ResolversParentTypes['SignUpPayload']> = {
  result?: Resolver<Maybe<ResolversTypes['SignInResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignedInResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignedIn'] = ResolversParentTypes['SignedIn']> = {
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['AuthTokens'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isEmailVerified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  security?: Resolver<Maybe<ResolversTypes['AccountSecurity']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'AuthUserError', ParentType, ContextType>;
};

export type VerifyEmailPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyEmailPayload'] = ResolversParentTypes['VerifyEmailPayload']> = {
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AccountSecurity?: AccountSecurityResolvers<ContextType>;
  AuthTokens?: AuthTokensResolvers<ContextType>;
  AuthUserError?: AuthUserErrorResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EmailAddress?: GraphQLScalarType;
  EmailVerificationRequired?: EmailVerificationRequiredResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PasswordPolicy?: PasswordPolicyResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  RequestEmailVerificationPayload?: RequestEmailVerificationPayloadResolvers<ContextType>;
  RevokeOtherSessionsPayload?: RevokeOtherSessionsPayloadResolvers<ContextType>;
  RevokeSessionPayload?: RevokeSessionPayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionEdge?: SessionEdgeResolvers<ContextType>;
  SignInOptions?: SignInOptionsResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignInResult?: SignInResultResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  SignUpPayload?: SignUpPayloadResolvers<ContextType>;
  SignedIn?: SignedInResolvers<ContextType>;
  URL?: GraphQLScalarType;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VerifyEmailPayload?: VerifyEmailPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
