import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserRow as UserRowParent, SavedItemRow as SavedItemRowParent, SavedPlaceRow as SavedPlaceRowParent } from './db/schema.ts';
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
  /** A calendar day without a time zone, as `YYYY-MM-DD`. */
  Date: { input: string; output: string; }
  /** A moment, as an RFC 3339 string with an offset, for example `2026-11-24T09:30:00Z`. Sent in UTC. */
  DateTime: { input: Date; output: Date | string; }
  /** A name from the IANA time zone database, for example `Asia/Seoul`. */
  TimeZone: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** Who may be served one cached copy. Server-side only. */
export type CacheControlScope =
  /** Each signed-in person needs a copy of their own. */
  | 'PRIVATE'
  /** The same copy may serve everyone. */
  | 'PUBLIC';

/** A shelf of the catalogue, such as packaging or small appliances. Categories form a tree. */
export type Category = Node & {
  __typename?: 'Category';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** What everyone may see of a person who suggested a place. Its id is not the id of the account. */
export type Contributor = Node & {
  __typename?: 'Contributor';
  /** The name to show. */
  displayName: Scalars['String']['output'];
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The day on which the profile was made, in UTC. */
  joinedOn: Scalars['Date']['output'];
};

/** How somebody lives, as far as collection rules tell the cases apart. */
export type DwellingType =
  /** A flat in a housing complex with a collection point of its own. */
  | 'APARTMENT'
  /** A shop, an office or another business. */
  | 'BUSINESS'
  /** A house, or a flat in a small building, with collection at the door or in the street. */
  | 'HOUSE';

/** A thing people want to get rid of: a pizza box, a toothbrush, a power bank. */
export type Item = Node & {
  __typename?: 'Item';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Whether it is on the list of the person who makes the call. Null when nobody is signed in. */
  viewerHasSaved: Maybe<Scalars['Boolean']['output']>;
};

/** What something is made of, as far as sorting is concerned: clear PET, tinplate, carton. */
export type Material = Node & {
  __typename?: 'Material';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Puts an item on the person's list. A list holds up to 1000 items. Requires sign-in. */
  saveItem: Maybe<SaveItemPayload>;
  /**
   * Puts a place on the person's list, or changes the note on it. A list holds up to 1000 places.
   * Requires sign-in.
   */
  savePlace: Maybe<SavePlacePayload>;
  /**
   * Sets where and how the person lives. Find a region with `regionAt` or `searchRegions`. Requires
   * sign-in.
   */
  setHome: Maybe<SetHomePayload>;
  /** Takes an item off the person's list. Requires sign-in. */
  unsaveItem: Maybe<UnsaveItemPayload>;
  /** Takes a place off the person's list. Requires sign-in. */
  unsavePlace: Maybe<UnsavePlacePayload>;
  /** Changes the profile. What isn't given stays as it is. Requires sign-in. */
  updateProfile: Maybe<UpdateProfilePayload>;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSaveItemArgs = {
  input: SaveItemInput;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSavePlaceArgs = {
  input: SavePlaceInput;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSetHomeArgs = {
  input: SetHomeInput;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationUnsaveItemArgs = {
  input: UnsaveItemInput;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationUnsavePlaceArgs = {
  input: UnsavePlaceInput;
};


/** Everything that can be changed. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
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

/** Somewhere that takes things back: a recycling centre, a bin, a machine, a shop. */
export type Place = Node & {
  __typename?: 'Place';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** On how many people's lists it is. */
  savedCount: Maybe<Scalars['Int']['output']>;
  /** Whether it is on the list of the person who makes the call. Null when nobody is signed in. */
  viewerHasSaved: Maybe<Scalars['Boolean']['output']>;
};

/** A place that somebody proposed, or a correction to one, and what became of it. */
export type PlaceSuggestion = Node & {
  __typename?: 'PlaceSuggestion';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** What can be wrong in the user subgraph. More may be added: show `message` for an unknown one. */
export type ProfileErrorCode =
  /** The name is empty, too long, or has characters that aren't allowed. */
  | 'DISPLAY_NAME_INVALID'
  /** The id isn't one of an item. */
  | 'ITEM_UNKNOWN'
  /** The list is full. */
  | 'LIMIT_REACHED'
  /** The note is too long. */
  | 'NOTE_TOO_LONG'
  /** The id isn't one of a place. */
  | 'PLACE_UNKNOWN'
  /** The id isn't one of a region. */
  | 'REGION_UNKNOWN';

/** Something about a profile or a list that the person can put right. */
export type ProfileUserError = UserError & {
  __typename?: 'ProfileUserError';
  /** What is wrong, for programs. More may be added. */
  code: ProfileErrorCode;
  /** A sentence to show to the person, in the language of the request. */
  message: Scalars['String']['output'];
  /**
   * Where the refused value is, from the mutation's argument down, for example
   * `["input", "email"]`. Null when the problem isn't about one value.
   */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /**
   * Any object by its id. Null when there is none, or when the caller may not see it. Meant for
   * clients that fetch a part of a screen again; use the named fields otherwise.
   */
  node: Maybe<Node>;
  /**
   * Several objects by their ids, in the order of the ids, with null for each one that doesn't
   * exist or that the caller may not see.
   */
  nodes: Maybe<Array<Maybe<Node>>>;
  /** The person who makes the call. Null when nobody is signed in. */
  viewer: Maybe<User>;
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};

/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Collection days and local disposal rules hang on it.
 */
export type Region = Node & {
  __typename?: 'Region';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** Input of `saveItem`. */
export type SaveItemInput = {
  /** Id of the item. */
  itemId: Scalars['ID']['input'];
};

/** Result of `saveItem`. */
export type SaveItemPayload = MutationPayload & {
  __typename?: 'SaveItemPayload';
  /** The item on the list. */
  savedItem: Maybe<SavedItem>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/** Input of `savePlace`. */
export type SavePlaceInput = {
  /**
   * The person's own note, at most 500 characters as a reader counts them. Null or a blank one clears
   * it; one that isn't given stays as it is.
   */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Id of the place. */
  placeId: Scalars['ID']['input'];
};

/** Result of `savePlace`. */
export type SavePlacePayload = MutationPayload & {
  __typename?: 'SavePlacePayload';
  /** The place on the list. */
  savedPlace: Maybe<SavedPlace>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/** An item on somebody's list. */
export type SavedItem = Node & {
  __typename?: 'SavedItem';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The item. Null when it is gone or can't be read right now. */
  item: Maybe<Item>;
  /** When it was saved. */
  savedAt: Scalars['DateTime']['output'];
};

/** A page of saved items. */
export type SavedItemConnection = {
  __typename?: 'SavedItemConnection';
  /** The saved items with their cursors. */
  edges: Array<SavedItemEdge>;
  /** The saved items alone. */
  nodes: Array<SavedItem>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many saved items there are in all. */
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

/** A place on somebody's list. */
export type SavedPlace = Node & {
  __typename?: 'SavedPlace';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The person's own note. Null when there is none. */
  note: Maybe<Scalars['String']['output']>;
  /** The place. Null when it is gone or can't be read right now. */
  place: Maybe<Place>;
  /** When it was saved. */
  savedAt: Scalars['DateTime']['output'];
};

/** A page of saved places. */
export type SavedPlaceConnection = {
  __typename?: 'SavedPlaceConnection';
  /** The saved places with their cursors. */
  edges: Array<SavedPlaceEdge>;
  /** The saved places alone. */
  nodes: Array<SavedPlace>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many saved places there are in all. */
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

/** Input of `setHome`. What isn't given stays as it is. */
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
  /** What the person can put right. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/** A sorting mark printed on products, such as the one for clear PET. */
export type SortingMark = Node & {
  __typename?: 'SortingMark';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** Input of `unsaveItem`. */
export type UnsaveItemInput = {
  /** Id of the item. */
  itemId: Scalars['ID']['input'];
};

/** Result of `unsaveItem`. */
export type UnsaveItemPayload = MutationPayload & {
  __typename?: 'UnsaveItemPayload';
  /** The item, which is no longer on the list. */
  item: Maybe<Item>;
  /** Id of the list's line that is gone. Null when there was none. */
  removedSavedItemId: Maybe<Scalars['ID']['output']>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/** Input of `unsavePlace`. */
export type UnsavePlaceInput = {
  /** Id of the place. */
  placeId: Scalars['ID']['input'];
};

/** Result of `unsavePlace`. */
export type UnsavePlacePayload = MutationPayload & {
  __typename?: 'UnsavePlacePayload';
  /** The place, which is no longer on the list. */
  place: Maybe<Place>;
  /** Id of the list's line that is gone. Null when there was none. */
  removedSavedPlaceId: Maybe<Scalars['ID']['output']>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/** Input of `updateProfile`. */
export type UpdateProfileInput = {
  /** The name to show, 1 to 40 characters as a reader counts them. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** The time zone that days and hours are meant in. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};

/** Result of `updateProfile`. */
export type UpdateProfilePayload = MutationPayload & {
  __typename?: 'UpdateProfilePayload';
  /** The person after the change. */
  user: Maybe<User>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<ProfileUserError>;
};

/**
 * A person with an account, as that person sees it. Nobody else's account can be read:
 * what others may see of somebody is a `Contributor`.
 */
export type User = Node & {
  __typename?: 'User';
  /** What others may see of the person. */
  contributor: Contributor;
  /** When the profile was made: with the first call after the account was opened. */
  createdAt: Scalars['DateTime']['output'];
  /**
   * The name shown to the person, 1 to 40 characters as a reader counts them. A neutral one until the
   * person chooses another. Others see it on suggestions only, through `Contributor`.
   */
  displayName: Scalars['String']['output'];
  /** How the person lives, as far as collection rules tell the cases apart. Null when it isn't set. */
  dwelling: Maybe<DwellingType>;
  /** The region the person lives in. Null when none is set, or it can't be read right now. */
  homeRegion: Maybe<Region>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Items on the person's list, the one saved last first. */
  savedItems: SavedItemConnection;
  /** Places on the person's list, the one saved last first. */
  savedPlaces: SavedPlaceConnection;
  /** The time zone that days and hours are meant in. `Asia/Seoul` until the person chooses another. */
  timeZone: Scalars['TimeZone']['output'];
};


/**
 * A person with an account, as that person sees it. Nobody else's account can be read:
 * what others may see of somebody is a `Contributor`.
 */
export type UserSavedItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A person with an account, as that person sees it. Nobody else's account can be read:
 * what others may see of somebody is a `Contributor`.
 */
export type UserSavedPlacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  Item: Item;
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
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
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
    | ( Omit<SaveItemPayload, 'savedItem'> & { savedItem?: Maybe<_RefType['SavedItem']> } & { __typename: 'SaveItemPayload' } )
    | ( Omit<SavePlacePayload, 'savedPlace'> & { savedPlace?: Maybe<_RefType['SavedPlace']> } & { __typename: 'SavePlacePayload' } )
    | ( Omit<SetHomePayload, 'user'> & { user?: Maybe<_RefType['User']> } & { __typename: 'SetHomePayload' } )
    | ( Omit<UnsaveItemPayload, 'item'> & { item?: Maybe<_RefType['Item']> } & { __typename: 'UnsaveItemPayload' } )
    | ( Omit<UnsavePlacePayload, 'place'> & { place?: Maybe<_RefType['Place']> } & { __typename: 'UnsavePlacePayload' } )
    | ( Omit<UpdateProfilePayload, 'user'> & { user?: Maybe<_RefType['User']> } & { __typename: 'UpdateProfilePayload' } )
  ;
  Node:
    | ( { id: string } & { __typename: 'Category' } )
    | ( UserRowParent & { __typename: 'Contributor' } )
    | ( { id: string } & { __typename: 'Item' } )
    | ( { id: string } & { __typename: 'Material' } )
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
  DwellingType: DwellingType;
  Item: ResolverTypeWrapper<{ id: string }>;
  Material: ResolverTypeWrapper<{ id: string }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Place: ResolverTypeWrapper<{ id: string }>;
  PlaceSuggestion: ResolverTypeWrapper<{ id: string }>;
  ProfileErrorCode: ProfileErrorCode;
  ProfileUserError: ResolverTypeWrapper<ProfileUserError>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Region: ResolverTypeWrapper<{ id: string }>;
  SaveItemInput: SaveItemInput;
  SaveItemPayload: ResolverTypeWrapper<Omit<SaveItemPayload, 'savedItem'> & { savedItem?: Maybe<ResolversTypes['SavedItem']> }>;
  SavePlaceInput: SavePlaceInput;
  SavePlacePayload: ResolverTypeWrapper<Omit<SavePlacePayload, 'savedPlace'> & { savedPlace?: Maybe<ResolversTypes['SavedPlace']> }>;
  SavedItem: ResolverTypeWrapper<SavedItemRowParent>;
  SavedItemConnection: ResolverTypeWrapper<import('../_shared/connection.ts').Connection<ResolversParentTypes['SavedItemEdge']>>;
  SavedItemEdge: ResolverTypeWrapper<Omit<SavedItemEdge, 'node'> & { node: ResolversTypes['SavedItem'] }>;
  SavedPlace: ResolverTypeWrapper<SavedPlaceRowParent>;
  SavedPlaceConnection: ResolverTypeWrapper<import('../_shared/connection.ts').Connection<ResolversParentTypes['SavedPlaceEdge']>>;
  SavedPlaceEdge: ResolverTypeWrapper<Omit<SavedPlaceEdge, 'node'> & { node: ResolversTypes['SavedPlace'] }>;
  SetHomeInput: SetHomeInput;
  SetHomePayload: ResolverTypeWrapper<Omit<SetHomePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  SortingMark: ResolverTypeWrapper<{ id: string }>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  UnsaveItemInput: UnsaveItemInput;
  UnsaveItemPayload: ResolverTypeWrapper<Omit<UnsaveItemPayload, 'item'> & { item?: Maybe<ResolversTypes['Item']> }>;
  UnsavePlaceInput: UnsavePlaceInput;
  UnsavePlacePayload: ResolverTypeWrapper<Omit<UnsavePlacePayload, 'place'> & { place?: Maybe<ResolversTypes['Place']> }>;
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
  Item: { id: string };
  Material: { id: string };
  Mutation: Record<PropertyKey, never>;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Place: { id: string };
  PlaceSuggestion: { id: string };
  ProfileUserError: ProfileUserError;
  Query: Record<PropertyKey, never>;
  Region: { id: string };
  SaveItemInput: SaveItemInput;
  SaveItemPayload: Omit<SaveItemPayload, 'savedItem'> & { savedItem?: Maybe<ResolversParentTypes['SavedItem']> };
  SavePlaceInput: SavePlaceInput;
  SavePlacePayload: Omit<SavePlacePayload, 'savedPlace'> & { savedPlace?: Maybe<ResolversParentTypes['SavedPlace']> };
  SavedItem: SavedItemRowParent;
  SavedItemConnection: import('../_shared/connection.ts').Connection<ResolversParentTypes['SavedItemEdge']>;
  SavedItemEdge: Omit<SavedItemEdge, 'node'> & { node: ResolversParentTypes['SavedItem'] };
  SavedPlace: SavedPlaceRowParent;
  SavedPlaceConnection: import('../_shared/connection.ts').Connection<ResolversParentTypes['SavedPlaceEdge']>;
  SavedPlaceEdge: Omit<SavedPlaceEdge, 'node'> & { node: ResolversParentTypes['SavedPlace'] };
  SetHomeInput: SetHomeInput;
  SetHomePayload: Omit<SetHomePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  SortingMark: { id: string };
  TimeZone: Scalars['TimeZone']['output'];
  UnsaveItemInput: UnsaveItemInput;
  UnsaveItemPayload: Omit<UnsaveItemPayload, 'item'> & { item?: Maybe<ResolversParentTypes['Item']> };
  UnsavePlaceInput: UnsavePlaceInput;
  UnsavePlacePayload: Omit<UnsavePlacePayload, 'place'> & { place?: Maybe<ResolversParentTypes['Place']> };
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

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContributorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contributor'] = ResolversParentTypes['Contributor'], FederationReferenceType extends FederationReferenceTypes['Contributor'] = FederationReferenceTypes['Contributor']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contributor']> | FederationReferenceType, FederationReferenceType, ContextType>;
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

export type ItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item'], FederationReferenceType extends FederationReferenceTypes['Item'] = FederationReferenceTypes['Item']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Item']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  viewerHasSaved?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MaterialResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Material'] = ResolversParentTypes['Material']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  saveItem?: Resolver<Maybe<ResolversTypes['SaveItemPayload']>, ParentType, ContextType, RequireFields<MutationSaveItemArgs, 'input'>>;
  savePlace?: Resolver<Maybe<ResolversTypes['SavePlacePayload']>, ParentType, ContextType, RequireFields<MutationSavePlaceArgs, 'input'>>;
  setHome?: Resolver<Maybe<ResolversTypes['SetHomePayload']>, ParentType, ContextType, RequireFields<MutationSetHomeArgs, 'input'>>;
  unsaveItem?: Resolver<Maybe<ResolversTypes['UnsaveItemPayload']>, ParentType, ContextType, RequireFields<MutationUnsaveItemArgs, 'input'>>;
  unsavePlace?: Resolver<Maybe<ResolversTypes['UnsavePlacePayload']>, ParentType, ContextType, RequireFields<MutationUnsavePlaceArgs, 'input'>>;
  updateProfile?: Resolver<Maybe<ResolversTypes['UpdateProfilePayload']>, ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
};

export type MutationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'SaveItemPayload' | 'SavePlacePayload' | 'SetHomePayload' | 'UnsaveItemPayload' | 'UnsavePlacePayload' | 'UpdateProfilePayload', ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Category' | 'Contributor' | 'Item' | 'Material' | 'Place' | 'PlaceSuggestion' | 'Region' | 'SavedItem' | 'SavedPlace' | 'SortingMark' | 'User', ParentType, ContextType>;
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

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Maybe<Array<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SaveItemPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveItemPayload'] = ResolversParentTypes['SaveItemPayload']> = {
  savedItem?: Resolver<Maybe<ResolversTypes['SavedItem']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SavePlacePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavePlacePayload'] = ResolversParentTypes['SavePlacePayload']> = {
  savedPlace?: Resolver<Maybe<ResolversTypes['SavedPlace']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
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

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export type UnsaveItemPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsaveItemPayload'] = ResolversParentTypes['UnsaveItemPayload']> = {
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  removedSavedItemId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['ProfileUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnsavePlacePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsavePlacePayload'] = ResolversParentTypes['UnsavePlacePayload']> = {
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  removedSavedPlaceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
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
  contributor?: Resolver<ResolversTypes['Contributor'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dwelling?: Resolver<Maybe<ResolversTypes['DwellingType']>, ParentType, ContextType>;
  homeRegion?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  savedItems?: Resolver<ResolversTypes['SavedItemConnection'], ParentType, ContextType, RequireFields<UserSavedItemsArgs, 'first'>>;
  savedPlaces?: Resolver<ResolversTypes['SavedPlaceConnection'], ParentType, ContextType, RequireFields<UserSavedPlacesArgs, 'first'>>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
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
  Item?: ItemResolvers<ContextType>;
  Material?: MaterialResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  PlaceSuggestion?: PlaceSuggestionResolvers<ContextType>;
  ProfileUserError?: ProfileUserErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
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
  TimeZone?: GraphQLScalarType;
  UnsaveItemPayload?: UnsaveItemPayloadResolvers<ContextType>;
  UnsavePlacePayload?: UnsavePlacePayloadResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
