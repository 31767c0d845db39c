// Written by `npm run compose`.

/** Fields with pages, as `Type.field`, and the arguments that choose the list. */
export const connections: Readonly<Record<string, readonly string[]>> = {
  "AccountSecurity.sessions": [],
  "AccountSecurity.events": [],
  "Category.items": [
    "locale"
  ],
  "Category.nearbyPlaces": [
    "center",
    "radiusMeters",
    "openNow",
    "filter",
    "sort"
  ],
  "Item.nearbyPlaces": [
    "center",
    "radiusMeters",
    "openNow",
    "filter",
    "sort"
  ],
  "Material.items": [
    "locale"
  ],
  "Material.nearbyPlaces": [
    "center",
    "radiusMeters",
    "openNow",
    "filter",
    "sort"
  ],
  "Query.items": [
    "filter",
    "updatedSince",
    "locale"
  ],
  "Query.searchItems": [
    "query",
    "filter",
    "locale"
  ],
  "Query.placesNearby": [
    "center",
    "radiusMeters",
    "filter",
    "sort"
  ],
  "Query.placesInBounds": [
    "bounds",
    "filter"
  ],
  "Query.searchPlaces": [
    "query",
    "near",
    "filter"
  ],
  "Query.searchRegions": [
    "query",
    "levels"
  ],
  "Query.placeSuggestions": [
    "status"
  ],
  "Region.itemsWithOwnRules": [
    "locale"
  ],
  "Region.children": [],
  "User.placeSuggestions": [
    "status"
  ],
  "User.savedPlaces": [],
  "User.savedItems": [],
  "User.diary": [
    "filter"
  ],
  "User.notifications": [
    "unreadOnly"
  ]
}

/** Types without an id: values that are a part of the object around them. */
export const valueTypes: readonly string[] = [
  "AcceptedMaterial",
  "AccountSecurity",
  "Address",
  "AuthTokens",
  "AuthUserError",
  "Bounds",
  "CancelAccountDeletionPayload",
  "CatalogUserError",
  "ChangePasswordPayload",
  "CollectionArea",
  "CollectionDay",
  "CollectionException",
  "CollectionSchedule",
  "CommonMistake",
  "CompleteTwoFactorSignInPayload",
  "ConfirmTotpEnrollmentPayload",
  "Coordinates",
  "DataSet",
  "DatedCollection",
  "DeleteDiaryEntryPayload",
  "DiaryEntryConnection",
  "DiaryEntryEdge",
  "Dictionary",
  "DisableTotpPayload",
  "DisposalFee",
  "DisposalStep",
  "DisposalStreak",
  "EmailVerificationRequired",
  "FinishIdentityLinkPayload",
  "FinishPasskeyRegistrationPayload",
  "FinishPasskeySignInPayload",
  "FinishProviderSignInPayload",
  "GuideConflict",
  "Image",
  "ItemCompletion",
  "ItemComponent",
  "ItemConnection",
  "ItemEdge",
  "ItemSearchConnection",
  "ItemSearchEdge",
  "LogDisposalPayload",
  "MarkNotificationsReadPayload",
  "MaterialTally",
  "MonthlyDisposalStats",
  "NearbyPlaceConnection",
  "NearbyPlaceEdge",
  "NotificationConnection",
  "NotificationEdge",
  "NotificationPreferences",
  "NotificationTopicPreference",
  "OpeningException",
  "OpeningHours",
  "OpeningPeriod",
  "PageInfo",
  "PasswordPolicy",
  "PlaceCluster",
  "PlaceConnection",
  "PlaceCoverage",
  "PlaceEdge",
  "PlaceMarker",
  "PlaceProposal",
  "PlaceReportSummary",
  "PlaceSuggestionConnection",
  "PlaceSuggestionEdge",
  "PlaceUserError",
  "ProfileUserError",
  "QuietHours",
  "ReauthenticatePayload",
  "RefreshSessionPayload",
  "RegenerateRecoveryCodesPayload",
  "RegionConnection",
  "RegionEdge",
  "RegisterPushDevicePayload",
  "RemovePasskeyPayload",
  "RenamePasskeyPayload",
  "RenameSessionPayload",
  "ReportGuideProblemPayload",
  "ReportPlaceProblemPayload",
  "RequestAccountDeletionPayload",
  "RequestDataExportPayload",
  "RequestEmailChangePayload",
  "RequestEmailVerificationPayload",
  "RequestItemPayload",
  "RequestPasswordResetPayload",
  "ResetPasswordPayload",
  "ReviewPlaceSuggestionPayload",
  "RevokeOtherSessionsPayload",
  "RevokeSessionPayload",
  "SaveItemPayload",
  "SavePlacePayload",
  "SavedItemConnection",
  "SavedItemEdge",
  "SavedPlaceConnection",
  "SavedPlaceEdge",
  "SearchMatch",
  "SecurityEventConnection",
  "SecurityEventEdge",
  "SessionConnection",
  "SessionEdge",
  "SetHomePayload",
  "SignInOptions",
  "SignInPayload",
  "SignOutPayload",
  "SignUpPayload",
  "SignedIn",
  "SourceReference",
  "StartIdentityLinkPayload",
  "StartPasskeyRegistrationPayload",
  "StartPasskeySignInPayload",
  "StartProviderSignInPayload",
  "StartTotpEnrollmentPayload",
  "Subscription",
  "SuggestPlaceCorrectionPayload",
  "SuggestPlacePayload",
  "TextRange",
  "TotpStatus",
  "TwoFactorRequired",
  "UnlinkIdentityPayload",
  "UnregisterPushDevicePayload",
  "UnsaveItemPayload",
  "UnsavePlacePayload",
  "UpdateDiaryEntryPayload",
  "UpdateNotificationPreferencesPayload",
  "UpdateProfilePayload",
  "VerifyEmailPayload",
  "WithdrawPlaceSuggestionPayload"
]

/** Fields of `Query` that find an object by its id, and the type of the object. */
export const lookups: Readonly<Record<string, string>> = {
  "item": "Item",
  "material": "Material",
  "category": "Category",
  "place": "Place",
  "region": "Region"
}

/** The object types of each interface and union. */
export const possibleTypes: Record<string, string[]> = {
  "MapMarker": [
    "PlaceCluster",
    "PlaceMarker"
  ],
  "MutationPayload": [
    "CancelAccountDeletionPayload",
    "ChangePasswordPayload",
    "CompleteTwoFactorSignInPayload",
    "ConfirmTotpEnrollmentPayload",
    "DeleteDiaryEntryPayload",
    "DisableTotpPayload",
    "FinishIdentityLinkPayload",
    "FinishPasskeyRegistrationPayload",
    "FinishPasskeySignInPayload",
    "FinishProviderSignInPayload",
    "LogDisposalPayload",
    "MarkNotificationsReadPayload",
    "ReauthenticatePayload",
    "RefreshSessionPayload",
    "RegenerateRecoveryCodesPayload",
    "RegisterPushDevicePayload",
    "RemovePasskeyPayload",
    "RenamePasskeyPayload",
    "RenameSessionPayload",
    "ReportGuideProblemPayload",
    "ReportPlaceProblemPayload",
    "RequestAccountDeletionPayload",
    "RequestDataExportPayload",
    "RequestEmailChangePayload",
    "RequestEmailVerificationPayload",
    "RequestItemPayload",
    "RequestPasswordResetPayload",
    "ResetPasswordPayload",
    "ReviewPlaceSuggestionPayload",
    "RevokeOtherSessionsPayload",
    "RevokeSessionPayload",
    "SaveItemPayload",
    "SavePlacePayload",
    "SetHomePayload",
    "SignInPayload",
    "SignOutPayload",
    "SignUpPayload",
    "StartIdentityLinkPayload",
    "StartPasskeyRegistrationPayload",
    "StartPasskeySignInPayload",
    "StartProviderSignInPayload",
    "StartTotpEnrollmentPayload",
    "SuggestPlaceCorrectionPayload",
    "SuggestPlacePayload",
    "UnlinkIdentityPayload",
    "UnregisterPushDevicePayload",
    "UnsaveItemPayload",
    "UnsavePlacePayload",
    "UpdateDiaryEntryPayload",
    "UpdateNotificationPreferencesPayload",
    "UpdateProfilePayload",
    "VerifyEmailPayload",
    "WithdrawPlaceSuggestionPayload"
  ],
  "Node": [
    "Category",
    "Contributor",
    "DiaryEntry",
    "Item",
    "Material",
    "Notification",
    "Place",
    "PlaceSuggestion",
    "Region",
    "SavedItem",
    "SavedPlace",
    "SortingMark",
    "User"
  ],
  "SignInResult": [
    "EmailVerificationRequired",
    "SignedIn",
    "TwoFactorRequired"
  ],
  "UserError": [
    "AuthUserError",
    "CatalogUserError",
    "PlaceUserError",
    "ProfileUserError"
  ]
}
