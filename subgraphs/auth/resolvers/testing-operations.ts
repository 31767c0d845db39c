// The operations of the tests that use every field, as the router sends them.

const errorFields = 'userErrors { code message path retryAfterSeconds }'
const tokenFields = 'tokens { accessToken accessTokenExpiresAt expiresInSeconds refreshToken refreshTokenExpiresAt }'
const sessionFields = 'id isCurrent deviceName platform createdAt lastUsedAt expiresAt'

export const current = 'query Current { isAccessTokenCurrent }'
export const policy = 'query Policy { isPolicyMet(policy: "recent_sign_in") }'
export const revocations = 'query Revocations { revocations(first: 100) { number sessionId userId scopes recordedAt } }'
export const options = `query Options {
  signInOptions { providers passkeysEnabled passwordPolicy { minLength maxLength rejectsLeaked } termsVersion termsUrl }
}`
export const signUp = `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) {
    result { __typename ... on EmailVerificationRequired { email resendAllowedAt } }
    ${errorFields}
  }
}`
export const request = `mutation Request($input: RequestEmailVerificationInput!) {
  requestEmailVerification(input: $input) { resendAllowedAt ${errorFields} }
}`
export const verify = `mutation Verify($input: VerifyEmailInput!) {
  verifyEmail(input: $input) { email ${errorFields} }
}`
export const requestReset = `mutation RequestReset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { resendAllowedAt ${errorFields} }
}`
export const reset = `mutation Reset($input: ResetPasswordInput!) {
  resetPassword(input: $input) { changedAt ${errorFields} }
}`
export const change = `mutation Change($input: ChangePasswordInput!) {
  changePassword(input: $input) { changedAt ${errorFields} }
}`
export const changeEmail = `mutation ChangeEmail($input: RequestEmailChangeInput!) {
  requestEmailChange(input: $input) { pendingEmail ${errorFields} }
}`
export const signIn = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    result {
      __typename
      ... on SignedIn { ${tokenFields} session { ${sessionFields} } user { id } }
      ... on TwoFactorRequired { challengeToken methods expiresAt }
    }
    ${errorFields}
  }
}`
export const complete = `mutation Complete($input: CompleteTwoFactorSignInInput!) {
  completeTwoFactorSignIn(input: $input) { result { ... on SignedIn { session { id } } } ${errorFields} }
}`
export const startTotp = `mutation Start { startTotpEnrollment { secret otpauthUri ${errorFields} } }`
export const confirmTotp = `mutation Confirm($input: ConfirmTotpEnrollmentInput!) {
  confirmTotpEnrollment(input: $input) { recoveryCodes ${errorFields} }
}`
export const newCodes = `mutation New { regenerateRecoveryCodes { recoveryCodes ${errorFields} } }`
export const requestExport = `mutation Export {
  requestDataExport { dataExport { id requestedAt readyAt expiresAt downloadUrl } ${errorFields} }
}`
export const disableTotp = `mutation Disable { disableTotp { totp { isEnabled enabledAt recoveryCodesLeft } ${errorFields} } }`
export const refresh = `mutation Refresh($input: RefreshSessionInput!) {
  refreshSession(input: $input) { ${tokenFields} ${errorFields} }
}`
export const account = `query Account($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on User {
      id
      email
      isEmailVerified
      security {
        hasPassword
        passwordChangedAt
        dataExport { id } deletionScheduledFor
        totp { isEnabled enabledAt recoveryCodesLeft }
        passkeys { id name isSynced createdAt lastUsedAt }
        identities { id provider label linkedAt }
        currentSession { ${sessionFields} }
        sessions(first: 2) {
          edges { cursor node { ${sessionFields} } }
          nodes { ${sessionFields} }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          totalCount
        }
        events(first: 2) {
          edges { cursor node { id } }
          nodes { id kind happenedAt sessionId deviceName signInMethod provider }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      }
    }
  }
}`
export const revoke = `mutation Revoke($input: RevokeSessionInput!) {
  revokeSession(input: $input) { endedSessionId ${errorFields} }
}`
export const rename = `mutation Rename($input: RenameSessionInput!) {
  renameSession(input: $input) { session { id deviceName } ${errorFields} }
}`
export const revokeOthers = `mutation RevokeOthers { revokeOtherSessions { endedSessionIds ${errorFields} } }`
export const reauthenticate = `mutation Reauthenticate($input: ReauthenticateInput!) {
  reauthenticate(input: $input) { validUntil ${errorFields} }
}`
export const requestDeletion = `mutation RequestDeletion($input: RequestAccountDeletionInput!) {
  requestAccountDeletion(input: $input) { deletionScheduledFor ${errorFields} }
}`
export const cancelDeletion = `mutation CancelDeletion { cancelAccountDeletion { user { id } ${errorFields} } }`
export const signOut = `mutation SignOut { signOut { endedSessionId ${errorFields} } }`
