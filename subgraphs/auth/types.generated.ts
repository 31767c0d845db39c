import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SessionRow as SessionRowParent, IdentityRow as IdentityRowParent, PasskeyRow as PasskeyRowParent, RevocationRow as RevocationRowParent, SecurityEventRow as SecurityEventRowParent, AccountRef as AccountRefParent } from './db/schema.ts';
import type { DataExport as DataExportParent } from './domain/data-exports/requests.ts';
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
  /** A point in time, as an RFC 3339 string with an offset, for example `2026-11-24T09:30:00Z`. Returned in UTC. */
  DateTime: { input: Date; output: Date | string; }
  /** An e-mail address. */
  EmailAddress: { input: string; output: string; }
  /** A JSON value. Used only where another standard defines its shape. */
  JSON: { input: unknown; output: unknown; }
  /** An absolute URL. */
  URL: { input: URL; output: URL | string; }
  _FieldSet: { input: string; output: string; }
};

/** How an account is protected, and its active sessions. */
export type AccountSecurity = {
  __typename?: 'AccountSecurity';
  /** The session that makes the call. */
  currentSession: Maybe<Session>;
  /** The last requested export of everything that is stored about the person. Null when there is none, or it has expired. */
  dataExport: Maybe<DataExport>;
  /** When the account will be deleted. Null when no deletion is scheduled. */
  deletionScheduledFor: Maybe<Scalars['DateTime']['output']>;
  /** What happened to the account in the last year, newest first; the first 20 entries by default. Nobody can change or delete one. */
  events: SecurityEventConnection;
  /** Whether the account has a password. One that was opened with a provider's identity has none at first. */
  hasPassword: Scalars['Boolean']['output'];
  /** The providers' identities that can sign in to the account, oldest first. */
  identities: Array<LinkedIdentity>;
  /** The passkeys that can sign in to the account, newest first. */
  passkeys: Array<Passkey>;
  /** When the password was last changed or reset. Null while it is the one of the sign-up. */
  passwordChangedAt: Maybe<Scalars['DateTime']['output']>;
  /** Every active session, most recently used first; the first 20 by default. */
  sessions: SessionConnection;
  /** One-time codes of an authenticator app. */
  totp: TotpStatus;
};


/** How an account is protected, and its active sessions. */
export type AccountSecurityEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** How an account is protected, and its active sessions. */
export type AccountSecuritySessionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

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

/** An access token and a refresh token. Send the access token as `Authorization: Bearer …`. */
export type AuthTokens = {
  __typename?: 'AuthTokens';
  /** Short-lived token for calls to the API. */
  accessToken: Scalars['String']['output'];
  /** When the access token expires. */
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** Seconds from this response until the access token expires, for clients whose clock may be wrong. */
  expiresInSeconds: Scalars['Int']['output'];
  /** Token for `refreshSession`. Null when it is in the cookie, where scripts can't read it. */
  refreshToken: Maybe<Scalars['String']['output']>;
  /** When the refresh token expires unless it is used. */
  refreshTokenExpiresAt: Scalars['DateTime']['output'];
};

/** A problem with sign-up, sign-in or sessions that the person can fix. */
export type AuthUserError = UserError & {
  __typename?: 'AuthUserError';
  /** The machine-readable reason. More may be added. */
  code: AuthErrorCode;
  /** A sentence to show to the person, in the language of the request. */
  message: Scalars['String']['output'];
  /**
   * Path to the rejected value, starting at the mutation's argument, for example
   * `["input", "email"]`. Null when the problem concerns no single value.
   */
  path: Maybe<Array<Scalars['String']['output']>>;
  /** Seconds to wait before the next try. Null except for `TOO_MANY_ATTEMPTS`. */
  retryAfterSeconds: Maybe<Scalars['Int']['output']>;
};

/** Who may share a cached copy. Server-side only. */
export type CacheControlScope =
  /** Each signed-in person needs their own copy. */
  | 'PRIVATE'
  /** Everyone may share one copy. */
  | 'PUBLIC';

/** Result of `cancelAccountDeletion`. */
export type CancelAccountDeletionPayload = MutationPayload & {
  __typename?: 'CancelAccountDeletionPayload';
  /** The person, whose account stays. Null when there are user errors. */
  user: Maybe<User>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `changePassword`. */
export type ChangePasswordInput = {
  /**
   * The current password, at most 128 characters. Leave it out to set the first password of an account that has none,
   * which requires a recent sign-in; see `reauthenticate`.
   */
  currentPassword?: InputMaybe<Scalars['String']['input']>;
  /** The new password, 15 to 128 characters. */
  newPassword: Scalars['String']['input'];
};

/** Result of `changePassword`. */
export type ChangePasswordPayload = MutationPayload & {
  __typename?: 'ChangePasswordPayload';
  /** When the password was changed. */
  changedAt: Maybe<Scalars['DateTime']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `completeTwoFactorSignIn`. */
export type CompleteTwoFactorSignInInput = {
  /** The token of the challenge. */
  challengeToken: Scalars['String']['input'];
  /** The code; spaces and hyphens are ignored. */
  code: Scalars['String']['input'];
  /** The kind of code. */
  method: TwoFactorMethod;
};

/** Result of `completeTwoFactorSignIn`. */
export type CompleteTwoFactorSignInPayload = MutationPayload & {
  __typename?: 'CompleteTwoFactorSignInPayload';
  /** The new session. Null when there are user errors. */
  result: Maybe<SignInResult>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `confirmTotpEnrollment`. */
export type ConfirmTotpEnrollmentInput = {
  /** A code of the authenticator app. */
  code: Scalars['String']['input'];
};

/** Result of `confirmTotpEnrollment`. */
export type ConfirmTotpEnrollmentPayload = MutationPayload & {
  __typename?: 'ConfirmTotpEnrollmentPayload';
  /** The ten recovery codes. Null when there are user errors. */
  recoveryCodes: Maybe<Array<Scalars['String']['output']>>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** An archive of everything that is stored about a person. */
export type DataExport = {
  __typename?: 'DataExport';
  /**
   * Address of the archive: a ZIP file with JSON files, and a page that shows them in `index.html`. Works for ten
   * minutes, for whoever has it. Null while the archive isn't ready. Requires a recent sign-in; see `reauthenticate`.
   */
  downloadUrl: Maybe<Scalars['URL']['output']>;
  /** When it is deleted: seven days after the request. */
  expiresAt: Scalars['DateTime']['output'];
  /** Id of the export. */
  id: Scalars['ID']['output'];
  /** When it was complete. Null while parts of it are missing. */
  readyAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was requested. */
  requestedAt: Scalars['DateTime']['output'];
};

/** The client's description of its device, shown in the list of sessions. */
export type DeviceInput = {
  /** A display name, truncated to 60 characters. Derived from the `User-Agent` header by default. */
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
  /** Any other client. */
  | 'OTHER'
  /** A browser. */
  | 'WEB';

/** Result of `disableTotp`. */
export type DisableTotpPayload = MutationPayload & {
  __typename?: 'DisableTotpPayload';
  /** The state of one-time codes afterwards. Null when there are user errors. */
  totp: Maybe<TotpStatus>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** The person must first verify the address with the link that was mailed to it. */
export type EmailVerificationRequired = {
  __typename?: 'EmailVerificationRequired';
  /** The address that the e-mail was sent to. */
  email: Scalars['EmailAddress']['output'];
  /** When another e-mail may be requested. */
  resendAllowedAt: Scalars['DateTime']['output'];
};

/** Input of `finishIdentityLink`. */
export type FinishIdentityLinkInput = {
  /** The one-time code that came back to `returnUrl`, valid for one minute. It is ours, not the provider's. */
  code: Scalars['String']['input'];
  /** The verifier whose digest was given to `startIdentityLink`. */
  verifier: Scalars['String']['input'];
};

/** Result of `finishIdentityLink`. */
export type FinishIdentityLinkPayload = MutationPayload & {
  __typename?: 'FinishIdentityLinkPayload';
  /** The new identity of the account. Null when there are user errors. */
  identity: Maybe<LinkedIdentity>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `finishPasskeyRegistration`. */
export type FinishPasskeyRegistrationInput = {
  /** The token of `startPasskeyRegistration`. */
  challengeToken: Scalars['String']['input'];
  /** A name for the passkey, 1 to 40 characters. */
  name: Scalars['String']['input'];
  /** A `RegistrationResponseJSON` of WebAuthn Level 3. */
  response: Scalars['JSON']['input'];
};

/** Result of `finishPasskeyRegistration`. */
export type FinishPasskeyRegistrationPayload = MutationPayload & {
  __typename?: 'FinishPasskeyRegistrationPayload';
  /** The new passkey. Null when there are user errors. */
  passkey: Maybe<Passkey>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `finishPasskeySignIn`. */
export type FinishPasskeySignInInput = {
  /** The token of `startPasskeySignIn`. */
  challengeToken: Scalars['String']['input'];
  /** The device that signs in. */
  device: DeviceInput;
  /** An `AuthenticationResponseJSON` of WebAuthn Level 3. */
  response: Scalars['JSON']['input'];
  /** Where to put the refresh token. */
  tokenDelivery?: TokenDelivery;
};

/** Result of `finishPasskeySignIn`. */
export type FinishPasskeySignInPayload = MutationPayload & {
  __typename?: 'FinishPasskeySignInPayload';
  /** The new session. Null when there are user errors. */
  result: Maybe<SignInResult>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `finishProviderSignIn`. */
export type FinishProviderSignInInput = {
  /**
   * Version of the terms that the person accepted, for a new account; see `signInOptions`. A new account without it fails
   * with `TERMS_NOT_ACCEPTED`: show the terms, and send the same code again within ten minutes.
   */
  acceptedTermsVersion?: InputMaybe<Scalars['String']['input']>;
  /** The one-time code that came back to `returnUrl`, valid for one minute. It is ours, not the provider's. */
  code: Scalars['String']['input'];
  /** The device that signs in. */
  device: DeviceInput;
  /** Where to put the refresh token. */
  tokenDelivery?: TokenDelivery;
  /** The verifier whose digest was given to `startProviderSignIn`. */
  verifier: Scalars['String']['input'];
};

/** Result of `finishProviderSignIn`. */
export type FinishProviderSignInPayload = MutationPayload & {
  __typename?: 'FinishProviderSignInPayload';
  /** A session, or the next step towards one. Null when there are user errors. */
  result: Maybe<SignInResult>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** A provider of identities. More may be added. */
export type IdentityProvider =
  /** Google. */
  | 'GOOGLE'
  /** 카카오 (Kakao). */
  | 'KAKAO'
  /** 네이버 (Naver). */
  | 'NAVER';

/** A provider's identity that can sign in to an account. */
export type LinkedIdentity = {
  __typename?: 'LinkedIdentity';
  /** Id of the link, for `unlinkIdentity`. */
  id: Scalars['ID']['output'];
  /** What the provider calls the person, such as a nickname, to tell identities apart. Null when it gave nothing. */
  label: Maybe<Scalars['String']['output']>;
  /** When it was linked. */
  linkedAt: Scalars['DateTime']['output'];
  /** The provider. */
  provider: IdentityProvider;
};

/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Cancels a scheduled deletion. An e-mail informs the person. Requires sign-in. */
  cancelAccountDeletion: Maybe<CancelAccountDeletionPayload>;
  /**
   * Changes the password, and ends every session of the account except the one that makes the call. An
   * e-mail informs the person. Wrong current passwords count as failed sign-ins. Requires sign-in.
   */
  changePassword: Maybe<ChangePasswordPayload>;
  /** Answers the challenge of a sign-in that requires a second factor. */
  completeTwoFactorSignIn: Maybe<CompleteTwoFactorSignInPayload>;
  /**
   * Switches on one-time codes: checks a first code, and returns the recovery codes, which cannot be
   * read again. Requires a recent sign-in; see `reauthenticate`.
   */
  confirmTotpEnrollment: Maybe<ConfirmTotpEnrollmentPayload>;
  /** Switches off one-time codes. Requires a recent sign-in; see `reauthenticate`. */
  disableTotp: Maybe<DisableTotpPayload>;
  /**
   * Adds the identity with the one-time code that the browser brought back. Only the session that started can
   * finish. An e-mail informs the person. Requires a recent sign-in; see `reauthenticate`.
   */
  finishIdentityLink: Maybe<FinishIdentityLinkPayload>;
  /**
   * Adds a passkey with the answer of the authenticator. An e-mail informs the person. Requires a recent
   * sign-in; see `reauthenticate`.
   */
  finishPasskeyRegistration: Maybe<FinishPasskeyRegistrationPayload>;
  /**
   * Signs in with the answer of the authenticator. A passkey counts as two factors, so no one-time code is
   * required. An access token that is sent along doesn't matter.
   */
  finishPasskeySignIn: Maybe<FinishPasskeySignInPayload>;
  /**
   * Signs in with the one-time code that the browser brought back to `returnUrl`. A provider's identity that
   * is new gets an account of its own: accounts are never joined by e-mail address. An access token that is
   * sent along doesn't matter.
   */
  finishProviderSignIn: Maybe<FinishProviderSignInPayload>;
  /**
   * Confirms who the person is, which opens ten minutes in which the session may make sensitive changes,
   * as signing in does. A field that requires a recent sign-in fails with `RECENT_SIGN_IN_REQUIRED`
   * outside of them. Requires sign-in.
   */
  reauthenticate: Maybe<ReauthenticatePayload>;
  /**
   * Exchanges a refresh token for a new pair of tokens. For ten seconds the old refresh token still
   * returns the same new one, for clients that refresh twice at once. Using it after that ends its
   * session. An access token that is sent along doesn't matter: it may have expired.
   */
  refreshSession: Maybe<RefreshSessionPayload>;
  /** Replaces the recovery codes; the old ones stop working. Requires a recent sign-in; see `reauthenticate`. */
  regenerateRecoveryCodes: Maybe<RegenerateRecoveryCodesPayload>;
  /**
   * Removes a passkey, unless it is the last way to sign in. An e-mail informs the person. Requires a recent
   * sign-in; see `reauthenticate`.
   */
  removePasskey: Maybe<RemovePasskeyPayload>;
  /** Renames a passkey. Requires sign-in. */
  renamePasskey: Maybe<RenamePasskeyPayload>;
  /** Gives the device of a session another display name, in the list of sessions. Requires sign-in. */
  renameSession: Maybe<RenameSessionPayload>;
  /**
   * Schedules the deletion of the account with all its data, and ends every other session. Until then the person
   * can sign in and cancel it. An e-mail informs the person. A later request changes nothing. Requires a recent
   * sign-in; see `reauthenticate`.
   */
  requestAccountDeletion: Maybe<RequestAccountDeletionPayload>;
  /**
   * Collects everything that is stored about the person into one archive. An e-mail informs the person when it is ready, usually
   * within a minute; `AccountSecurity.dataExport` has the address then. A request within a day after the last one returns that
   * one. Requires a recent sign-in; see `reauthenticate`.
   */
  requestDataExport: Maybe<RequestDataExportPayload>;
  /**
   * Asks for another e-mail address on the account. Links go to the current and the new address; the
   * address changes once `verifyEmail` got the tokens of both, in any order, within two hours. Then an
   * e-mail informs the previous address. A later request replaces an earlier one, and a new password
   * cancels it. The response is the same if the new address has an account; an e-mail informs its owner.
   * Requires a recent sign-in; see `reauthenticate`.
   */
  requestEmailChange: Maybe<RequestEmailChangePayload>;
  /**
   * Sends the verification e-mail again. The response is the same whether or not the address has an
   * unverified account.
   */
  requestEmailVerification: Maybe<RequestEmailVerificationPayload>;
  /**
   * Mails a link to choose a new password to an address. The response is the same whether or not the
   * address has an account; only a verified account gets a mail. Signing up again sets the password of
   * an unverified account.
   */
  requestPasswordReset: Maybe<RequestPasswordResetPayload>;
  /**
   * Sets a new password with the token from the link, and ends every session. It opens none: the person
   * signs in with the new password. An e-mail informs the person. A rejected password doesn't use up the
   * token.
   */
  resetPassword: Maybe<ResetPasswordPayload>;
  /** Ends every session of the account except the one that makes the call. Requires sign-in. */
  revokeOtherSessions: Maybe<RevokeOtherSessionsPayload>;
  /** Ends one session of the account, on this or another device. Requires sign-in. */
  revokeSession: Maybe<RevokeSessionPayload>;
  /**
   * Signs in with an e-mail address and a password. If the address isn't verified yet, the server
   * mails the verification link again instead. An access token that is sent along doesn't matter.
   */
  signIn: Maybe<SignInPayload>;
  /**
   * Ends the session that makes the call, and removes its refresh cookie. From then on, its access token
   * can change nothing and read no account data; within three seconds it is refused everywhere. Requires
   * sign-in.
   */
  signOut: Maybe<SignOutPayload>;
  /**
   * Creates an account with an e-mail address and a password, and mails a verification link to the
   * address. The response is the same whether or not the address already has an account, so that
   * nobody can find out who has one; the e-mail informs its owner. Signing up again before
   * `resendAllowedAt` changes nothing.
   */
  signUp: Maybe<SignUpPayload>;
  /**
   * Starts to add an identity at Kakao, Naver or Google to the account, as `startProviderSignIn` does. Requires
   * a recent sign-in; see `reauthenticate`.
   */
  startIdentityLink: Maybe<StartIdentityLinkPayload>;
  /**
   * Starts to add a passkey: returns the options for `navigator.credentials.create()`. Requires a recent
   * sign-in; see `reauthenticate`.
   */
  startPasskeyRegistration: Maybe<StartPasskeyRegistrationPayload>;
  /**
   * Starts to sign in with a passkey: returns the options for `navigator.credentials.get()`. They name nobody:
   * the authenticator offers the passkeys that it has. An access token that is sent along doesn't matter.
   */
  startPasskeySignIn: Maybe<StartPasskeySignInPayload>;
  /**
   * Starts to sign in with Kakao, Naver or Google: returns the address to open in the system's browser. The
   * server keeps `state`, nonce and PKCE verifier of the provider. An access token that is sent along doesn't
   * matter.
   */
  startProviderSignIn: Maybe<StartProviderSignInPayload>;
  /** Starts to switch on one-time codes: returns the secret for the authenticator app. Requires a recent sign-in; see `reauthenticate`. */
  startTotpEnrollment: Maybe<StartTotpEnrollmentPayload>;
  /**
   * Removes a provider's identity from the account, unless it is the last way to sign in. An e-mail informs the
   * person. Requires a recent sign-in; see `reauthenticate`.
   */
  unlinkIdentity: Maybe<UnlinkIdentityPayload>;
  /**
   * Confirms an e-mail address with the token from a link: that of a new account, or one of the two of
   * `requestEmailChange`. Needs no sign-in.
   */
  verifyEmail: Maybe<VerifyEmailPayload>;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationCompleteTwoFactorSignInArgs = {
  input: CompleteTwoFactorSignInInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationConfirmTotpEnrollmentArgs = {
  input: ConfirmTotpEnrollmentInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationFinishIdentityLinkArgs = {
  input: FinishIdentityLinkInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationFinishPasskeyRegistrationArgs = {
  input: FinishPasskeyRegistrationInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationFinishPasskeySignInArgs = {
  input: FinishPasskeySignInInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationFinishProviderSignInArgs = {
  input: FinishProviderSignInInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationReauthenticateArgs = {
  input: ReauthenticateInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRemovePasskeyArgs = {
  input: RemovePasskeyInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRenamePasskeyArgs = {
  input: RenamePasskeyInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRenameSessionArgs = {
  input: RenameSessionInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRequestAccountDeletionArgs = {
  input?: RequestAccountDeletionInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRequestEmailChangeArgs = {
  input: RequestEmailChangeInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRequestEmailVerificationArgs = {
  input: RequestEmailVerificationInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRevokeSessionArgs = {
  input: RevokeSessionInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSignInArgs = {
  input: SignInInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSignUpArgs = {
  input: SignUpInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationStartIdentityLinkArgs = {
  input: StartIdentityLinkInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationStartProviderSignInArgs = {
  input: StartProviderSignInInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationUnlinkIdentityArgs = {
  input: UnlinkIdentityInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationVerifyEmailArgs = {
  input: VerifyEmailInput;
};

/**
 * The fields that every mutation's payload has. If `userErrors` is empty, the change was
 * made; otherwise nothing was changed.
 */
export type MutationPayload = {
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<UserError>;
};

/**
 * An object with an id that is unique across the whole graph. Fetch it again with
 * `Query.node`. Ids are opaque: store and compare them, but don't build or parse them.
 */
export type Node = {
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** The position of a page within its connection. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last edge of this page. Pass it as `after` to get the next page. Null on an empty page. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more edges follow this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether edges come before this page. Always false on connections that only page forward. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge of this page. Null on an empty page. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** A passkey that can sign in to an account. */
export type Passkey = {
  __typename?: 'Passkey';
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** Id of the passkey. */
  id: Scalars['ID']['output'];
  /** Whether the person's devices share it, so that losing one of them doesn't lose the passkey. */
  isSynced: Scalars['Boolean']['output'];
  /** When it last signed in. Null before the first time. */
  lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  /** The name that the person gave it. */
  name: Scalars['String']['output'];
};

/** The rules for new passwords. */
export type PasswordPolicy = {
  __typename?: 'PasswordPolicy';
  /** Maximum number of characters. */
  maxLength: Scalars['Int']['output'];
  /** Minimum number of characters. */
  minLength: Scalars['Int']['output'];
  /** Whether passwords known from leaks are rejected. */
  rejectsLeaked: Scalars['Boolean']['output'];
};

/** All read operations. */
export type Query = {
  __typename?: 'Query';
  /**
   * Whether the session of the access token is active and still has the token's scopes; false without
   * a token. The router asks before it runs a mutation.
   */
  isAccessTokenCurrent: Maybe<Scalars['Boolean']['output']>;
  /**
   * True if the viewer meets a policy that `@policy` names; otherwise null, and an error says what is missing. The
   * router asks before it plans an operation.
   */
  isPolicyMet: Maybe<Scalars['Boolean']['output']>;
  /**
   * Access tokens that stopped being valid before they expire, in the order of the changes. The router
   * asks every second.
   */
  revocations: Maybe<Array<Revocation>>;
  /**
   * The terms to accept and the rules for passwords, for sign-up and sign-in screens. Needs no
   * sign-in.
   */
  signInOptions: Maybe<SignInOptions>;
};


/** All read operations. */
export type QueryIsPolicyMetArgs = {
  policy: Scalars['String']['input'];
};


/** All read operations. */
export type QueryRevocationsArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  first: Scalars['Int']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Input of `reauthenticate`. */
export type ReauthenticateInput = {
  /** The kind of proof. */
  method: ReauthenticationMethod;
  /** The password or the code, at most 128 characters. */
  proof: Scalars['String']['input'];
};

/** Result of `reauthenticate`. */
export type ReauthenticatePayload = MutationPayload & {
  __typename?: 'ReauthenticatePayload';
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
  /** Until when sensitive changes are allowed. Null when there are user errors. */
  validUntil: Maybe<Scalars['DateTime']['output']>;
};

/**
 * A way to confirm who somebody is. Whoever has none of them signs in again with a passkey or a provider's
 * identity. More may be added.
 */
export type ReauthenticationMethod =
  /** The password of the account. */
  | 'PASSWORD'
  /** One of the recovery codes. */
  | 'RECOVERY_CODE'
  /** A code of an authenticator app. */
  | 'TOTP';

/** Input of `refreshSession`. */
export type RefreshSessionInput = {
  /** The refresh token. Leave it out when it is in the cookie. Without either, the mutation fails with `TOKEN_INVALID`. */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `refreshSession`. */
export type RefreshSessionPayload = MutationPayload & {
  __typename?: 'RefreshSessionPayload';
  /** The new tokens. Null when there are user errors. */
  tokens: Maybe<AuthTokens>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Result of `regenerateRecoveryCodes`. */
export type RegenerateRecoveryCodesPayload = MutationPayload & {
  __typename?: 'RegenerateRecoveryCodesPayload';
  /** The ten new recovery codes. Null when there are user errors. */
  recoveryCodes: Maybe<Array<Scalars['String']['output']>>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `removePasskey`. */
export type RemovePasskeyInput = {
  /** Id of the passkey. */
  passkeyId: Scalars['ID']['input'];
};

/** Result of `removePasskey`. */
export type RemovePasskeyPayload = MutationPayload & {
  __typename?: 'RemovePasskeyPayload';
  /** Id of the removed passkey. Null when there are user errors. */
  removedPasskeyId: Maybe<Scalars['ID']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `renamePasskey`. */
export type RenamePasskeyInput = {
  /** The new name, 1 to 40 characters. */
  name: Scalars['String']['input'];
  /** Id of the passkey. */
  passkeyId: Scalars['ID']['input'];
};

/** Result of `renamePasskey`. */
export type RenamePasskeyPayload = MutationPayload & {
  __typename?: 'RenamePasskeyPayload';
  /** The passkey with its new name. Null when there are user errors. */
  passkey: Maybe<Passkey>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `renameSession`. */
export type RenameSessionInput = {
  /** The new name, 1 to 60 characters. */
  name: Scalars['String']['input'];
  /** Id of the session. */
  sessionId: Scalars['ID']['input'];
};

/** Result of `renameSession`. */
export type RenameSessionPayload = MutationPayload & {
  __typename?: 'RenameSessionPayload';
  /** The session with its new name. Null when there are user errors. */
  session: Maybe<Session>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `requestAccountDeletion`. */
export type RequestAccountDeletionInput = {
  /** Why, at most 200 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `requestAccountDeletion`. */
export type RequestAccountDeletionPayload = MutationPayload & {
  __typename?: 'RequestAccountDeletionPayload';
  /** When the account will be deleted. Null when there are user errors. */
  deletionScheduledFor: Maybe<Scalars['DateTime']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Result of `requestDataExport`. */
export type RequestDataExportPayload = MutationPayload & {
  __typename?: 'RequestDataExportPayload';
  /** The export, or the one that was requested within the last day. */
  dataExport: Maybe<DataExport>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `requestEmailChange`. */
export type RequestEmailChangeInput = {
  /** The new address. */
  newEmail: Scalars['String']['input'];
};

/** Result of `requestEmailChange`. */
export type RequestEmailChangePayload = MutationPayload & {
  __typename?: 'RequestEmailChangePayload';
  /** The new address, which isn't the account's yet. */
  pendingEmail: Maybe<Scalars['EmailAddress']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `requestEmailVerification`. */
export type RequestEmailVerificationInput = {
  /** The address to send the e-mail to. */
  email: Scalars['String']['input'];
};

/** Result of `requestEmailVerification`. */
export type RequestEmailVerificationPayload = MutationPayload & {
  __typename?: 'RequestEmailVerificationPayload';
  /** When another e-mail may be requested. */
  resendAllowedAt: Maybe<Scalars['DateTime']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `requestPasswordReset`. */
export type RequestPasswordResetInput = {
  /** The address to send the e-mail to. */
  email: Scalars['String']['input'];
};

/** Result of `requestPasswordReset`. */
export type RequestPasswordResetPayload = MutationPayload & {
  __typename?: 'RequestPasswordResetPayload';
  /** When another e-mail may be requested. */
  resendAllowedAt: Maybe<Scalars['DateTime']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `resetPassword`. */
export type ResetPasswordInput = {
  /** The new password, 15 to 128 characters. */
  newPassword: Scalars['String']['input'];
  /** The token from the link, valid once within 30 minutes. */
  token: Scalars['String']['input'];
};

/** Result of `resetPassword`. */
export type ResetPasswordPayload = MutationPayload & {
  __typename?: 'ResetPasswordPayload';
  /** When the password was changed. */
  changedAt: Maybe<Scalars['DateTime']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/**
 * The access tokens of a session that has ended, or those of a person with other scopes than `scopes`.
 * Only the router reads it.
 */
export type Revocation = {
  __typename?: 'Revocation';
  /** Its number. Later changes of a person have higher ones. */
  number: Scalars['ID']['output'];
  /** When it was recorded, by the clock of auth's database. */
  recordedAt: Scalars['DateTime']['output'];
  /** The scopes that the person has now. Null for an ended session. */
  scopes: Maybe<Array<Scalars['String']['output']>>;
  /** Id of the ended session. Null for a change of scopes. */
  sessionId: Maybe<Scalars['ID']['output']>;
  /** Id of the person whose scopes changed. Null for an ended session. */
  userId: Maybe<Scalars['ID']['output']>;
};

/** Result of `revokeOtherSessions`. */
export type RevokeOtherSessionsPayload = MutationPayload & {
  __typename?: 'RevokeOtherSessionsPayload';
  /** Ids of the ended sessions. */
  endedSessionIds: Maybe<Array<Scalars['ID']['output']>>;
  /** Problems that the person can fix. Empty on success. */
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
  /** Id of the ended session. */
  endedSessionId: Maybe<Scalars['ID']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Something that happened to an account. */
export type SecurityEvent = {
  __typename?: 'SecurityEvent';
  /** Display name of that session's device. */
  deviceName: Maybe<Scalars['String']['output']>;
  /** When it happened. */
  happenedAt: Scalars['DateTime']['output'];
  /** Id of the entry. */
  id: Scalars['ID']['output'];
  /** What happened. */
  kind: SecurityEventKind;
  /** The provider, for events about a provider's identity. Null for other kinds. */
  provider: Maybe<IdentityProvider>;
  /** Id of the session that did it, which may have ended. Null for an operator, a link in a mail and the service itself. */
  sessionId: Maybe<Scalars['ID']['output']>;
  /** How the person signed in, for `SIGNED_IN`. Null for other kinds. */
  signInMethod: Maybe<SignInMethod>;
};

/** A page of events. */
export type SecurityEventConnection = {
  __typename?: 'SecurityEventConnection';
  /** The events with their cursors. */
  edges: Array<SecurityEventEdge>;
  /** The events without cursors. */
  nodes: Array<SecurityEvent>;
  /** The position of this page in the connection. */
  pageInfo: PageInfo;
};

/** An event in a page. */
export type SecurityEventEdge = {
  __typename?: 'SecurityEventEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The event. */
  node: SecurityEvent;
};

/** What can happen to an account. More may be added. */
export type SecurityEventKind =
  /** An operator suspended the account. */
  | 'BANNED'
  /** An export of everything that is stored about the person was requested. */
  | 'DATA_EXPORT_REQUESTED'
  /** The scheduled deletion was cancelled. */
  | 'DELETION_CANCELLED'
  /** The deletion of the account was scheduled. */
  | 'DELETION_SCHEDULED'
  /** The e-mail address was changed. */
  | 'EMAIL_CHANGED'
  /** A provider's identity was linked. */
  | 'IDENTITY_LINKED'
  /** A provider's identity was unlinked, here or at the provider. */
  | 'IDENTITY_UNLINKED'
  /** A passkey was added. */
  | 'PASSKEY_ADDED'
  /** A passkey was removed. */
  | 'PASSKEY_REMOVED'
  /** The password was changed or set. */
  | 'PASSWORD_CHANGED'
  /** The password was reset with a link in a mail. */
  | 'PASSWORD_RESET'
  /** The person confirmed who they are. */
  | 'REAUTHENTICATED'
  /** The recovery codes were replaced. */
  | 'RECOVERY_CODES_REPLACED'
  /** A recovery code was used. */
  | 'RECOVERY_CODE_USED'
  /** An operator changed the permissions of the account. */
  | 'SCOPES_CHANGED'
  /** A refresh token was used again, so somebody may have copied it; its session was ended. */
  | 'SESSION_COPIED'
  /** A session ended because somebody ended it. */
  | 'SESSION_ENDED'
  /** A session was opened. */
  | 'SIGNED_IN'
  /** One-time codes were switched off. */
  | 'TOTP_DISABLED'
  /** One-time codes were switched on. */
  | 'TOTP_ENABLED'
  /** An operator lifted the suspension. */
  | 'UNBANNED';

/** A signed-in device or browser. */
export type Session = {
  __typename?: 'Session';
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /**
   * A display name, such as "Chrome on Windows". If the client gave none at sign-in, the server
   * derived it from the `User-Agent` header, in the language of that request. `renameSession` changes it.
   */
  deviceName: Scalars['String']['output'];
  /** When it expires unless it is refreshed: 14 days after the last refresh, and at most 60 days after it was opened. */
  expiresAt: Scalars['DateTime']['output'];
  /** Id of the session. */
  id: Scalars['ID']['output'];
  /** Whether this session makes the call, or was opened by it. */
  isCurrent: Scalars['Boolean']['output'];
  /** When it last received tokens. Calls with an access token don't count. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** The kind of client. */
  platform: DevicePlatform;
};

/** A page of sessions. */
export type SessionConnection = {
  __typename?: 'SessionConnection';
  /** The sessions with their cursors. */
  edges: Array<SessionEdge>;
  /** The sessions without cursors. */
  nodes: Array<Session>;
  /** The position of this page in the connection. */
  pageInfo: PageInfo;
  /** The number of active sessions. */
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
  /** The password of the account, at most 128 characters. */
  password: Scalars['String']['input'];
  /** Where to put the refresh token. */
  tokenDelivery?: TokenDelivery;
};

/** A way to sign in. More may be added. */
export type SignInMethod =
  /** A passkey. */
  | 'PASSKEY'
  /** The password. */
  | 'PASSWORD'
  /** An identity at Kakao, Naver or Google. */
  | 'PROVIDER';

/** The terms and password rules for sign-up and sign-in screens. */
export type SignInOptions = {
  __typename?: 'SignInOptions';
  /** Whether passkeys can be used. */
  passkeysEnabled: Scalars['Boolean']['output'];
  /** The rules for new passwords. */
  passwordPolicy: PasswordPolicy;
  /** The providers that are switched on, in the order in which to show them. */
  providers: Array<IdentityProvider>;
  /** Address of the terms. */
  termsUrl: Scalars['URL']['output'];
  /** Version of the terms to accept at sign-up. */
  termsVersion: Scalars['String']['output'];
};

/** Result of `signIn`. */
export type SignInPayload = MutationPayload & {
  __typename?: 'SignInPayload';
  /** A session, or the next step towards one. Null when there are user errors. */
  result: Maybe<SignInResult>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** The result of a sign-in: a session, or the next step towards one. */
export type SignInResult = EmailVerificationRequired | SignedIn | TwoFactorRequired;

/** Result of `signOut`. */
export type SignOutPayload = MutationPayload & {
  __typename?: 'SignOutPayload';
  /** Id of the ended session. */
  endedSessionId: Maybe<Scalars['ID']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `signUp`. */
export type SignUpInput = {
  /** Version of the terms that the person accepted; see `signInOptions`. */
  acceptedTermsVersion: Scalars['String']['input'];
  /** The address to sign in with. A `String`, so that a typing error is reported in `userErrors`. */
  email: Scalars['String']['input'];
  /** The password to sign in with, 15 to 128 characters. */
  password: Scalars['String']['input'];
};

/** Result of `signUp`. */
export type SignUpPayload = MutationPayload & {
  __typename?: 'SignUpPayload';
  /** The next step: to verify the address. Null when there are user errors. */
  result: Maybe<SignInResult>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** The person is signed in. */
export type SignedIn = {
  __typename?: 'SignedIn';
  /** Whether this sign-in opened the account, as the first one with a provider's identity does. */
  isNewAccount: Scalars['Boolean']['output'];
  /** The new session. */
  session: Session;
  /** The tokens of the new session. */
  tokens: AuthTokens;
  /**
   * The person. The rest of the operation runs as this person, including fields that require
   * sign-in. Later calls must send the access token.
   */
  user: Maybe<User>;
};

/** Input of `startIdentityLink`. */
export type StartIdentityLinkInput = {
  /** The provider. */
  provider: IdentityProvider;
  /** Where to return to: one of the addresses that the service allows. */
  returnUrl: Scalars['String']['input'];
  /** SHA-256 digest of a random verifier that the client keeps, in base64url without padding (43 characters). */
  verifierChallenge: Scalars['String']['input'];
};

/** Result of `startIdentityLink`. */
export type StartIdentityLinkPayload = MutationPayload & {
  __typename?: 'StartIdentityLinkPayload';
  /**
   * The address to open in the browser. It returns to `returnUrl` with either `code` or, if the person cancelled,
   * `error=access_denied` in the query. Null when there are user errors.
   */
  authorizationUrl: Maybe<Scalars['URL']['output']>;
  /** When the attempt expires. */
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Result of `startPasskeyRegistration`. */
export type StartPasskeyRegistrationPayload = MutationPayload & {
  __typename?: 'StartPasskeyRegistrationPayload';
  /** Token to send back with the answer, valid once within five minutes. Null when there are user errors. */
  challengeToken: Maybe<Scalars['String']['output']>;
  /** A `PublicKeyCredentialCreationOptionsJSON` of WebAuthn Level 3. Null when there are user errors. */
  options: Maybe<Scalars['JSON']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Result of `startPasskeySignIn`. */
export type StartPasskeySignInPayload = MutationPayload & {
  __typename?: 'StartPasskeySignInPayload';
  /** Token to send back with the answer, valid once within five minutes. Null when there are user errors. */
  challengeToken: Maybe<Scalars['String']['output']>;
  /** A `PublicKeyCredentialRequestOptionsJSON` of WebAuthn Level 3. Null when there are user errors. */
  options: Maybe<Scalars['JSON']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Input of `startProviderSignIn`. */
export type StartProviderSignInInput = {
  /** The provider. */
  provider: IdentityProvider;
  /** Where to return to: one of the addresses that the service allows. */
  returnUrl: Scalars['String']['input'];
  /** SHA-256 digest of a random verifier that the client keeps, in base64url without padding (43 characters). */
  verifierChallenge: Scalars['String']['input'];
};

/** Result of `startProviderSignIn`. */
export type StartProviderSignInPayload = MutationPayload & {
  __typename?: 'StartProviderSignInPayload';
  /**
   * The address to open in the browser. It returns to `returnUrl` with either `code` or, if the person cancelled,
   * `error=access_denied` in the query. Null when there are user errors.
   */
  authorizationUrl: Maybe<Scalars['URL']['output']>;
  /** When the attempt expires. */
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/** Result of `startTotpEnrollment`. */
export type StartTotpEnrollmentPayload = MutationPayload & {
  __typename?: 'StartTotpEnrollmentPayload';
  /** The `otpauth:` URI, to show as a QR code. Null when there are user errors. */
  otpauthUri: Maybe<Scalars['String']['output']>;
  /** The secret, to type into the app by hand. Null when there are user errors. */
  secret: Maybe<Scalars['String']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
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

/** The state of one-time codes on an account. */
export type TotpStatus = {
  __typename?: 'TotpStatus';
  /** When they were switched on. Null while they are off. */
  enabledAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether signing in requires a code. */
  isEnabled: Scalars['Boolean']['output'];
  /** Number of unused recovery codes. */
  recoveryCodesLeft: Scalars['Int']['output'];
};

/** A kind of code that serves as the second factor. */
export type TwoFactorMethod =
  /** One of the recovery codes. */
  | 'RECOVERY_CODE'
  /** A code of an authenticator app. */
  | 'TOTP';

/** The second factor is missing: send a code with `completeTwoFactorSignIn`. */
export type TwoFactorRequired = {
  __typename?: 'TwoFactorRequired';
  /** Token of the challenge, to be sent with the code. Valid for five codes and one session. */
  challengeToken: Scalars['String']['output'];
  /** When the challenge expires. */
  expiresAt: Scalars['DateTime']['output'];
  /** The kinds of code that the account accepts. */
  methods: Array<TwoFactorMethod>;
};

/** Input of `unlinkIdentity`. */
export type UnlinkIdentityInput = {
  /** Id of the link. */
  identityId: Scalars['ID']['input'];
};

/** Result of `unlinkIdentity`. */
export type UnlinkIdentityPayload = MutationPayload & {
  __typename?: 'UnlinkIdentityPayload';
  /** Id of the removed link. Null when there are user errors. */
  unlinkedIdentityId: Maybe<Scalars['ID']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<AuthUserError>;
};

/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type User = Node & {
  __typename?: 'User';
  /** The address that the account signs in with. Null when the provider's identity that opened it had no verified one. Requires sign-in. */
  email: Maybe<Scalars['EmailAddress']['output']>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Whether the address is verified. Null when the account has no address. Requires sign-in. */
  isEmailVerified: Maybe<Scalars['Boolean']['output']>;
  /** How the account is protected, and its active sessions. Requires sign-in. */
  security: Maybe<AccountSecurity>;
};

/**
 * A problem that the person can fix: a rejected value, or a limit that was reached. Faults
 * (a service that is down, a missing permission) appear in the top-level `errors` of the
 * response instead.
 */
export type UserError = {
  /** A sentence to show to the person, in the language of the request. */
  message: Scalars['String']['output'];
  /**
   * Path to the rejected value, starting at the mutation's argument, for example
   * `["input", "email"]`. Null when the problem concerns no single value.
   */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** Input of `verifyEmail`. */
export type VerifyEmailInput = {
  /** The token from the link, valid once within 30 minutes. */
  token: Scalars['String']['input'];
};

/** Result of `verifyEmail`. */
export type VerifyEmailPayload = MutationPayload & {
  __typename?: 'VerifyEmailPayload';
  /** The address that received the link and is now confirmed. */
  email: Maybe<Scalars['EmailAddress']['output']>;
  /** Problems that the person can fix. Empty on success. */
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
    | ( TwoFactorRequired & { __typename: 'TwoFactorRequired' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  MutationPayload:
    | ( Omit<CancelAccountDeletionPayload, 'user'> & { user?: Maybe<_RefType['User']> } & { __typename: 'CancelAccountDeletionPayload' } )
    | ( ChangePasswordPayload & { __typename: 'ChangePasswordPayload' } )
    | ( Omit<CompleteTwoFactorSignInPayload, 'result'> & { result?: Maybe<_RefType['SignInResult']> } & { __typename: 'CompleteTwoFactorSignInPayload' } )
    | ( ConfirmTotpEnrollmentPayload & { __typename: 'ConfirmTotpEnrollmentPayload' } )
    | ( DisableTotpPayload & { __typename: 'DisableTotpPayload' } )
    | ( Omit<FinishIdentityLinkPayload, 'identity'> & { identity?: Maybe<_RefType['LinkedIdentity']> } & { __typename: 'FinishIdentityLinkPayload' } )
    | ( Omit<FinishPasskeyRegistrationPayload, 'passkey'> & { passkey?: Maybe<_RefType['Passkey']> } & { __typename: 'FinishPasskeyRegistrationPayload' } )
    | ( Omit<FinishPasskeySignInPayload, 'result'> & { result?: Maybe<_RefType['SignInResult']> } & { __typename: 'FinishPasskeySignInPayload' } )
    | ( Omit<FinishProviderSignInPayload, 'result'> & { result?: Maybe<_RefType['SignInResult']> } & { __typename: 'FinishProviderSignInPayload' } )
    | ( ReauthenticatePayload & { __typename: 'ReauthenticatePayload' } )
    | ( RefreshSessionPayload & { __typename: 'RefreshSessionPayload' } )
    | ( RegenerateRecoveryCodesPayload & { __typename: 'RegenerateRecoveryCodesPayload' } )
    | ( RemovePasskeyPayload & { __typename: 'RemovePasskeyPayload' } )
    | ( Omit<RenamePasskeyPayload, 'passkey'> & { passkey?: Maybe<_RefType['Passkey']> } & { __typename: 'RenamePasskeyPayload' } )
    | ( Omit<RenameSessionPayload, 'session'> & { session?: Maybe<_RefType['Session']> } & { __typename: 'RenameSessionPayload' } )
    | ( RequestAccountDeletionPayload & { __typename: 'RequestAccountDeletionPayload' } )
    | ( Omit<RequestDataExportPayload, 'dataExport'> & { dataExport?: Maybe<_RefType['DataExport']> } & { __typename: 'RequestDataExportPayload' } )
    | ( RequestEmailChangePayload & { __typename: 'RequestEmailChangePayload' } )
    | ( RequestEmailVerificationPayload & { __typename: 'RequestEmailVerificationPayload' } )
    | ( RequestPasswordResetPayload & { __typename: 'RequestPasswordResetPayload' } )
    | ( ResetPasswordPayload & { __typename: 'ResetPasswordPayload' } )
    | ( RevokeOtherSessionsPayload & { __typename: 'RevokeOtherSessionsPayload' } )
    | ( RevokeSessionPayload & { __typename: 'RevokeSessionPayload' } )
    | ( Omit<SignInPayload, 'result'> & { result?: Maybe<_RefType['SignInResult']> } & { __typename: 'SignInPayload' } )
    | ( SignOutPayload & { __typename: 'SignOutPayload' } )
    | ( Omit<SignUpPayload, 'result'> & { result?: Maybe<_RefType['SignInResult']> } & { __typename: 'SignUpPayload' } )
    | ( StartIdentityLinkPayload & { __typename: 'StartIdentityLinkPayload' } )
    | ( StartPasskeyRegistrationPayload & { __typename: 'StartPasskeyRegistrationPayload' } )
    | ( StartPasskeySignInPayload & { __typename: 'StartPasskeySignInPayload' } )
    | ( StartProviderSignInPayload & { __typename: 'StartProviderSignInPayload' } )
    | ( StartTotpEnrollmentPayload & { __typename: 'StartTotpEnrollmentPayload' } )
    | ( UnlinkIdentityPayload & { __typename: 'UnlinkIdentityPayload' } )
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
  CancelAccountDeletionPayload: ResolverTypeWrapper<Omit<CancelAccountDeletionPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolverTypeWrapper<ChangePasswordPayload>;
  CompleteTwoFactorSignInInput: CompleteTwoFactorSignInInput;
  CompleteTwoFactorSignInPayload: ResolverTypeWrapper<Omit<CompleteTwoFactorSignInPayload, 'result'> & { result?: Maybe<ResolversTypes['SignInResult']> }>;
  ConfirmTotpEnrollmentInput: ConfirmTotpEnrollmentInput;
  ConfirmTotpEnrollmentPayload: ResolverTypeWrapper<ConfirmTotpEnrollmentPayload>;
  DataExport: ResolverTypeWrapper<DataExportParent>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeviceInput: DeviceInput;
  DevicePlatform: DevicePlatform;
  DisableTotpPayload: ResolverTypeWrapper<DisableTotpPayload>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  EmailVerificationRequired: ResolverTypeWrapper<EmailVerificationRequired>;
  FinishIdentityLinkInput: FinishIdentityLinkInput;
  FinishIdentityLinkPayload: ResolverTypeWrapper<Omit<FinishIdentityLinkPayload, 'identity'> & { identity?: Maybe<ResolversTypes['LinkedIdentity']> }>;
  FinishPasskeyRegistrationInput: FinishPasskeyRegistrationInput;
  FinishPasskeyRegistrationPayload: ResolverTypeWrapper<Omit<FinishPasskeyRegistrationPayload, 'passkey'> & { passkey?: Maybe<ResolversTypes['Passkey']> }>;
  FinishPasskeySignInInput: FinishPasskeySignInInput;
  FinishPasskeySignInPayload: ResolverTypeWrapper<Omit<FinishPasskeySignInPayload, 'result'> & { result?: Maybe<ResolversTypes['SignInResult']> }>;
  FinishProviderSignInInput: FinishProviderSignInInput;
  FinishProviderSignInPayload: ResolverTypeWrapper<Omit<FinishProviderSignInPayload, 'result'> & { result?: Maybe<ResolversTypes['SignInResult']> }>;
  IdentityProvider: IdentityProvider;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LinkedIdentity: ResolverTypeWrapper<IdentityRowParent>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Passkey: ResolverTypeWrapper<PasskeyRowParent>;
  PasswordPolicy: ResolverTypeWrapper<PasswordPolicy>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReauthenticateInput: ReauthenticateInput;
  ReauthenticatePayload: ResolverTypeWrapper<ReauthenticatePayload>;
  ReauthenticationMethod: ReauthenticationMethod;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolverTypeWrapper<RefreshSessionPayload>;
  RegenerateRecoveryCodesPayload: ResolverTypeWrapper<RegenerateRecoveryCodesPayload>;
  RemovePasskeyInput: RemovePasskeyInput;
  RemovePasskeyPayload: ResolverTypeWrapper<RemovePasskeyPayload>;
  RenamePasskeyInput: RenamePasskeyInput;
  RenamePasskeyPayload: ResolverTypeWrapper<Omit<RenamePasskeyPayload, 'passkey'> & { passkey?: Maybe<ResolversTypes['Passkey']> }>;
  RenameSessionInput: RenameSessionInput;
  RenameSessionPayload: ResolverTypeWrapper<Omit<RenameSessionPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>;
  RequestAccountDeletionInput: RequestAccountDeletionInput;
  RequestAccountDeletionPayload: ResolverTypeWrapper<RequestAccountDeletionPayload>;
  RequestDataExportPayload: ResolverTypeWrapper<Omit<RequestDataExportPayload, 'dataExport'> & { dataExport?: Maybe<ResolversTypes['DataExport']> }>;
  RequestEmailChangeInput: RequestEmailChangeInput;
  RequestEmailChangePayload: ResolverTypeWrapper<RequestEmailChangePayload>;
  RequestEmailVerificationInput: RequestEmailVerificationInput;
  RequestEmailVerificationPayload: ResolverTypeWrapper<RequestEmailVerificationPayload>;
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetPayload: ResolverTypeWrapper<RequestPasswordResetPayload>;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: ResolverTypeWrapper<ResetPasswordPayload>;
  Revocation: ResolverTypeWrapper<RevocationRowParent>;
  RevokeOtherSessionsPayload: ResolverTypeWrapper<RevokeOtherSessionsPayload>;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: ResolverTypeWrapper<RevokeSessionPayload>;
  SecurityEvent: ResolverTypeWrapper<SecurityEventRowParent>;
  SecurityEventConnection: ResolverTypeWrapper<Omit<import('../_shared/pagination.ts').Connection<ResolversParentTypes['SecurityEventEdge']>, 'totalCount'>>;
  SecurityEventEdge: ResolverTypeWrapper<Omit<SecurityEventEdge, 'node'> & { node: ResolversTypes['SecurityEvent'] }>;
  SecurityEventKind: SecurityEventKind;
  Session: ResolverTypeWrapper<SessionRowParent>;
  SessionConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['SessionEdge']>>;
  SessionEdge: ResolverTypeWrapper<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>;
  SignInInput: SignInInput;
  SignInMethod: SignInMethod;
  SignInOptions: ResolverTypeWrapper<SignInOptions>;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'result'> & { result?: Maybe<ResolversTypes['SignInResult']> }>;
  SignInResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignInResult']>;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  SignUpInput: SignUpInput;
  SignUpPayload: ResolverTypeWrapper<Omit<SignUpPayload, 'result'> & { result?: Maybe<ResolversTypes['SignInResult']> }>;
  SignedIn: ResolverTypeWrapper<Omit<SignedIn, 'session' | 'user'> & { session: ResolversTypes['Session'], user?: Maybe<ResolversTypes['User']> }>;
  StartIdentityLinkInput: StartIdentityLinkInput;
  StartIdentityLinkPayload: ResolverTypeWrapper<StartIdentityLinkPayload>;
  StartPasskeyRegistrationPayload: ResolverTypeWrapper<StartPasskeyRegistrationPayload>;
  StartPasskeySignInPayload: ResolverTypeWrapper<StartPasskeySignInPayload>;
  StartProviderSignInInput: StartProviderSignInInput;
  StartProviderSignInPayload: ResolverTypeWrapper<StartProviderSignInPayload>;
  StartTotpEnrollmentPayload: ResolverTypeWrapper<StartTotpEnrollmentPayload>;
  TokenDelivery: TokenDelivery;
  TotpStatus: ResolverTypeWrapper<TotpStatus>;
  TwoFactorMethod: TwoFactorMethod;
  TwoFactorRequired: ResolverTypeWrapper<TwoFactorRequired>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnlinkIdentityInput: UnlinkIdentityInput;
  UnlinkIdentityPayload: ResolverTypeWrapper<UnlinkIdentityPayload>;
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
  CancelAccountDeletionPayload: Omit<CancelAccountDeletionPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ChangePasswordPayload;
  CompleteTwoFactorSignInInput: CompleteTwoFactorSignInInput;
  CompleteTwoFactorSignInPayload: Omit<CompleteTwoFactorSignInPayload, 'result'> & { result?: Maybe<ResolversParentTypes['SignInResult']> };
  ConfirmTotpEnrollmentInput: ConfirmTotpEnrollmentInput;
  ConfirmTotpEnrollmentPayload: ConfirmTotpEnrollmentPayload;
  DataExport: DataExportParent;
  ID: Scalars['ID']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeviceInput: DeviceInput;
  DisableTotpPayload: DisableTotpPayload;
  EmailAddress: Scalars['EmailAddress']['output'];
  EmailVerificationRequired: EmailVerificationRequired;
  FinishIdentityLinkInput: FinishIdentityLinkInput;
  FinishIdentityLinkPayload: Omit<FinishIdentityLinkPayload, 'identity'> & { identity?: Maybe<ResolversParentTypes['LinkedIdentity']> };
  FinishPasskeyRegistrationInput: FinishPasskeyRegistrationInput;
  FinishPasskeyRegistrationPayload: Omit<FinishPasskeyRegistrationPayload, 'passkey'> & { passkey?: Maybe<ResolversParentTypes['Passkey']> };
  FinishPasskeySignInInput: FinishPasskeySignInInput;
  FinishPasskeySignInPayload: Omit<FinishPasskeySignInPayload, 'result'> & { result?: Maybe<ResolversParentTypes['SignInResult']> };
  FinishProviderSignInInput: FinishProviderSignInInput;
  FinishProviderSignInPayload: Omit<FinishProviderSignInPayload, 'result'> & { result?: Maybe<ResolversParentTypes['SignInResult']> };
  JSON: Scalars['JSON']['output'];
  LinkedIdentity: IdentityRowParent;
  Mutation: Record<PropertyKey, never>;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Passkey: PasskeyRowParent;
  PasswordPolicy: PasswordPolicy;
  Query: Record<PropertyKey, never>;
  ReauthenticateInput: ReauthenticateInput;
  ReauthenticatePayload: ReauthenticatePayload;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: RefreshSessionPayload;
  RegenerateRecoveryCodesPayload: RegenerateRecoveryCodesPayload;
  RemovePasskeyInput: RemovePasskeyInput;
  RemovePasskeyPayload: RemovePasskeyPayload;
  RenamePasskeyInput: RenamePasskeyInput;
  RenamePasskeyPayload: Omit<RenamePasskeyPayload, 'passkey'> & { passkey?: Maybe<ResolversParentTypes['Passkey']> };
  RenameSessionInput: RenameSessionInput;
  RenameSessionPayload: Omit<RenameSessionPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> };
  RequestAccountDeletionInput: RequestAccountDeletionInput;
  RequestAccountDeletionPayload: RequestAccountDeletionPayload;
  RequestDataExportPayload: Omit<RequestDataExportPayload, 'dataExport'> & { dataExport?: Maybe<ResolversParentTypes['DataExport']> };
  RequestEmailChangeInput: RequestEmailChangeInput;
  RequestEmailChangePayload: RequestEmailChangePayload;
  RequestEmailVerificationInput: RequestEmailVerificationInput;
  RequestEmailVerificationPayload: RequestEmailVerificationPayload;
  RequestPasswordResetInput: RequestPasswordResetInput;
  RequestPasswordResetPayload: RequestPasswordResetPayload;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordPayload: ResetPasswordPayload;
  Revocation: RevocationRowParent;
  RevokeOtherSessionsPayload: RevokeOtherSessionsPayload;
  RevokeSessionInput: RevokeSessionInput;
  RevokeSessionPayload: RevokeSessionPayload;
  SecurityEvent: SecurityEventRowParent;
  SecurityEventConnection: Omit<import('../_shared/pagination.ts').Connection<ResolversParentTypes['SecurityEventEdge']>, 'totalCount'>;
  SecurityEventEdge: Omit<SecurityEventEdge, 'node'> & { node: ResolversParentTypes['SecurityEvent'] };
  Session: SessionRowParent;
  SessionConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['SessionEdge']>;
  SessionEdge: Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] };
  SignInInput: SignInInput;
  SignInOptions: SignInOptions;
  SignInPayload: Omit<SignInPayload, 'result'> & { result?: Maybe<ResolversParentTypes['SignInResult']> };
  SignInResult: ResolversUnionTypes<ResolversParentTypes>['SignInResult'];
  SignOutPayload: SignOutPayload;
  SignUpInput: SignUpInput;
  SignUpPayload: Omit<SignUpPayload, 'result'> & { result?: Maybe<ResolversParentTypes['SignInResult']> };
  SignedIn: Omit<SignedIn, 'session' | 'user'> & { session: ResolversParentTypes['Session'], user?: Maybe<ResolversParentTypes['User']> };
  StartIdentityLinkInput: StartIdentityLinkInput;
  StartIdentityLinkPayload: StartIdentityLinkPayload;
  StartPasskeyRegistrationPayload: StartPasskeyRegistrationPayload;
  StartPasskeySignInPayload: StartPasskeySignInPayload;
  StartProviderSignInInput: StartProviderSignInInput;
  StartProviderSignInPayload: StartProviderSignInPayload;
  StartTotpEnrollmentPayload: StartTotpEnrollmentPayload;
  TotpStatus: TotpStatus;
  TwoFactorRequired: TwoFactorRequired;
  URL: Scalars['URL']['output'];
  UnlinkIdentityInput: UnlinkIdentityInput;
  UnlinkIdentityPayload: UnlinkIdentityPayload;
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

export type LengthDirectiveArgs = {
  characters?: Maybe<Scalars['Int']['input']>;
  elements?: Maybe<Scalars['Int']['input']>;
  units?: Maybe<Scalars['Int']['input']>;
};

export type LengthDirectiveResolver<Result, Parent, ContextType = Context, Args = LengthDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccountSecurityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountSecurity'] = ResolversParentTypes['AccountSecurity']> = {
  currentSession?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  dataExport?: Resolver<Maybe<ResolversTypes['DataExport']>, ParentType, ContextType>;
  deletionScheduledFor?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  events?: Resolver<ResolversTypes['SecurityEventConnection'], ParentType, ContextType, Partial<AccountSecurityEventsArgs>>;
  hasPassword?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  identities?: Resolver<Array<ResolversTypes['LinkedIdentity']>, ParentType, ContextType>;
  passkeys?: Resolver<Array<ResolversTypes['Passkey']>, ParentType, ContextType>;
  passwordChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sessions?: Resolver<ResolversTypes['SessionConnection'], ParentType, ContextType, Partial<AccountSecuritySessionsArgs>>;
  totp?: Resolver<ResolversTypes['TotpStatus'], ParentType, ContextType>;
};

export type AuthTokensResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuthTokens'] = ResolversParentTypes['AuthTokens']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresInSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type CancelAccountDeletionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelAccountDeletionPayload'] = ResolversParentTypes['CancelAccountDeletionPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  changedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompleteTwoFactorSignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteTwoFactorSignInPayload'] = ResolversParentTypes['CompleteTwoFactorSignInPayload']> = {
  result?: Resolver<Maybe<ResolversTypes['SignInResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConfirmTotpEnrollmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmTotpEnrollmentPayload'] = ResolversParentTypes['ConfirmTotpEnrollmentPayload']> = {
  recoveryCodes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataExport'] = ResolversParentTypes['DataExport']> = {
  downloadUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DisableTotpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisableTotpPayload'] = ResolversParentTypes['DisableTotpPayload']> = {
  totp?: Resolver<Maybe<ResolversTypes['TotpStatus']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type EmailVerificationRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailVerificationRequired'] = ResolversParentTypes['EmailVerificationRequired']> = {
  email?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  resendAllowedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FinishIdentityLinkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FinishIdentityLinkPayload'] = ResolversParentTypes['FinishIdentityLinkPayload']> = {
  identity?: Resolver<Maybe<ResolversTypes['LinkedIdentity']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FinishPasskeyRegistrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FinishPasskeyRegistrationPayload'] = ResolversParentTypes['FinishPasskeyRegistrationPayload']> = {
  passkey?: Resolver<Maybe<ResolversTypes['Passkey']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FinishPasskeySignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FinishPasskeySignInPayload'] = ResolversParentTypes['FinishPasskeySignInPayload']> = {
  result?: Resolver<Maybe<ResolversTypes['SignInResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FinishProviderSignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FinishProviderSignInPayload'] = ResolversParentTypes['FinishProviderSignInPayload']> = {
  result?: Resolver<Maybe<ResolversTypes['SignInResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LinkedIdentityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkedIdentity'] = ResolversParentTypes['LinkedIdentity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  linkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['IdentityProvider'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelAccountDeletion?: Resolver<Maybe<ResolversTypes['CancelAccountDeletionPayload']>, ParentType, ContextType>;
  changePassword?: Resolver<Maybe<ResolversTypes['ChangePasswordPayload']>, ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  completeTwoFactorSignIn?: Resolver<Maybe<ResolversTypes['CompleteTwoFactorSignInPayload']>, ParentType, ContextType, RequireFields<MutationCompleteTwoFactorSignInArgs, 'input'>>;
  confirmTotpEnrollment?: Resolver<Maybe<ResolversTypes['ConfirmTotpEnrollmentPayload']>, ParentType, ContextType, RequireFields<MutationConfirmTotpEnrollmentArgs, 'input'>>;
  disableTotp?: Resolver<Maybe<ResolversTypes['DisableTotpPayload']>, ParentType, ContextType>;
  finishIdentityLink?: Resolver<Maybe<ResolversTypes['FinishIdentityLinkPayload']>, ParentType, ContextType, RequireFields<MutationFinishIdentityLinkArgs, 'input'>>;
  finishPasskeyRegistration?: Resolver<Maybe<ResolversTypes['FinishPasskeyRegistrationPayload']>, ParentType, ContextType, RequireFields<MutationFinishPasskeyRegistrationArgs, 'input'>>;
  finishPasskeySignIn?: Resolver<Maybe<ResolversTypes['FinishPasskeySignInPayload']>, ParentType, ContextType, RequireFields<MutationFinishPasskeySignInArgs, 'input'>>;
  finishProviderSignIn?: Resolver<Maybe<ResolversTypes['FinishProviderSignInPayload']>, ParentType, ContextType, RequireFields<MutationFinishProviderSignInArgs, 'input'>>;
  reauthenticate?: Resolver<Maybe<ResolversTypes['ReauthenticatePayload']>, ParentType, ContextType, RequireFields<MutationReauthenticateArgs, 'input'>>;
  refreshSession?: Resolver<Maybe<ResolversTypes['RefreshSessionPayload']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  regenerateRecoveryCodes?: Resolver<Maybe<ResolversTypes['RegenerateRecoveryCodesPayload']>, ParentType, ContextType>;
  removePasskey?: Resolver<Maybe<ResolversTypes['RemovePasskeyPayload']>, ParentType, ContextType, RequireFields<MutationRemovePasskeyArgs, 'input'>>;
  renamePasskey?: Resolver<Maybe<ResolversTypes['RenamePasskeyPayload']>, ParentType, ContextType, RequireFields<MutationRenamePasskeyArgs, 'input'>>;
  renameSession?: Resolver<Maybe<ResolversTypes['RenameSessionPayload']>, ParentType, ContextType, RequireFields<MutationRenameSessionArgs, 'input'>>;
  requestAccountDeletion?: Resolver<Maybe<ResolversTypes['RequestAccountDeletionPayload']>, ParentType, ContextType, RequireFields<MutationRequestAccountDeletionArgs, 'input'>>;
  requestDataExport?: Resolver<Maybe<ResolversTypes['RequestDataExportPayload']>, ParentType, ContextType>;
  requestEmailChange?: Resolver<Maybe<ResolversTypes['RequestEmailChangePayload']>, ParentType, ContextType, RequireFields<MutationRequestEmailChangeArgs, 'input'>>;
  requestEmailVerification?: Resolver<Maybe<ResolversTypes['RequestEmailVerificationPayload']>, ParentType, ContextType, RequireFields<MutationRequestEmailVerificationArgs, 'input'>>;
  requestPasswordReset?: Resolver<Maybe<ResolversTypes['RequestPasswordResetPayload']>, ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'input'>>;
  resetPassword?: Resolver<Maybe<ResolversTypes['ResetPasswordPayload']>, ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  revokeOtherSessions?: Resolver<Maybe<ResolversTypes['RevokeOtherSessionsPayload']>, ParentType, ContextType>;
  revokeSession?: Resolver<Maybe<ResolversTypes['RevokeSessionPayload']>, ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'input'>>;
  signIn?: Resolver<Maybe<ResolversTypes['SignInPayload']>, ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<Maybe<ResolversTypes['SignOutPayload']>, ParentType, ContextType>;
  signUp?: Resolver<Maybe<ResolversTypes['SignUpPayload']>, ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  startIdentityLink?: Resolver<Maybe<ResolversTypes['StartIdentityLinkPayload']>, ParentType, ContextType, RequireFields<MutationStartIdentityLinkArgs, 'input'>>;
  startPasskeyRegistration?: Resolver<Maybe<ResolversTypes['StartPasskeyRegistrationPayload']>, ParentType, ContextType>;
  startPasskeySignIn?: Resolver<Maybe<ResolversTypes['StartPasskeySignInPayload']>, ParentType, ContextType>;
  startProviderSignIn?: Resolver<Maybe<ResolversTypes['StartProviderSignInPayload']>, ParentType, ContextType, RequireFields<MutationStartProviderSignInArgs, 'input'>>;
  startTotpEnrollment?: Resolver<Maybe<ResolversTypes['StartTotpEnrollmentPayload']>, ParentType, ContextType>;
  unlinkIdentity?: Resolver<Maybe<ResolversTypes['UnlinkIdentityPayload']>, ParentType, ContextType, RequireFields<MutationUnlinkIdentityArgs, 'input'>>;
  verifyEmail?: Resolver<Maybe<ResolversTypes['VerifyEmailPayload']>, ParentType, ContextType, RequireFields<MutationVerifyEmailArgs, 'input'>>;
};

export type MutationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'CancelAccountDeletionPayload' | 'ChangePasswordPayload' | 'CompleteTwoFactorSignInPayload' | 'ConfirmTotpEnrollmentPayload' | 'DisableTotpPayload' | 'FinishIdentityLinkPayload' | 'FinishPasskeyRegistrationPayload' | 'FinishPasskeySignInPayload' | 'FinishProviderSignInPayload' | 'ReauthenticatePayload' | 'RefreshSessionPayload' | 'RegenerateRecoveryCodesPayload' | 'RemovePasskeyPayload' | 'RenamePasskeyPayload' | 'RenameSessionPayload' | 'RequestAccountDeletionPayload' | 'RequestDataExportPayload' | 'RequestEmailChangePayload' | 'RequestEmailVerificationPayload' | 'RequestPasswordResetPayload' | 'ResetPasswordPayload' | 'RevokeOtherSessionsPayload' | 'RevokeSessionPayload' | 'SignInPayload' | 'SignOutPayload' | 'SignUpPayload' | 'StartIdentityLinkPayload' | 'StartPasskeyRegistrationPayload' | 'StartPasskeySignInPayload' | 'StartProviderSignInPayload' | 'StartTotpEnrollmentPayload' | 'UnlinkIdentityPayload' | 'VerifyEmailPayload', ParentType, ContextType>;
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

export type PasskeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Passkey'] = ResolversParentTypes['Passkey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSynced?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PasswordPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasswordPolicy'] = ResolversParentTypes['PasswordPolicy']> = {
  maxLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejectsLeaked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  isAccessTokenCurrent?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isPolicyMet?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<QueryIsPolicyMetArgs, 'policy'>>;
  revocations?: Resolver<Maybe<Array<ResolversTypes['Revocation']>>, ParentType, ContextType, RequireFields<QueryRevocationsArgs, 'first'>>;
  signInOptions?: Resolver<Maybe<ResolversTypes['SignInOptions']>, ParentType, ContextType>;
};

export type ReauthenticatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReauthenticatePayload'] = ResolversParentTypes['ReauthenticatePayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  tokens?: Resolver<Maybe<ResolversTypes['AuthTokens']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegenerateRecoveryCodesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegenerateRecoveryCodesPayload'] = ResolversParentTypes['RegenerateRecoveryCodesPayload']> = {
  recoveryCodes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemovePasskeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovePasskeyPayload'] = ResolversParentTypes['RemovePasskeyPayload']> = {
  removedPasskeyId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RenamePasskeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenamePasskeyPayload'] = ResolversParentTypes['RenamePasskeyPayload']> = {
  passkey?: Resolver<Maybe<ResolversTypes['Passkey']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RenameSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RenameSessionPayload'] = ResolversParentTypes['RenameSessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestAccountDeletionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestAccountDeletionPayload'] = ResolversParentTypes['RequestAccountDeletionPayload']> = {
  deletionScheduledFor?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestDataExportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestDataExportPayload'] = ResolversParentTypes['RequestDataExportPayload']> = {
  dataExport?: Resolver<Maybe<ResolversTypes['DataExport']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestEmailChangePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestEmailChangePayload'] = ResolversParentTypes['RequestEmailChangePayload']> = {
  pendingEmail?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestEmailVerificationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestEmailVerificationPayload'] = ResolversParentTypes['RequestEmailVerificationPayload']> = {
  resendAllowedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestPasswordResetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPasswordResetPayload'] = ResolversParentTypes['RequestPasswordResetPayload']> = {
  resendAllowedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResetPasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordPayload'] = ResolversParentTypes['ResetPasswordPayload']> = {
  changedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevocationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Revocation'] = ResolversParentTypes['Revocation']> = {
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  scopes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
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

export type SecurityEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityEvent'] = ResolversParentTypes['SecurityEvent']> = {
  deviceName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  happenedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SecurityEventKind'], ParentType, ContextType>;
  provider?: Resolver<Maybe<ResolversTypes['IdentityProvider']>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  signInMethod?: Resolver<Maybe<ResolversTypes['SignInMethod']>, ParentType, ContextType>;
};

export type SecurityEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityEventConnection'] = ResolversParentTypes['SecurityEventConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SecurityEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SecurityEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SecurityEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityEventEdge'] = ResolversParentTypes['SecurityEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SecurityEvent'], ParentType, ContextType>;
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
  passkeysEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  passwordPolicy?: Resolver<ResolversTypes['PasswordPolicy'], ParentType, ContextType>;
  providers?: Resolver<Array<ResolversTypes['IdentityProvider']>, ParentType, ContextType>;
  termsUrl?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  termsVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  result?: Resolver<Maybe<ResolversTypes['SignInResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignInResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInResult'] = ResolversParentTypes['SignInResult']> = {
  __resolveType: TypeResolveFn<'EmailVerificationRequired' | 'SignedIn' | 'TwoFactorRequired', ParentType, ContextType>;
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
  isNewAccount?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  tokens?: Resolver<ResolversTypes['AuthTokens'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartIdentityLinkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartIdentityLinkPayload'] = ResolversParentTypes['StartIdentityLinkPayload']> = {
  authorizationUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartPasskeyRegistrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartPasskeyRegistrationPayload'] = ResolversParentTypes['StartPasskeyRegistrationPayload']> = {
  challengeToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  options?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartPasskeySignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartPasskeySignInPayload'] = ResolversParentTypes['StartPasskeySignInPayload']> = {
  challengeToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  options?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartProviderSignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartProviderSignInPayload'] = ResolversParentTypes['StartProviderSignInPayload']> = {
  authorizationUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartTotpEnrollmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartTotpEnrollmentPayload'] = ResolversParentTypes['StartTotpEnrollmentPayload']> = {
  otpauthUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TotpStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TotpStatus'] = ResolversParentTypes['TotpStatus']> = {
  enabledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recoveryCodesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TwoFactorRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TwoFactorRequired'] = ResolversParentTypes['TwoFactorRequired']> = {
  challengeToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['TwoFactorMethod']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UnlinkIdentityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnlinkIdentityPayload'] = ResolversParentTypes['UnlinkIdentityPayload']> = {
  unlinkedIdentityId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['AuthUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

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
  CancelAccountDeletionPayload?: CancelAccountDeletionPayloadResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  CompleteTwoFactorSignInPayload?: CompleteTwoFactorSignInPayloadResolvers<ContextType>;
  ConfirmTotpEnrollmentPayload?: ConfirmTotpEnrollmentPayloadResolvers<ContextType>;
  DataExport?: DataExportResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DisableTotpPayload?: DisableTotpPayloadResolvers<ContextType>;
  EmailAddress?: GraphQLScalarType;
  EmailVerificationRequired?: EmailVerificationRequiredResolvers<ContextType>;
  FinishIdentityLinkPayload?: FinishIdentityLinkPayloadResolvers<ContextType>;
  FinishPasskeyRegistrationPayload?: FinishPasskeyRegistrationPayloadResolvers<ContextType>;
  FinishPasskeySignInPayload?: FinishPasskeySignInPayloadResolvers<ContextType>;
  FinishProviderSignInPayload?: FinishProviderSignInPayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  LinkedIdentity?: LinkedIdentityResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Passkey?: PasskeyResolvers<ContextType>;
  PasswordPolicy?: PasswordPolicyResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReauthenticatePayload?: ReauthenticatePayloadResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  RegenerateRecoveryCodesPayload?: RegenerateRecoveryCodesPayloadResolvers<ContextType>;
  RemovePasskeyPayload?: RemovePasskeyPayloadResolvers<ContextType>;
  RenamePasskeyPayload?: RenamePasskeyPayloadResolvers<ContextType>;
  RenameSessionPayload?: RenameSessionPayloadResolvers<ContextType>;
  RequestAccountDeletionPayload?: RequestAccountDeletionPayloadResolvers<ContextType>;
  RequestDataExportPayload?: RequestDataExportPayloadResolvers<ContextType>;
  RequestEmailChangePayload?: RequestEmailChangePayloadResolvers<ContextType>;
  RequestEmailVerificationPayload?: RequestEmailVerificationPayloadResolvers<ContextType>;
  RequestPasswordResetPayload?: RequestPasswordResetPayloadResolvers<ContextType>;
  ResetPasswordPayload?: ResetPasswordPayloadResolvers<ContextType>;
  Revocation?: RevocationResolvers<ContextType>;
  RevokeOtherSessionsPayload?: RevokeOtherSessionsPayloadResolvers<ContextType>;
  RevokeSessionPayload?: RevokeSessionPayloadResolvers<ContextType>;
  SecurityEvent?: SecurityEventResolvers<ContextType>;
  SecurityEventConnection?: SecurityEventConnectionResolvers<ContextType>;
  SecurityEventEdge?: SecurityEventEdgeResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionEdge?: SessionEdgeResolvers<ContextType>;
  SignInOptions?: SignInOptionsResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignInResult?: SignInResultResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  SignUpPayload?: SignUpPayloadResolvers<ContextType>;
  SignedIn?: SignedInResolvers<ContextType>;
  StartIdentityLinkPayload?: StartIdentityLinkPayloadResolvers<ContextType>;
  StartPasskeyRegistrationPayload?: StartPasskeyRegistrationPayloadResolvers<ContextType>;
  StartPasskeySignInPayload?: StartPasskeySignInPayloadResolvers<ContextType>;
  StartProviderSignInPayload?: StartProviderSignInPayloadResolvers<ContextType>;
  StartTotpEnrollmentPayload?: StartTotpEnrollmentPayloadResolvers<ContextType>;
  TotpStatus?: TotpStatusResolvers<ContextType>;
  TwoFactorRequired?: TwoFactorRequiredResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UnlinkIdentityPayload?: UnlinkIdentityPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VerifyEmailPayload?: VerifyEmailPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  length?: LengthDirectiveResolver<any, any, ContextType>;
};
