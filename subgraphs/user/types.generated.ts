import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserRow as UserRowParent, DiaryEntryRow as DiaryEntryRowParent, NotificationRow as NotificationRowParent, PushDeviceRow as PushDeviceRowParent, SavedItemRow as SavedItemRowParent, SavedPlaceRow as SavedPlaceRowParent } from './db/schema.ts';
import type { Streak as StreakParent } from './domain/diary/streaks.ts';
import type { MaterialSums as MaterialSumsParent, MonthSums as MonthSumsParent } from './domain/diary/statistics.ts';
import type { Preferences as PreferencesParent } from './domain/preferences/preferences.ts';
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
  /** A calendar date without a time zone, as `YYYY-MM-DD`. */
  Date: { input: string; output: string; }
  /** A point in time, as an RFC 3339 string with an offset, for example `2026-11-24T09:30:00Z`. Returned in UTC. */
  DateTime: { input: Date; output: Date | string; }
  /** A time of day without a time zone, as `HH:MM` or `HH:MM:SS`, from `00:00` to `23:59:59`. Midnight at the end of a day is `00:00` of the next day. */
  LocalTime: { input: string; output: string; }
  /** A BCP 47 language tag, for example `ko`, `en` or `zh-Hant`. */
  Locale: { input: string; output: string; }
  /** A time zone from the IANA database, for example `Asia/Seoul`. */
  TimeZone: { input: string; output: string; }
  /** An absolute URL. */
  URL: { input: URL; output: URL | string; }
  _FieldSet: { input: string; output: string; }
};

/** Who may share a cached copy. Server-side only. */
export type CacheControlScope =
  /** Each signed-in person needs their own copy. */
  | 'PRIVATE'
  /** Everyone may share one copy. */
  | 'PUBLIC';

/** A category of items, such as packaging or small appliances. Categories form a tree. */
export type Category = Node & {
  __typename?: 'Category';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** The public profile of a person who suggested a place. Its id is not the id of the account. */
export type Contributor = Node & {
  __typename?: 'Contributor';
  /** A picture of the person's choice. Null when there is none. */
  avatar: Maybe<Image>;
  /** The display name. */
  displayName: Scalars['String']['output'];
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The day on which the profile was created, in UTC. */
  joinedOn: Scalars['Date']['output'];
};

/** Input of `deleteDiaryEntry`. */
export type DeleteDiaryEntryInput = {
  /** Id of the entry. */
  entryId: Scalars['ID']['input'];
};

/** Result of `deleteDiaryEntry`. */
export type DeleteDiaryEntryPayload = MutationPayload & {
  __typename?: 'DeleteDiaryEntryPayload';
  /** Id of the deleted entry, also if it was deleted before. */
  deletedEntryId: Maybe<Scalars['ID']['output']>;
  /** The streak after the change. Null if nothing was changed. */
  streak: Maybe<DisposalStreak>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
  /** The person after the change, for the new `totalCount` of the diary. Null if nothing was changed. */
  viewer: Maybe<User>;
};

/** An entry of a person's disposal diary. */
export type DiaryEntry = Node & {
  __typename?: 'DiaryEntry';
  /** When the entry was written. */
  createdAt: Scalars['DateTime']['output'];
  /** The calendar date on which it was disposed of, where the person was. */
  disposedOn: Scalars['Date']['output'];
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The item of the catalogue. Null when the entry has none, or it no longer exists or can't be read right now. */
  item: Maybe<Item>;
  /** The material. Null when the entry has none, or it no longer exists or can't be read right now. */
  material: Maybe<Material>;
  /** The person's own note. Null when there is none. */
  note: Maybe<Scalars['String']['output']>;
  /**
   * The place it was taken to. Null for ordinary collection, or when the place no longer exists or can't be
   * read right now.
   */
  place: Maybe<Place>;
  /** Number of pieces, 1 to 999. */
  quantity: Scalars['Int']['output'];
  /** When the entry was last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Weight of all pieces together in grams, as the person stated it. Null when they did not. */
  weightGrams: Maybe<Scalars['Int']['output']>;
};

/** A page of the disposal diary. */
export type DiaryEntryConnection = {
  __typename?: 'DiaryEntryConnection';
  /** The entries with their cursors. */
  edges: Array<DiaryEntryEdge>;
  /** The entries without cursors. */
  nodes: Array<DiaryEntry>;
  /** The position of this page in the connection. Both of its flags are correct for pages in either direction. */
  pageInfo: PageInfo;
  /** The number of entries that match the filter. */
  totalCount: Scalars['Int']['output'];
};

/** An entry of the diary in a page. */
export type DiaryEntryEdge = {
  __typename?: 'DiaryEntryEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: DiaryEntry;
};

/** Which entries of the diary to return. Entries meet all conditions; a missing or null condition excludes none. */
export type DiaryFilter = {
  /** Only entries on or after this date. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** Only entries with one of these items, at most 50. */
  itemIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only entries with one of these materials, at most 50. */
  materialIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only entries on or before this date. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/**
 * Days in a row with at least one entry in the diary. Days are the dates of the entries, so changing the time zone
 * moves none of them. Neither does it end a streak: a day without entries is skipped, and not counted, if the
 * person moved to a time zone at least 12 hours ahead between its neighbours, for example over the date line from
 * Honolulu to Seoul, and so had at most half of that day.
 */
export type DisposalStreak = {
  __typename?: 'DisposalStreak';
  /**
   * Days of the streak that reaches today in the person's time zone, or yesterday while today has no entry.
   * Entries of tomorrow count too: it is already that date further east. 0 if the latest streak ended earlier.
   */
  currentDays: Scalars['Int']['output'];
  /** The latest day with an entry. Null in an empty diary. */
  lastLoggedOn: Maybe<Scalars['Date']['output']>;
  /** Days of the longest streak so far. */
  longestDays: Scalars['Int']['output'];
};

/** A kind of dwelling, as far as collection rules distinguish. */
export type DwellingType =
  /** A flat in a housing complex with its own collection point. */
  | 'APARTMENT'
  /** A shop, an office or another business. */
  | 'BUSINESS'
  /** A house, or a flat in a small building, with collection at the door or in the street. */
  | 'HOUSE';

/** A picture, with what a client needs to lay it out before it has loaded. */
export type Image = {
  __typename?: 'Image';
  /** What the picture shows, for people who can't see it, in the language of the request. Null when nobody described it. */
  alt: Maybe<Scalars['String']['output']>;
  /** Height in pixels. Null when it is unknown. */
  height: Maybe<Scalars['Int']['output']>;
  /** Address of the picture. */
  url: Scalars['URL']['output'];
  /** Width in pixels. Null when it is unknown. */
  width: Maybe<Scalars['Int']['output']>;
};

/** A thing people want to dispose of: a pizza box, a toothbrush, a power bank. */
export type Item = Node & {
  __typename?: 'Item';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Whether it is on the viewer's list. Null when nobody is signed in. */
  viewerHasSaved: Maybe<Scalars['Boolean']['output']>;
};

/** Input of `logDisposal`. It needs an item, a material or both. */
export type LogDisposalInput = {
  /**
   * An id that the client makes up for the entry, such as a UUID: 1 to 100 letters, digits and signs of ASCII. A repeated
   * call with it writes nothing.
   */
  clientEntryId: Scalars['String']['input'];
  /**
   * The date on which it was disposed of, where the person was: at most five years ago, and at most the date that
   * it is in UTC+14 now. Today in `timeZone` by default.
   */
  disposedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Id of the item. */
  itemId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the material. */
  materialId?: InputMaybe<Scalars['ID']['input']>;
  /** The person's own note, at most 500 characters (grapheme clusters). */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Id of the place it was taken to. */
  placeId?: InputMaybe<Scalars['ID']['input']>;
  /** Number of pieces, 1 to 999. */
  quantity?: Scalars['Int']['input'];
  /**
   * The time zone in which the person was on that day, by default that of the profile. An app that sends entries
   * later names it, so that a journey doesn't end the streak.
   */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** Weight of all pieces together in grams, 1 to 100,000. */
  weightGrams?: InputMaybe<Scalars['Int']['input']>;
};

/** Result of `logDisposal`. */
export type LogDisposalPayload = MutationPayload & {
  __typename?: 'LogDisposalPayload';
  /** The entry. */
  entry: Maybe<DiaryEntry>;
  /** The streak after the change. Null if nothing was changed. */
  streak: Maybe<DisposalStreak>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
  /** The person after the change, for the new `totalCount` of the diary. Null if nothing was changed. */
  viewer: Maybe<User>;
};

/** Input of `markNotificationsRead`. */
export type MarkNotificationsReadInput = {
  /** Ids of notifications, at most 50. Ids of notifications that don't exist are ignored. */
  notificationIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Id of a notification: it and all older ones are marked. */
  throughId?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `markNotificationsRead`. */
export type MarkNotificationsReadPayload = MutationPayload & {
  __typename?: 'MarkNotificationsReadPayload';
  /** How many notifications were marked. Null when the change was refused. */
  markedCount: Maybe<Scalars['Int']['output']>;
  /** The number of notifications that are still unread. Null when the change was refused. */
  unreadCount: Maybe<Scalars['Int']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/** A material that waste is sorted by: clear PET, tinplate, carton. */
export type Material = Node & {
  __typename?: 'Material';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** The sums of the entries with one material. */
export type MaterialTally = {
  __typename?: 'MaterialTally';
  /** The material. Null for entries without one, or when it no longer exists or can't be read right now. */
  material: Maybe<Material>;
  /** The number of pieces. */
  pieceCount: Scalars['Int']['output'];
  /** The sum of the known weights in grams. */
  weightGrams: Scalars['Int']['output'];
};

/** The sums of a diary in one calendar month. */
export type MonthlyDisposalStats = {
  __typename?: 'MonthlyDisposalStats';
  /** The number of days with an entry. */
  activeDays: Scalars['Int']['output'];
  /** The sums by material, the most pieces first. Entries without a material are one element. */
  byMaterial: Array<MaterialTally>;
  /**
   * The change in pieces from the month before: 0.25 is a quarter more, -1 is none any more. Null if the
   * month before has no entries.
   */
  changeFromPreviousMonth: Maybe<Scalars['Float']['output']>;
  /** The number of entries. */
  entryCount: Scalars['Int']['output'];
  /** The month, 1 to 12. */
  month: Scalars['Int']['output'];
  /** The number of pieces. */
  pieceCount: Scalars['Int']['output'];
  /** The sum of the known weights in grams. */
  weightGrams: Scalars['Int']['output'];
  /** The year. */
  year: Scalars['Int']['output'];
};

/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Deletes an entry of the diary; deleting it again succeeds. `logDisposal` with its `clientEntryId` doesn't
   * bring it back. Requires sign-in.
   */
  deleteDiaryEntry: Maybe<DeleteDiaryEntryPayload>;
  /**
   * Writes down that something was disposed of. A diary holds at most 20,000 entries. Calls with the
   * same `clientEntryId` write one entry, so that an app can send again what it kept while it was offline:
   * a repeated call returns the entry as it is now, even if its other values differ. Requires sign-in.
   */
  logDisposal: Maybe<LogDisposalPayload>;
  /**
   * Marks notifications as read: those with the given ids, and with `throughId` that one and all older
   * ones. Notifications that are read already stay unchanged. Requires sign-in.
   */
  markNotificationsRead: Maybe<MarkNotificationsReadPayload>;
  /**
   * Lets a device receive push messages, or refreshes its registration. A device that another account
   * registered before receives the messages of this account only. An account has at most 20 devices.
   * Requires sign-in.
   */
  registerPushDevice: Maybe<RegisterPushDevicePayload>;
  /** Adds an item to the person's list. A list holds at most 1000 items. Requires sign-in. */
  saveItem: Maybe<SaveItemPayload>;
  /**
   * Adds a place to the person's list, or changes its note. A list holds at most 1000 places.
   * Requires sign-in.
   */
  savePlace: Maybe<SavePlacePayload>;
  /**
   * Sets the region the person lives in and the kind of dwelling. Find a region with `regionAt` or
   * `searchRegions`. Requires sign-in.
   */
  setHome: Maybe<SetHomePayload>;
  /** Stops push messages to a device. Requires sign-in. */
  unregisterPushDevice: Maybe<UnregisterPushDevicePayload>;
  /** Removes an item from the person's list. Requires sign-in. */
  unsaveItem: Maybe<UnsaveItemPayload>;
  /** Removes a place from the person's list. Requires sign-in. */
  unsavePlace: Maybe<UnsavePlacePayload>;
  /** Changes an entry of the diary. Missing fields stay unchanged. Requires sign-in. */
  updateDiaryEntry: Maybe<UpdateDiaryEntryPayload>;
  /** Changes what the person is notified of, and how. Missing fields stay unchanged. Requires sign-in. */
  updateNotificationPreferences: Maybe<UpdateNotificationPreferencesPayload>;
  /** Changes the profile. Missing fields stay unchanged. Requires sign-in. */
  updateProfile: Maybe<UpdateProfilePayload>;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationDeleteDiaryEntryArgs = {
  input: DeleteDiaryEntryInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationLogDisposalArgs = {
  input: LogDisposalInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationMarkNotificationsReadArgs = {
  input: MarkNotificationsReadInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRegisterPushDeviceArgs = {
  input: RegisterPushDeviceInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSaveItemArgs = {
  input: SaveItemInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSavePlaceArgs = {
  input: SavePlaceInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSetHomeArgs = {
  input: SetHomeInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationUnregisterPushDeviceArgs = {
  input: UnregisterPushDeviceInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationUnsaveItemArgs = {
  input: UnsaveItemInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationUnsavePlaceArgs = {
  input: UnsavePlaceInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationUpdateDiaryEntryArgs = {
  input: UpdateDiaryEntryInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationUpdateNotificationPreferencesArgs = {
  input: UpdateNotificationPreferencesInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
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

/** A message of the service to a person. */
export type Notification = Node & {
  __typename?: 'Notification';
  /** The text. Times are in the person's time zone. */
  body: Scalars['String']['output'];
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** When the person marked it as read. Null when they haven't. */
  readAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * The object that the notification is about, such as a region, a place or a suggestion. Null when it
   * no longer exists or can't be read right now.
   */
  subject: Maybe<Node>;
  /** The title. */
  title: Scalars['String']['output'];
  /** The topic. */
  topic: NotificationTopic;
};


/** A message of the service to a person. */
export type NotificationBodyArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A message of the service to a person. */
export type NotificationTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A page of notifications. */
export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  /** The notifications with their cursors. */
  edges: Array<NotificationEdge>;
  /** The notifications without cursors. */
  nodes: Array<Notification>;
  /** The position of this page in the connection. */
  pageInfo: PageInfo;
  /** The number of notifications that match. */
  totalCount: Scalars['Int']['output'];
  /** The number of all notifications that the person has not read. */
  unreadCount: Scalars['Int']['output'];
};

/** A notification in a page. */
export type NotificationEdge = {
  __typename?: 'NotificationEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The notification. */
  node: Notification;
};

/** What a person is notified of, and how. */
export type NotificationPreferences = {
  __typename?: 'NotificationPreferences';
  /**
   * How many minutes before the put-out window opens the collection reminder is sent, 0 to 1440. 60
   * until the person chooses another number.
   */
  collectionReminderLeadMinutes: Scalars['Int']['output'];
  /** When the person agreed to advertising. Null when they didn't, which is the default. */
  marketingConsentAt: Maybe<Scalars['DateTime']['output']>;
  /** The devices that receive push messages, most recently refreshed first. */
  pushDevices: Array<PushDevice>;
  /**
   * The hours in which nothing is sent. A collection reminder is sent before they begin instead, and
   * everything else after they end. Null when there are none, which is the default.
   */
  quietHours: Maybe<QuietHours>;
  /** The choice for each topic. */
  topics: Array<NotificationTopicPreference>;
  /**
   * The key of this service for subscribing to Web Push: `applicationServerKey` of the browser's
   * `PushManager.subscribe`, in base64url. Null when the service sends no Web Push messages.
   */
  webPushPublicKey: Maybe<Scalars['String']['output']>;
};

/** A topic of notifications. More may be added: show one that you don't know like the others. */
export type NotificationTopic =
  /** A collection in the home region was moved or called off within the next days. */
  | 'COLLECTION_CHANGE'
  /**
   * Waste can be put out soon in the home region. Only for days that hold for the whole region and
   * have a known put-out window.
   */
  | 'COLLECTION_REMINDER'
  /** A saved place changed its hours, moved or closed. */
  | 'SAVED_PLACE_CHANGE'
  /** A suggestion was approved or rejected. */
  | 'SUGGESTION_DECISION'
  /** What the diary of the last week adds up to. On Monday, if there were entries. */
  | 'WEEKLY_SUMMARY';

/** The choice for one topic. A topic that is neither pushed nor mailed isn't in `User.notifications` either. */
export type NotificationTopicPreference = {
  __typename?: 'NotificationTopicPreference';
  /** Whether it is sent as an e-mail. False by default. */
  email: Scalars['Boolean']['output'];
  /** Whether it is sent as a push message. True by default. */
  push: Scalars['Boolean']['output'];
  /** The topic. */
  topic: NotificationTopic;
};

/** The choice for one topic. */
export type NotificationTopicPreferenceInput = {
  /** Whether to send it as an e-mail. */
  email: Scalars['Boolean']['input'];
  /** Whether to send it as a push message. */
  push: Scalars['Boolean']['input'];
  /** The topic. */
  topic: NotificationTopic;
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

/** A place where people drop things off: a recycling centre, a collection bin, a reverse vending machine, a shop. */
export type Place = Node & {
  __typename?: 'Place';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The number of people who saved it. */
  savedCount: Maybe<Scalars['Int']['output']>;
  /** Whether it is on the viewer's list. Null when nobody is signed in. */
  viewerHasSaved: Maybe<Scalars['Boolean']['output']>;
};

/** A proposal for a new place or for a correction to a place, with its review status. */
export type PlaceSuggestion = Node & {
  __typename?: 'PlaceSuggestion';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** Reasons for a `ProfileUserError`. More may be added: show `message` for an unknown one. */
export type ProfileErrorCode =
  /** The picture isn't at an address that is allowed. */
  | 'AVATAR_NOT_ALLOWED'
  /** The date is in the future, or too long ago. */
  | 'DATE_OUT_OF_RANGE'
  /** The name of the device is too long, invisible, or contains forbidden characters. */
  | 'DEVICE_NAME_INVALID'
  /** The name is empty, too long, invisible, or contains forbidden characters. */
  | 'DISPLAY_NAME_INVALID'
  /** The entry with this `clientEntryId` was deleted. A client that kept it to send it again can drop it. */
  | 'ENTRY_DELETED'
  /** No item has this id. */
  | 'ITEM_UNKNOWN'
  /** The list or the diary is full. */
  | 'LIMIT_REACHED'
  /** The service doesn't support the language. */
  | 'LOCALE_UNSUPPORTED'
  /** No material has this id. */
  | 'MATERIAL_UNKNOWN'
  /** The note is too long. */
  | 'NOTE_TOO_LONG'
  /** The person has no such entry, device or notification. */
  | 'NOT_FOUND'
  /** The number is out of range. */
  | 'NUMBER_OUT_OF_RANGE'
  /** No place has this id. */
  | 'PLACE_UNKNOWN'
  /** The token or subscription is none of this push service, or its service isn't allowed. */
  | 'PUSH_TOKEN_INVALID'
  /** The quiet hours begin and end at the same time. */
  | 'QUIET_HOURS_EMPTY'
  /** No region has this id. */
  | 'REGION_UNKNOWN'
  /** An entry of the diary needs an item or a material. */
  | 'SUBJECT_MISSING';

/** A problem with a profile, a saved list or a diary that the person can fix. */
export type ProfileUserError = UserError & {
  __typename?: 'ProfileUserError';
  /** The machine-readable reason. More may be added. */
  code: ProfileErrorCode;
  /** A sentence to show to the person, in the language of the request. */
  message: Scalars['String']['output'];
  /**
   * Path to the rejected value, starting at the mutation's argument, for example
   * `["input", "email"]`. Null when the problem concerns no single value.
   */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** A device that receives push messages. Its token can't be read. */
export type PushDevice = {
  __typename?: 'PushDevice';
  /** Id of the device. */
  id: Scalars['ID']['output'];
  /** The name to show. Null when there is none. */
  name: Maybe<Scalars['String']['output']>;
  /** When it was last registered. */
  refreshedAt: Scalars['DateTime']['output'];
  /** The service that delivers the messages. */
  transport: PushTransport;
};

/** A service that delivers push messages. */
export type PushTransport =
  /** Apple Push Notification service. Its devices are registered, but no messages are sent to them yet. */
  | 'APNS'
  /** Firebase Cloud Messaging. */
  | 'FCM'
  /** Web Push. */
  | 'WEB_PUSH';

/** All read operations. */
export type Query = {
  __typename?: 'Query';
  /**
   * Any object by its id. Null when it doesn't exist or the caller may not see it. For clients that
   * refetch part of a screen; use the named fields otherwise.
   */
  node: Maybe<Node>;
  /**
   * Several objects by their ids, in the order of the ids. Null for each object that doesn't exist
   * or that the caller may not see.
   */
  nodes: Maybe<Array<Maybe<Node>>>;
  /** The person who makes the call. Null when nobody is signed in. */
  viewer: Maybe<User>;
};


/** All read operations. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** All read operations. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};

/** Hours in which nothing is sent, in the person's time zone. */
export type QuietHours = {
  __typename?: 'QuietHours';
  /** When they begin. */
  from: Scalars['LocalTime']['output'];
  /** When they end; on the next day if that is earlier than `from`. */
  until: Scalars['LocalTime']['output'];
};

/** Hours in which nothing is sent, in the person's time zone. */
export type QuietHoursInput = {
  /** When they begin. */
  from: Scalars['LocalTime']['input'];
  /** When they end; on the next day if that is earlier than `from`. */
  until: Scalars['LocalTime']['input'];
};

/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Each region can have its own collection days and disposal rules.
 */
export type Region = Node & {
  __typename?: 'Region';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** Input of `registerPushDevice`. */
export type RegisterPushDeviceInput = {
  /** The name to show, at most 60 characters. Null or a missing field clears it. */
  name?: InputMaybe<Scalars['String']['input']>;
  /**
   * The token that the service gave, at most 4,000 code units. For Web Push, the browser's
   * `PushSubscription` as JSON text.
   */
  token: Scalars['String']['input'];
  /** The service that delivers the messages. */
  transport: PushTransport;
};

/** Result of `registerPushDevice`. */
export type RegisterPushDevicePayload = MutationPayload & {
  __typename?: 'RegisterPushDevicePayload';
  /** The device. */
  pushDevice: Maybe<PushDevice>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/** Input of `saveItem`. */
export type SaveItemInput = {
  /** Id of the item. */
  itemId: Scalars['ID']['input'];
};

/** Result of `saveItem`. */
export type SaveItemPayload = MutationPayload & {
  __typename?: 'SaveItemPayload';
  /** The saved item. */
  savedItem: Maybe<SavedItem>;
  /** The saved item with its cursor, to insert into pages of `User.savedItems`. */
  savedItemEdge: Maybe<SavedItemEdge>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
  /** The person after the change, for the new `totalCount` of the list. Null if nothing was changed. */
  viewer: Maybe<User>;
};

/** Input of `savePlace`. */
export type SavePlaceInput = {
  /**
   * The person's own note, at most 500 characters (grapheme clusters). Null or a blank note clears
   * it; a missing field leaves it unchanged.
   */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Id of the place. */
  placeId: Scalars['ID']['input'];
};

/** Result of `savePlace`. */
export type SavePlacePayload = MutationPayload & {
  __typename?: 'SavePlacePayload';
  /** The saved place. */
  savedPlace: Maybe<SavedPlace>;
  /** The saved place with its cursor, to insert into pages of `User.savedPlaces`. */
  savedPlaceEdge: Maybe<SavedPlaceEdge>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
  /** The person after the change, for the new `totalCount` of the list. Null if nothing was changed. */
  viewer: Maybe<User>;
};

/** An item on a person's list. */
export type SavedItem = Node & {
  __typename?: 'SavedItem';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The item. Null when it no longer exists or can't be read right now. */
  item: Maybe<Item>;
  /** When it was saved. */
  savedAt: Scalars['DateTime']['output'];
};

/** A page of saved items. */
export type SavedItemConnection = {
  __typename?: 'SavedItemConnection';
  /** The saved items with their cursors. */
  edges: Array<SavedItemEdge>;
  /** The saved items without cursors. */
  nodes: Array<SavedItem>;
  /** The position of this page in the connection. */
  pageInfo: PageInfo;
  /** The number of saved items. */
  totalCount: Scalars['Int']['output'];
};

/** A saved item in a page. */
export type SavedItemEdge = {
  __typename?: 'SavedItemEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The saved item. */
  node: SavedItem;
};

/** A place on a person's list. */
export type SavedPlace = Node & {
  __typename?: 'SavedPlace';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The person's own note. Null when there is none. */
  note: Maybe<Scalars['String']['output']>;
  /** The place. Null when it no longer exists or can't be read right now. */
  place: Maybe<Place>;
  /** When it was saved. */
  savedAt: Scalars['DateTime']['output'];
};

/** A page of saved places. */
export type SavedPlaceConnection = {
  __typename?: 'SavedPlaceConnection';
  /** The saved places with their cursors. */
  edges: Array<SavedPlaceEdge>;
  /** The saved places without cursors. */
  nodes: Array<SavedPlace>;
  /** The position of this page in the connection. */
  pageInfo: PageInfo;
  /** The number of saved places. */
  totalCount: Scalars['Int']['output'];
};

/** A saved place in a page. */
export type SavedPlaceEdge = {
  __typename?: 'SavedPlaceEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The saved place. */
  node: SavedPlace;
};

/** Input of `setHome`. Missing fields stay unchanged. */
export type SetHomeInput = {
  /** The kind of dwelling. Null clears it. */
  dwelling?: InputMaybe<DwellingType>;
  /** Id of the region. Null clears it. */
  regionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `setHome`. */
export type SetHomePayload = MutationPayload & {
  __typename?: 'SetHomePayload';
  /** The person after the change. */
  user: Maybe<User>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/** A sorting mark printed on products, such as the mark for clear PET. */
export type SortingMark = Node & {
  __typename?: 'SortingMark';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/**
 * What clients can subscribe to, by WebSocket (graphql-transport-ws) or server-sent events at `/graphql/stream`. Each result has the event's id in
 * `extensions.event.id`; a client that lost its connection sends it as `extensions.lastEventId` to get what it missed.
 */
export type Subscription = {
  __typename?: 'Subscription';
  /** A notification of the person who signed in, when it arrives. */
  notificationArrived: Maybe<Notification>;
};

/** A system of units. The graph itself always has metres and grams. */
export type UnitSystem =
  /** Feet and pounds. */
  | 'IMPERIAL'
  /** Metres and kilograms, as in Korea. */
  | 'METRIC';

/** Input of `unregisterPushDevice`. */
export type UnregisterPushDeviceInput = {
  /** Id of the device. */
  pushDeviceId: Scalars['ID']['input'];
};

/** Result of `unregisterPushDevice`. */
export type UnregisterPushDevicePayload = MutationPayload & {
  __typename?: 'UnregisterPushDevicePayload';
  /** Id of the removed device. */
  removedPushDeviceId: Maybe<Scalars['ID']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/** Input of `unsaveItem`. */
export type UnsaveItemInput = {
  /** Id of the item. */
  itemId: Scalars['ID']['input'];
};

/** Result of `unsaveItem`. */
export type UnsaveItemPayload = MutationPayload & {
  __typename?: 'UnsaveItemPayload';
  /** The item, no longer on the list. Null when it doesn't exist any more. */
  item: Maybe<Item>;
  /** Id of the removed list entry. Null when there was none. */
  removedSavedItemId: Maybe<Scalars['ID']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
  /** The person after the change, for the new `totalCount` of the list. Null if nothing was changed. */
  viewer: Maybe<User>;
};

/** Input of `unsavePlace`. */
export type UnsavePlaceInput = {
  /** Id of the place. */
  placeId: Scalars['ID']['input'];
};

/** Result of `unsavePlace`. */
export type UnsavePlacePayload = MutationPayload & {
  __typename?: 'UnsavePlacePayload';
  /** The place, no longer on the list. Null when it doesn't exist any more. */
  place: Maybe<Place>;
  /** Id of the removed list entry. Null when there was none. */
  removedSavedPlaceId: Maybe<Scalars['ID']['output']>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
  /** The person after the change, for the new `totalCount` of the list. Null if nothing was changed. */
  viewer: Maybe<User>;
};

/** Input of `updateDiaryEntry`. Missing fields stay unchanged. */
export type UpdateDiaryEntryInput = {
  /** The date on which it was disposed of, within the same bounds as in `logDisposal`. Null leaves it unchanged. */
  disposedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Id of the entry. */
  entryId: Scalars['ID']['input'];
  /** Id of the item. Null removes it. */
  itemId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the material. Null removes it. */
  materialId?: InputMaybe<Scalars['ID']['input']>;
  /** The person's own note, at most 500 characters (grapheme clusters). Null or a blank note removes it. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Id of the place it was taken to. Null removes it. */
  placeId?: InputMaybe<Scalars['ID']['input']>;
  /** Number of pieces, 1 to 999. Null leaves it unchanged. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
  /** Weight of all pieces together in grams, 1 to 100,000. Null removes it. */
  weightGrams?: InputMaybe<Scalars['Int']['input']>;
};

/** Result of `updateDiaryEntry`. */
export type UpdateDiaryEntryPayload = MutationPayload & {
  __typename?: 'UpdateDiaryEntryPayload';
  /** The entry after the change. */
  entry: Maybe<DiaryEntry>;
  /** The streak after the change. Null if nothing was changed. */
  streak: Maybe<DisposalStreak>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
  /** The person after the change. Null if nothing was changed. */
  viewer: Maybe<User>;
};

/** Input of `updateNotificationPreferences`. Missing fields stay unchanged. */
export type UpdateNotificationPreferencesInput = {
  /** How many minutes before the put-out window opens the collection reminder is sent, 0 to 1440. */
  collectionReminderLeadMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the person agrees to advertising. Agreeing again keeps the time of the first consent. */
  marketingConsent?: InputMaybe<Scalars['Boolean']['input']>;
  /** The hours in which nothing is sent. Null clears them. */
  quietHours?: InputMaybe<QuietHoursInput>;
  /** The topics to change, at most 20. Others stay unchanged. Of several choices for one topic the last counts. */
  topics?: InputMaybe<Array<NotificationTopicPreferenceInput>>;
};

/** Result of `updateNotificationPreferences`. */
export type UpdateNotificationPreferencesPayload = MutationPayload & {
  __typename?: 'UpdateNotificationPreferencesPayload';
  /** The preferences after the change. */
  notificationPreferences: Maybe<NotificationPreferences>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/** Input of `updateProfile`. */
export type UpdateProfileInput = {
  /**
   * Address of the new picture, an `https` URL of at most 500 characters at a host that the operator
   * allows: by default those of the pictures of Kakao, Naver, Google and Gravatar. Null removes the picture.
   */
  avatarUrl?: InputMaybe<Scalars['URL']['input']>;
  /** The new display name, 1 to 40 characters (grapheme clusters). Null leaves it unchanged. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** The new preferred language, `ko` or `en`, also with a region such as `en-GB`. Null clears it. */
  preferredLocale?: InputMaybe<Scalars['Locale']['input']>;
  /** The new time zone. Null leaves it unchanged. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** The new system of units. Null leaves it unchanged. */
  unitSystem?: InputMaybe<UnitSystem>;
};

/** Result of `updateProfile`. */
export type UpdateProfilePayload = MutationPayload & {
  __typename?: 'UpdateProfilePayload';
  /** The person after the change. */
  user: Maybe<User>;
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type User = Node & {
  __typename?: 'User';
  /** A picture of the person's choice. Null when there is none. */
  avatar: Maybe<Image>;
  /** The person's public profile. */
  contributor: Contributor;
  /** When the profile was created: at the first call after sign-up. */
  createdAt: Scalars['DateTime']['output'];
  /**
   * The person's disposal diary, the latest day first, and the latest entry of a day first. Page forwards
   * with `first` and `after`, or backwards with `last` and `before`; the first 20 entries by default.
   */
  diary: DiaryEntryConnection;
  /**
   * The person's display name, 1 to 40 characters (grapheme clusters). A neutral default until the
   * person chooses one. Others see it only on suggestions, through `Contributor`.
   */
  displayName: Scalars['String']['output'];
  /** Days in a row with at least one entry in the diary. */
  disposalStreak: DisposalStreak;
  /** The person's kind of dwelling, as far as collection rules distinguish. Null when it isn't set. */
  dwelling: Maybe<DwellingType>;
  /** The region the person lives in. Null when none is set or it can't be read right now. */
  homeRegion: Maybe<Region>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /**
   * The sums of the diary in one calendar month. Entries belong to the month of their `disposedOn`, so
   * a change of the time zone moves none of them.
   */
  monthlyDisposalStats: Maybe<MonthlyDisposalStats>;
  /** What the person is notified of, and how. */
  notificationPreferences: NotificationPreferences;
  /**
   * The person's notifications of the last 90 days, the newest first. Page forwards with `first` and `after`, or backwards with `last` and
   * `before`; the first 20 entries by default.
   */
  notifications: NotificationConnection;
  /**
   * The language for what the service sends without a request, and for requests that name none: `ko` or
   * `en`. Null until the person chooses one.
   */
  preferredLocale: Maybe<Scalars['Locale']['output']>;
  /**
   * Items on the person's list, most recently saved first. Page forwards with `first` and `after`, or backwards with `last` and
   * `before`; the first 20 entries by default.
   */
  savedItems: SavedItemConnection;
  /**
   * Places on the person's list, most recently saved first. Page forwards with `first` and `after`, or backwards with `last` and
   * `before`; the first 20 entries by default.
   */
  savedPlaces: SavedPlaceConnection;
  /** The person's time zone, for days and hours. `Asia/Seoul` until the person chooses another. */
  timeZone: Scalars['TimeZone']['output'];
  /** The units in which apps show lengths and weights. `METRIC` until the person chooses another system. */
  unitSystem: UnitSystem;
};


/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type UserDiaryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DiaryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type UserMonthlyDisposalStatsArgs = {
  month: Scalars['Int']['input'];
  year: Scalars['Int']['input'];
};


/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type UserNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  unreadOnly?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type UserSavedItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type UserSavedPlacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
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
  Contributor: Contributor;
  DiaryEntry: DiaryEntry;
  Item: Item;
  Notification: Notification;
  Place: Place;
  SavedItem: SavedItem;
  SavedPlace: SavedPlace;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Contributor:
    ( { __typename: 'Contributor' }
    & GraphQLRecursivePick<FederationTypes['Contributor'], {"id":true}> );
  DiaryEntry:
    ( { __typename: 'DiaryEntry' }
    & GraphQLRecursivePick<FederationTypes['DiaryEntry'], {"id":true}> );
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
  Notification:
    ( { __typename: 'Notification' }
    & GraphQLRecursivePick<FederationTypes['Notification'], {"id":true}> );
  Place:
    ( { __typename: 'Place' }
    & GraphQLRecursivePick<FederationTypes['Place'], {"id":true}> );
  SavedItem:
    ( { __typename: 'SavedItem' }
    & GraphQLRecursivePick<FederationTypes['SavedItem'], {"id":true}> );
  SavedPlace:
    ( { __typename: 'SavedPlace' }
    & GraphQLRecursivePick<FederationTypes['SavedPlace'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  MutationPayload:
    | ( Omit<DeleteDiaryEntryPayload, 'streak' | 'viewer'> & { streak?: Maybe<_RefType['DisposalStreak']>, viewer?: Maybe<_RefType['User']> } & { __typename: 'DeleteDiaryEntryPayload' } )
    | ( Omit<LogDisposalPayload, 'entry' | 'streak' | 'viewer'> & { entry?: Maybe<_RefType['DiaryEntry']>, streak?: Maybe<_RefType['DisposalStreak']>, viewer?: Maybe<_RefType['User']> } & { __typename: 'LogDisposalPayload' } )
    | ( MarkNotificationsReadPayload & { __typename: 'MarkNotificationsReadPayload' } )
    | ( Omit<RegisterPushDevicePayload, 'pushDevice'> & { pushDevice?: Maybe<_RefType['PushDevice']> } & { __typename: 'RegisterPushDevicePayload' } )
    | ( Omit<SaveItemPayload, 'savedItem' | 'savedItemEdge' | 'viewer'> & { savedItem?: Maybe<_RefType['SavedItem']>, savedItemEdge?: Maybe<_RefType['SavedItemEdge']>, viewer?: Maybe<_RefType['User']> } & { __typename: 'SaveItemPayload' } )
    | ( Omit<SavePlacePayload, 'savedPlace' | 'savedPlaceEdge' | 'viewer'> & { savedPlace?: Maybe<_RefType['SavedPlace']>, savedPlaceEdge?: Maybe<_RefType['SavedPlaceEdge']>, viewer?: Maybe<_RefType['User']> } & { __typename: 'SavePlacePayload' } )
    | ( Omit<SetHomePayload, 'user'> & { user?: Maybe<_RefType['User']> } & { __typename: 'SetHomePayload' } )
    | ( UnregisterPushDevicePayload & { __typename: 'UnregisterPushDevicePayload' } )
    | ( Omit<UnsaveItemPayload, 'item' | 'viewer'> & { item?: Maybe<_RefType['Item']>, viewer?: Maybe<_RefType['User']> } & { __typename: 'UnsaveItemPayload' } )
    | ( Omit<UnsavePlacePayload, 'place' | 'viewer'> & { place?: Maybe<_RefType['Place']>, viewer?: Maybe<_RefType['User']> } & { __typename: 'UnsavePlacePayload' } )
    | ( Omit<UpdateDiaryEntryPayload, 'entry' | 'streak' | 'viewer'> & { entry?: Maybe<_RefType['DiaryEntry']>, streak?: Maybe<_RefType['DisposalStreak']>, viewer?: Maybe<_RefType['User']> } & { __typename: 'UpdateDiaryEntryPayload' } )
    | ( Omit<UpdateNotificationPreferencesPayload, 'notificationPreferences'> & { notificationPreferences?: Maybe<_RefType['NotificationPreferences']> } & { __typename: 'UpdateNotificationPreferencesPayload' } )
    | ( Omit<UpdateProfilePayload, 'user'> & { user?: Maybe<_RefType['User']> } & { __typename: 'UpdateProfilePayload' } )
  ;
  Node:
    | ( { id: string } & { __typename: 'Category' } )
    | ( UserRowParent & { __typename: 'Contributor' } )
    | ( DiaryEntryRowParent & { __typename: 'DiaryEntry' } )
    | ( { id: string } & { __typename: 'Item' } )
    | ( { id: string } & { __typename: 'Material' } )
    | ( NotificationRowParent & { __typename: 'Notification' } )
    | ( { id: string } & { __typename: 'Place' } )
    | ( { id: string } & { __typename: 'PlaceSuggestion' } )
    | ( { id: string } & { __typename: 'Region' } )
    | ( SavedItemRowParent & { __typename: 'SavedItem' } )
    | ( SavedPlaceRowParent & { __typename: 'SavedPlace' } )
    | ( { id: string } & { __typename: 'SortingMark' } )
    | ( UserRowParent & { __typename: 'User' } )
  ;
  UserError: ( ProfileUserError & { __typename: 'ProfileUserError' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  Category: ResolverTypeWrapper<{ id: string }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Contributor: ResolverTypeWrapper<UserRowParent>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteDiaryEntryInput: DeleteDiaryEntryInput;
  DeleteDiaryEntryPayload: ResolverTypeWrapper<Omit<DeleteDiaryEntryPayload, 'streak' | 'viewer'> & { streak?: Maybe<ResolversTypes['DisposalStreak']>, viewer?: Maybe<ResolversTypes['User']> }>;
  DiaryEntry: ResolverTypeWrapper<DiaryEntryRowParent>;
  DiaryEntryConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['DiaryEntryEdge']>>;
  DiaryEntryEdge: ResolverTypeWrapper<Omit<DiaryEntryEdge, 'node'> & { node: ResolversTypes['DiaryEntry'] }>;
  DiaryFilter: DiaryFilter;
  DisposalStreak: ResolverTypeWrapper<StreakParent>;
  DwellingType: DwellingType;
  Image: ResolverTypeWrapper<Image>;
  Item: ResolverTypeWrapper<{ id: string }>;
  LocalTime: ResolverTypeWrapper<Scalars['LocalTime']['output']>;
  Locale: ResolverTypeWrapper<Scalars['Locale']['output']>;
  LogDisposalInput: LogDisposalInput;
  LogDisposalPayload: ResolverTypeWrapper<Omit<LogDisposalPayload, 'entry' | 'streak' | 'viewer'> & { entry?: Maybe<ResolversTypes['DiaryEntry']>, streak?: Maybe<ResolversTypes['DisposalStreak']>, viewer?: Maybe<ResolversTypes['User']> }>;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  MarkNotificationsReadPayload: ResolverTypeWrapper<MarkNotificationsReadPayload>;
  Material: ResolverTypeWrapper<{ id: string }>;
  MaterialTally: ResolverTypeWrapper<MaterialSumsParent>;
  MonthlyDisposalStats: ResolverTypeWrapper<MonthSumsParent>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Notification: ResolverTypeWrapper<NotificationRowParent>;
  NotificationConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['NotificationEdge']> & { unreadCount: () => Promise<number> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationPreferences: ResolverTypeWrapper<PreferencesParent>;
  NotificationTopic: NotificationTopic;
  NotificationTopicPreference: ResolverTypeWrapper<NotificationTopicPreference>;
  NotificationTopicPreferenceInput: NotificationTopicPreferenceInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Place: ResolverTypeWrapper<{ id: string }>;
  PlaceSuggestion: ResolverTypeWrapper<{ id: string }>;
  ProfileErrorCode: ProfileErrorCode;
  ProfileUserError: ResolverTypeWrapper<ProfileUserError>;
  PushDevice: ResolverTypeWrapper<PushDeviceRowParent>;
  PushTransport: PushTransport;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuietHours: ResolverTypeWrapper<QuietHours>;
  QuietHoursInput: QuietHoursInput;
  Region: ResolverTypeWrapper<{ id: string }>;
  RegisterPushDeviceInput: RegisterPushDeviceInput;
  RegisterPushDevicePayload: ResolverTypeWrapper<Omit<RegisterPushDevicePayload, 'pushDevice'> & { pushDevice?: Maybe<ResolversTypes['PushDevice']> }>;
  SaveItemInput: SaveItemInput;
  SaveItemPayload: ResolverTypeWrapper<Omit<SaveItemPayload, 'savedItem' | 'savedItemEdge' | 'viewer'> & { savedItem?: Maybe<ResolversTypes['SavedItem']>, savedItemEdge?: Maybe<ResolversTypes['SavedItemEdge']>, viewer?: Maybe<ResolversTypes['User']> }>;
  SavePlaceInput: SavePlaceInput;
  SavePlacePayload: ResolverTypeWrapper<Omit<SavePlacePayload, 'savedPlace' | 'savedPlaceEdge' | 'viewer'> & { savedPlace?: Maybe<ResolversTypes['SavedPlace']>, savedPlaceEdge?: Maybe<ResolversTypes['SavedPlaceEdge']>, viewer?: Maybe<ResolversTypes['User']> }>;
  SavedItem: ResolverTypeWrapper<SavedItemRowParent>;
  SavedItemConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['SavedItemEdge']>>;
  SavedItemEdge: ResolverTypeWrapper<Omit<SavedItemEdge, 'node'> & { node: ResolversTypes['SavedItem'] }>;
  SavedPlace: ResolverTypeWrapper<SavedPlaceRowParent>;
  SavedPlaceConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['SavedPlaceEdge']>>;
  SavedPlaceEdge: ResolverTypeWrapper<Omit<SavedPlaceEdge, 'node'> & { node: ResolversTypes['SavedPlace'] }>;
  SetHomeInput: SetHomeInput;
  SetHomePayload: ResolverTypeWrapper<Omit<SetHomePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  SortingMark: ResolverTypeWrapper<{ id: string }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnitSystem: UnitSystem;
  UnregisterPushDeviceInput: UnregisterPushDeviceInput;
  UnregisterPushDevicePayload: ResolverTypeWrapper<UnregisterPushDevicePayload>;
  UnsaveItemInput: UnsaveItemInput;
  UnsaveItemPayload: ResolverTypeWrapper<Omit<UnsaveItemPayload, 'item' | 'viewer'> & { item?: Maybe<ResolversTypes['Item']>, viewer?: Maybe<ResolversTypes['User']> }>;
  UnsavePlaceInput: UnsavePlaceInput;
  UnsavePlacePayload: ResolverTypeWrapper<Omit<UnsavePlacePayload, 'place' | 'viewer'> & { place?: Maybe<ResolversTypes['Place']>, viewer?: Maybe<ResolversTypes['User']> }>;
  UpdateDiaryEntryInput: UpdateDiaryEntryInput;
  UpdateDiaryEntryPayload: ResolverTypeWrapper<Omit<UpdateDiaryEntryPayload, 'entry' | 'streak' | 'viewer'> & { entry?: Maybe<ResolversTypes['DiaryEntry']>, streak?: Maybe<ResolversTypes['DisposalStreak']>, viewer?: Maybe<ResolversTypes['User']> }>;
  UpdateNotificationPreferencesInput: UpdateNotificationPreferencesInput;
  UpdateNotificationPreferencesPayload: ResolverTypeWrapper<Omit<UpdateNotificationPreferencesPayload, 'notificationPreferences'> & { notificationPreferences?: Maybe<ResolversTypes['NotificationPreferences']> }>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  User: ResolverTypeWrapper<UserRowParent>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Category: { id: string };
  ID: Scalars['ID']['output'];
  Contributor: UserRowParent;
  String: Scalars['String']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeleteDiaryEntryInput: DeleteDiaryEntryInput;
  DeleteDiaryEntryPayload: Omit<DeleteDiaryEntryPayload, 'streak' | 'viewer'> & { streak?: Maybe<ResolversParentTypes['DisposalStreak']>, viewer?: Maybe<ResolversParentTypes['User']> };
  DiaryEntry: DiaryEntryRowParent;
  DiaryEntryConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['DiaryEntryEdge']>;
  DiaryEntryEdge: Omit<DiaryEntryEdge, 'node'> & { node: ResolversParentTypes['DiaryEntry'] };
  DiaryFilter: DiaryFilter;
  DisposalStreak: StreakParent;
  Image: Image;
  Item: { id: string };
  LocalTime: Scalars['LocalTime']['output'];
  Locale: Scalars['Locale']['output'];
  LogDisposalInput: LogDisposalInput;
  LogDisposalPayload: Omit<LogDisposalPayload, 'entry' | 'streak' | 'viewer'> & { entry?: Maybe<ResolversParentTypes['DiaryEntry']>, streak?: Maybe<ResolversParentTypes['DisposalStreak']>, viewer?: Maybe<ResolversParentTypes['User']> };
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  MarkNotificationsReadPayload: MarkNotificationsReadPayload;
  Material: { id: string };
  MaterialTally: MaterialSumsParent;
  MonthlyDisposalStats: MonthSumsParent;
  Float: Scalars['Float']['output'];
  Mutation: Record<PropertyKey, never>;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Notification: NotificationRowParent;
  NotificationConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['NotificationEdge']> & { unreadCount: () => Promise<number> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationPreferences: PreferencesParent;
  NotificationTopicPreference: NotificationTopicPreference;
  NotificationTopicPreferenceInput: NotificationTopicPreferenceInput;
  PageInfo: PageInfo;
  Place: { id: string };
  PlaceSuggestion: { id: string };
  ProfileUserError: ProfileUserError;
  PushDevice: PushDeviceRowParent;
  Query: Record<PropertyKey, never>;
  QuietHours: QuietHours;
  QuietHoursInput: QuietHoursInput;
  Region: { id: string };
  RegisterPushDeviceInput: RegisterPushDeviceInput;
  RegisterPushDevicePayload: Omit<RegisterPushDevicePayload, 'pushDevice'> & { pushDevice?: Maybe<ResolversParentTypes['PushDevice']> };
  SaveItemInput: SaveItemInput;
  SaveItemPayload: Omit<SaveItemPayload, 'savedItem' | 'savedItemEdge' | 'viewer'> & { savedItem?: Maybe<ResolversParentTypes['SavedItem']>, savedItemEdge?: Maybe<ResolversParentTypes['SavedItemEdge']>, viewer?: Maybe<ResolversParentTypes['User']> };
  SavePlaceInput: SavePlaceInput;
  SavePlacePayload: Omit<SavePlacePayload, 'savedPlace' | 'savedPlaceEdge' | 'viewer'> & { savedPlace?: Maybe<ResolversParentTypes['SavedPlace']>, savedPlaceEdge?: Maybe<ResolversParentTypes['SavedPlaceEdge']>, viewer?: Maybe<ResolversParentTypes['User']> };
  SavedItem: SavedItemRowParent;
  SavedItemConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['SavedItemEdge']>;
  SavedItemEdge: Omit<SavedItemEdge, 'node'> & { node: ResolversParentTypes['SavedItem'] };
  SavedPlace: SavedPlaceRowParent;
  SavedPlaceConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['SavedPlaceEdge']>;
  SavedPlaceEdge: Omit<SavedPlaceEdge, 'node'> & { node: ResolversParentTypes['SavedPlace'] };
  SetHomeInput: SetHomeInput;
  SetHomePayload: Omit<SetHomePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  SortingMark: { id: string };
  Subscription: Record<PropertyKey, never>;
  TimeZone: Scalars['TimeZone']['output'];
  URL: Scalars['URL']['output'];
  UnregisterPushDeviceInput: UnregisterPushDeviceInput;
  UnregisterPushDevicePayload: UnregisterPushDevicePayload;
  UnsaveItemInput: UnsaveItemInput;
  UnsaveItemPayload: Omit<UnsaveItemPayload, 'item' | 'viewer'> & { item?: Maybe<ResolversParentTypes['Item']>, viewer?: Maybe<ResolversParentTypes['User']> };
  UnsavePlaceInput: UnsavePlaceInput;
  UnsavePlacePayload: Omit<UnsavePlacePayload, 'place' | 'viewer'> & { place?: Maybe<ResolversParentTypes['Place']>, viewer?: Maybe<ResolversParentTypes['User']> };
  UpdateDiaryEntryInput: UpdateDiaryEntryInput;
  UpdateDiaryEntryPayload: Omit<UpdateDiaryEntryPayload, 'entry' | 'streak' | 'viewer'> & { entry?: Maybe<ResolversParentTypes['DiaryEntry']>, streak?: Maybe<ResolversParentTypes['DisposalStreak']>, viewer?: Maybe<ResolversParentTypes['User']> };
  UpdateNotificationPreferencesInput: UpdateNotificationPreferencesInput;
  UpdateNotificationPreferencesPayload: Omit<UpdateNotificationPreferencesPayload, 'notificationPreferences'> & { notificationPreferences?: Maybe<ResolversParentTypes['NotificationPreferences']> };
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  User: UserRowParent;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
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

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContributorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contributor'] = ResolversParentTypes['Contributor'], FederationReferenceType extends FederationReferenceTypes['Contributor'] = FederationReferenceTypes['Contributor']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contributor']> | FederationReferenceType, FederationReferenceType, ContextType>;
  avatar?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joinedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteDiaryEntryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteDiaryEntryPayload'] = ResolversParentTypes['DeleteDiaryEntryPayload']> = {
  deletedEntryId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  streak?: Resolver<Maybe<ResolversTypes['DisposalStreak']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiaryEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiaryEntry'] = ResolversParentTypes['DiaryEntry'], FederationReferenceType extends FederationReferenceTypes['DiaryEntry'] = FederationReferenceTypes['DiaryEntry']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DiaryEntry']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  disposedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  material?: Resolver<Maybe<ResolversTypes['Material']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  weightGrams?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiaryEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiaryEntryConnection'] = ResolversParentTypes['DiaryEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DiaryEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DiaryEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DiaryEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiaryEntryEdge'] = ResolversParentTypes['DiaryEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DiaryEntry'], ParentType, ContextType>;
};

export type DisposalStreakResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisposalStreak'] = ResolversParentTypes['DisposalStreak']> = {
  currentDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastLoggedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  longestDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  alt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item'], FederationReferenceType extends FederationReferenceTypes['Item'] = FederationReferenceTypes['Item']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Item']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  viewerHasSaved?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export interface LocaleScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Locale'], any> {
  name: 'Locale';
}

export type LogDisposalPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogDisposalPayload'] = ResolversParentTypes['LogDisposalPayload']> = {
  entry?: Resolver<Maybe<ResolversTypes['DiaryEntry']>, ParentType, ContextType>;
  streak?: Resolver<Maybe<ResolversTypes['DisposalStreak']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MarkNotificationsReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsReadPayload'] = ResolversParentTypes['MarkNotificationsReadPayload']> = {
  markedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unreadCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MaterialResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Material'] = ResolversParentTypes['Material']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MaterialTallyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaterialTally'] = ResolversParentTypes['MaterialTally']> = {
  material?: Resolver<Maybe<ResolversTypes['Material']>, ParentType, ContextType>;
  pieceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weightGrams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MonthlyDisposalStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MonthlyDisposalStats'] = ResolversParentTypes['MonthlyDisposalStats']> = {
  activeDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  byMaterial?: Resolver<Array<ResolversTypes['MaterialTally']>, ParentType, ContextType>;
  changeFromPreviousMonth?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  entryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pieceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weightGrams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  deleteDiaryEntry?: Resolver<Maybe<ResolversTypes['DeleteDiaryEntryPayload']>, ParentType, ContextType, RequireFields<MutationDeleteDiaryEntryArgs, 'input'>>;
  logDisposal?: Resolver<Maybe<ResolversTypes['LogDisposalPayload']>, ParentType, ContextType, RequireFields<MutationLogDisposalArgs, 'input'>>;
  markNotificationsRead?: Resolver<Maybe<ResolversTypes['MarkNotificationsReadPayload']>, ParentType, ContextType, RequireFields<MutationMarkNotificationsReadArgs, 'input'>>;
  registerPushDevice?: Resolver<Maybe<ResolversTypes['RegisterPushDevicePayload']>, ParentType, ContextType, RequireFields<MutationRegisterPushDeviceArgs, 'input'>>;
  saveItem?: Resolver<Maybe<ResolversTypes['SaveItemPayload']>, ParentType, ContextType, RequireFields<MutationSaveItemArgs, 'input'>>;
  savePlace?: Resolver<Maybe<ResolversTypes['SavePlacePayload']>, ParentType, ContextType, RequireFields<MutationSavePlaceArgs, 'input'>>;
  setHome?: Resolver<Maybe<ResolversTypes['SetHomePayload']>, ParentType, ContextType, RequireFields<MutationSetHomeArgs, 'input'>>;
  unregisterPushDevice?: Resolver<Maybe<ResolversTypes['UnregisterPushDevicePayload']>, ParentType, ContextType, RequireFields<MutationUnregisterPushDeviceArgs, 'input'>>;
  unsaveItem?: Resolver<Maybe<ResolversTypes['UnsaveItemPayload']>, ParentType, ContextType, RequireFields<MutationUnsaveItemArgs, 'input'>>;
  unsavePlace?: Resolver<Maybe<ResolversTypes['UnsavePlacePayload']>, ParentType, ContextType, RequireFields<MutationUnsavePlaceArgs, 'input'>>;
  updateDiaryEntry?: Resolver<Maybe<ResolversTypes['UpdateDiaryEntryPayload']>, ParentType, ContextType, RequireFields<MutationUpdateDiaryEntryArgs, 'input'>>;
  updateNotificationPreferences?: Resolver<Maybe<ResolversTypes['UpdateNotificationPreferencesPayload']>, ParentType, ContextType, RequireFields<MutationUpdateNotificationPreferencesArgs, 'input'>>;
  updateProfile?: Resolver<Maybe<ResolversTypes['UpdateProfilePayload']>, ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
};

export type MutationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'DeleteDiaryEntryPayload' | 'LogDisposalPayload' | 'MarkNotificationsReadPayload' | 'RegisterPushDevicePayload' | 'SaveItemPayload' | 'SavePlacePayload' | 'SetHomePayload' | 'UnregisterPushDevicePayload' | 'UnsaveItemPayload' | 'UnsavePlacePayload' | 'UpdateDiaryEntryPayload' | 'UpdateNotificationPreferencesPayload' | 'UpdateProfilePayload', ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Category' | 'Contributor' | 'DiaryEntry' | 'Item' | 'Material' | 'Notification' | 'Place' | 'PlaceSuggestion' | 'Region' | 'SavedItem' | 'SavedPlace' | 'SortingMark' | 'User', ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification'], FederationReferenceType extends FederationReferenceTypes['Notification'] = FederationReferenceTypes['Notification']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Notification']> | FederationReferenceType, FederationReferenceType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<NotificationBodyArgs>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<NotificationTitleArgs>>;
  topic?: Resolver<ResolversTypes['NotificationTopic'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationPreferencesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationPreferences'] = ResolversParentTypes['NotificationPreferences']> = {
  collectionReminderLeadMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  marketingConsentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pushDevices?: Resolver<Array<ResolversTypes['PushDevice']>, ParentType, ContextType>;
  quietHours?: Resolver<Maybe<ResolversTypes['QuietHours']>, ParentType, ContextType>;
  topics?: Resolver<Array<ResolversTypes['NotificationTopicPreference']>, ParentType, ContextType>;
  webPushPublicKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NotificationTopicPreferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationTopicPreference'] = ResolversParentTypes['NotificationTopicPreference']> = {
  email?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  push?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['NotificationTopic'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place'], FederationReferenceType extends FederationReferenceTypes['Place'] = FederationReferenceTypes['Place']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Place']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  savedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  viewerHasSaved?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlaceSuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceSuggestion'] = ResolversParentTypes['PlaceSuggestion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProfileUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProfileUserError'] = ResolversParentTypes['ProfileUserError']> = {
  code?: Resolver<ResolversTypes['ProfileErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PushDeviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PushDevice'] = ResolversParentTypes['PushDevice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refreshedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  transport?: Resolver<ResolversTypes['PushTransport'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Maybe<Array<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type QuietHoursResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuietHours'] = ResolversParentTypes['QuietHours']> = {
  from?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegisterPushDevicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterPushDevicePayload'] = ResolversParentTypes['RegisterPushDevicePayload']> = {
  pushDevice?: Resolver<Maybe<ResolversTypes['PushDevice']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SaveItemPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveItemPayload'] = ResolversParentTypes['SaveItemPayload']> = {
  savedItem?: Resolver<Maybe<ResolversTypes['SavedItem']>, ParentType, ContextType>;
  savedItemEdge?: Resolver<Maybe<ResolversTypes['SavedItemEdge']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SavePlacePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavePlacePayload'] = ResolversParentTypes['SavePlacePayload']> = {
  savedPlace?: Resolver<Maybe<ResolversTypes['SavedPlace']>, ParentType, ContextType>;
  savedPlaceEdge?: Resolver<Maybe<ResolversTypes['SavedPlaceEdge']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SavedItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedItem'] = ResolversParentTypes['SavedItem'], FederationReferenceType extends FederationReferenceTypes['SavedItem'] = FederationReferenceTypes['SavedItem']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SavedItem']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  savedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SavedItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedItemConnection'] = ResolversParentTypes['SavedItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SavedItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SavedItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SavedItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedItemEdge'] = ResolversParentTypes['SavedItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SavedItem'], ParentType, ContextType>;
};

export type SavedPlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedPlace'] = ResolversParentTypes['SavedPlace'], FederationReferenceType extends FederationReferenceTypes['SavedPlace'] = FederationReferenceTypes['SavedPlace']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SavedPlace']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  savedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SavedPlaceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedPlaceConnection'] = ResolversParentTypes['SavedPlaceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SavedPlaceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SavedPlace']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SavedPlaceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedPlaceEdge'] = ResolversParentTypes['SavedPlaceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SavedPlace'], ParentType, ContextType>;
};

export type SetHomePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetHomePayload'] = ResolversParentTypes['SetHomePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SortingMarkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SortingMark'] = ResolversParentTypes['SortingMark']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  notificationArrived?: SubscriptionResolver<Maybe<ResolversTypes['Notification']>, "notificationArrived", ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UnregisterPushDevicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnregisterPushDevicePayload'] = ResolversParentTypes['UnregisterPushDevicePayload']> = {
  removedPushDeviceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnsaveItemPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsaveItemPayload'] = ResolversParentTypes['UnsaveItemPayload']> = {
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  removedSavedItemId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnsavePlacePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsavePlacePayload'] = ResolversParentTypes['UnsavePlacePayload']> = {
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  removedSavedPlaceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateDiaryEntryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateDiaryEntryPayload'] = ResolversParentTypes['UpdateDiaryEntryPayload']> = {
  entry?: Resolver<Maybe<ResolversTypes['DiaryEntry']>, ParentType, ContextType>;
  streak?: Resolver<Maybe<ResolversTypes['DisposalStreak']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateNotificationPreferencesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateNotificationPreferencesPayload'] = ResolversParentTypes['UpdateNotificationPreferencesPayload']> = {
  notificationPreferences?: Resolver<Maybe<ResolversTypes['NotificationPreferences']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  avatar?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  contributor?: Resolver<ResolversTypes['Contributor'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  diary?: Resolver<ResolversTypes['DiaryEntryConnection'], ParentType, ContextType, Partial<UserDiaryArgs>>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disposalStreak?: Resolver<ResolversTypes['DisposalStreak'], ParentType, ContextType>;
  dwelling?: Resolver<Maybe<ResolversTypes['DwellingType']>, ParentType, ContextType>;
  homeRegion?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monthlyDisposalStats?: Resolver<Maybe<ResolversTypes['MonthlyDisposalStats']>, ParentType, ContextType, RequireFields<UserMonthlyDisposalStatsArgs, 'month' | 'year'>>;
  notificationPreferences?: Resolver<ResolversTypes['NotificationPreferences'], ParentType, ContextType>;
  notifications?: Resolver<ResolversTypes['NotificationConnection'], ParentType, ContextType, RequireFields<UserNotificationsArgs, 'unreadOnly'>>;
  preferredLocale?: Resolver<Maybe<ResolversTypes['Locale']>, ParentType, ContextType>;
  savedItems?: Resolver<ResolversTypes['SavedItemConnection'], ParentType, ContextType, Partial<UserSavedItemsArgs>>;
  savedPlaces?: Resolver<ResolversTypes['SavedPlaceConnection'], ParentType, ContextType, Partial<UserSavedPlacesArgs>>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  unitSystem?: Resolver<ResolversTypes['UnitSystem'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'ProfileUserError', ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Category?: CategoryResolvers<ContextType>;
  Contributor?: ContributorResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeleteDiaryEntryPayload?: DeleteDiaryEntryPayloadResolvers<ContextType>;
  DiaryEntry?: DiaryEntryResolvers<ContextType>;
  DiaryEntryConnection?: DiaryEntryConnectionResolvers<ContextType>;
  DiaryEntryEdge?: DiaryEntryEdgeResolvers<ContextType>;
  DisposalStreak?: DisposalStreakResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  LocalTime?: GraphQLScalarType;
  Locale?: GraphQLScalarType;
  LogDisposalPayload?: LogDisposalPayloadResolvers<ContextType>;
  MarkNotificationsReadPayload?: MarkNotificationsReadPayloadResolvers<ContextType>;
  Material?: MaterialResolvers<ContextType>;
  MaterialTally?: MaterialTallyResolvers<ContextType>;
  MonthlyDisposalStats?: MonthlyDisposalStatsResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationPreferences?: NotificationPreferencesResolvers<ContextType>;
  NotificationTopicPreference?: NotificationTopicPreferenceResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  PlaceSuggestion?: PlaceSuggestionResolvers<ContextType>;
  ProfileUserError?: ProfileUserErrorResolvers<ContextType>;
  PushDevice?: PushDeviceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuietHours?: QuietHoursResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  RegisterPushDevicePayload?: RegisterPushDevicePayloadResolvers<ContextType>;
  SaveItemPayload?: SaveItemPayloadResolvers<ContextType>;
  SavePlacePayload?: SavePlacePayloadResolvers<ContextType>;
  SavedItem?: SavedItemResolvers<ContextType>;
  SavedItemConnection?: SavedItemConnectionResolvers<ContextType>;
  SavedItemEdge?: SavedItemEdgeResolvers<ContextType>;
  SavedPlace?: SavedPlaceResolvers<ContextType>;
  SavedPlaceConnection?: SavedPlaceConnectionResolvers<ContextType>;
  SavedPlaceEdge?: SavedPlaceEdgeResolvers<ContextType>;
  SetHomePayload?: SetHomePayloadResolvers<ContextType>;
  SortingMark?: SortingMarkResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  UnregisterPushDevicePayload?: UnregisterPushDevicePayloadResolvers<ContextType>;
  UnsaveItemPayload?: UnsaveItemPayloadResolvers<ContextType>;
  UnsavePlacePayload?: UnsavePlacePayloadResolvers<ContextType>;
  UpdateDiaryEntryPayload?: UpdateDiaryEntryPayloadResolvers<ContextType>;
  UpdateNotificationPreferencesPayload?: UpdateNotificationPreferencesPayloadResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  length?: LengthDirectiveResolver<any, any, ContextType>;
};
