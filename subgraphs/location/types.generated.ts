import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AcceptedMaterialRow as AcceptedMaterialRowParent, PlaceRow as PlaceRowParent, RegionRow as RegionRowParent } from './db/schema.ts';
import type { KnownHours as KnownHoursParent } from './domain/places/hours.ts';
import type { Cluster as ClusterParent } from './domain/map/markers.ts';
import type { Coverage as CoverageParent } from './domain/places/coverage.ts';
import type { Proposal as ProposalParent, SuggestionRow as SuggestionRowParent } from './db/suggestions.ts';
import type { OpenReport as OpenReportParent } from './domain/suggestions/open-reports.ts';
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
  /** A two-letter country code as in ISO 3166-1, for example `KR`. */
  CountryCode: { input: string; output: string; }
  /** A calendar date without a time zone, as `YYYY-MM-DD`. */
  Date: { input: string; output: string; }
  /** A point in time, as an RFC 3339 string with an offset, for example `2026-11-24T09:30:00Z`. Returned in UTC. */
  DateTime: { input: Date; output: Date | string; }
  /** Degrees north of the equator, from -90 to 90 (WGS 84). */
  Latitude: { input: number; output: number; }
  /** A time of day without a time zone, as `HH:MM` or `HH:MM:SS`, from `00:00` to `23:59:59`. Midnight at the end of a day is `00:00` of the next day. */
  LocalTime: { input: string; output: string; }
  /** A BCP 47 language tag, for example `ko`, `en` or `zh-Hant`. */
  Locale: { input: string; output: string; }
  /** Degrees east of Greenwich, from -180 to 180 (WGS 84). */
  Longitude: { input: number; output: number; }
  /** A telephone number in E.164 format, for example `+8227001234`. */
  PhoneNumber: { input: string; output: string; }
  /** A time zone from the IANA database, for example `Asia/Seoul`. */
  TimeZone: { input: string; output: string; }
  /** An absolute URL. */
  URL: { input: URL; output: URL | string; }
  _FieldSet: { input: string; output: string; }
};

/** Whether handing something in costs or earns money. */
export type AcceptancePricing =
  /** It is free. */
  | 'FREE'
  /** The terms are unknown. */
  | 'UNKNOWN'
  /** The visitor gets money or points. */
  | 'VISITOR_EARNS'
  /** The visitor pays. */
  | 'VISITOR_PAYS';

/** A material that a place takes, with the terms. */
export type AcceptedMaterial = {
  __typename?: 'AcceptedMaterial';
  /** Conditions, for example rinsed, without labels, at most five bags. Null when there are none or none are known. */
  conditions: Maybe<Scalars['String']['output']>;
  /** The language of `conditions`: the country's when no other text is known. Null without conditions. */
  conditionsLocale: Maybe<Scalars['Locale']['output']>;
  /** The material. Null only when it was removed from the catalogue. */
  material: Maybe<Material>;
  /** Whether handing it in costs or earns money. */
  pricing: AcceptancePricing;
};


/** A material that a place takes, with the terms. */
export type AcceptedMaterialConditionsArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A material that a place takes, with the terms. */
export type AcceptedMaterialConditionsLocaleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** An address. */
export type Address = {
  __typename?: 'Address';
  /** The country. */
  countryCode: Scalars['CountryCode']['output'];
  /** Floor, room or position inside or outside the building. Null when unknown. */
  detail: Maybe<Scalars['String']['output']>;
  /** The whole address on one line, in the country's format. */
  formatted: Scalars['String']['output'];
  /** The postal code. Null when unknown. */
  postalCode: Maybe<Scalars['String']['output']>;
  /** The street address. Null when unknown. */
  street: Maybe<Scalars['String']['output']>;
};

/** A rectangle on the earth (WGS 84). */
export type Bounds = {
  __typename?: 'Bounds';
  /** The north-eastern corner. */
  northEast: Coordinates;
  /** The south-western corner. */
  southWest: Coordinates;
};

/** A rectangle on the earth (WGS 84). */
export type BoundsInput = {
  /** The north-eastern corner. When the rectangle crosses the date line, its longitude is the smaller one. */
  northEast: CoordinatesInput;
  /** The south-western corner. */
  southWest: CoordinatesInput;
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
  /**
   * The materials of the items in this category and in the categories below it: the materials of
   * their parts, and those that drop-off places accept them as. Ordered as sorting guides show them.
   */
  materials: Array<Material>;
  /** Places around a point that take any of the category's materials. */
  nearbyPlaces: Maybe<NearbyPlaceConnection>;
};


/** A category of items, such as packaging or small appliances. Categories form a tree. */
export type CategoryNearbyPlacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  center: CoordinatesInput;
  filter?: InputMaybe<PlaceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  openNow?: InputMaybe<Scalars['Boolean']['input']>;
  radiusMeters?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<PlaceSort>;
};

/** How reliable a piece of information is. */
export type Confidence =
  /** Recent, and from the responsible authority or checked on the spot. */
  | 'HIGH'
  /** Very old, or contradicted by another source. */
  | 'LOW'
  /** Plausible, but old or from a single source. */
  | 'MEDIUM';

/** The public profile of a person who suggested a place. Its id is not the id of the account. */
export type Contributor = Node & {
  __typename?: 'Contributor';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** A point on the earth (WGS 84). */
export type Coordinates = {
  __typename?: 'Coordinates';
  /** Degrees north of the equator. */
  latitude: Scalars['Latitude']['output'];
  /** Degrees east of Greenwich. */
  longitude: Scalars['Longitude']['output'];
};

/** A point on the earth (WGS 84). */
export type CoordinatesInput = {
  /** Degrees north of the equator. */
  latitude: Scalars['Latitude']['input'];
  /** Degrees east of Greenwich. */
  longitude: Scalars['Longitude']['input'];
};

/** How complete data is. */
export type CoverageLevel =
  /** Complete as far as known: for each requested kind or material, the data includes an office's list of all its places. */
  | 'COMPLETE'
  /** There is no data: an empty page doesn't mean that there are no places. */
  | 'NONE'
  /** Some places are known, others may be missing. */
  | 'PARTIAL';

/** A published data set that is loaded into the graph. */
export type DataSet = {
  __typename?: 'DataSet';
  /** The day of the newest data in it. Null when it has no date. */
  edition: Maybe<Scalars['Date']['output']>;
  /** The licence, such as `ODbL-1.0`, or the name of the terms. Null when the publisher states none. */
  license: Maybe<Scalars['String']['output']>;
  /** When it was last loaded. */
  loadedAt: Scalars['DateTime']['output'];
  /** Who publishes it, in the publisher's language. */
  publisher: Scalars['String']['output'];
  /** How many of its rows are part of the graph. */
  rows: Scalars['Int']['output'];
  /** Its title at its publisher, in the publisher's language. */
  title: Scalars['String']['output'];
  /** A web page about it. Null when there is none. */
  url: Maybe<Scalars['String']['output']>;
};

/** A thing people want to dispose of: a pizza box, a toothbrush, a power bank. */
export type Item = Node & {
  __typename?: 'Item';
  /** The materials that drop-off places accept the item as. */
  dropOffMaterials: Array<Material>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Places around a point that take the item. */
  nearbyPlaces: Maybe<NearbyPlaceConnection>;
};


/** A thing people want to dispose of: a pizza box, a toothbrush, a power bank. */
export type ItemNearbyPlacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  center: CoordinatesInput;
  filter?: InputMaybe<PlaceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  openNow?: InputMaybe<Scalars['Boolean']['input']>;
  radiusMeters?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<PlaceSort>;
};

/** How exact a point on the map is. */
export type LocationAccuracy =
  /** The point is that of its address. */
  | 'ADDRESS'
  /** The point is somewhere in its street or neighbourhood. */
  | 'AREA'
  /** The point is the place itself. */
  | 'EXACT';

/** A marker on the map: a single place or a cluster of places. */
export type MapMarker = PlaceCluster | PlaceMarker;

/** A material that waste is sorted by: clear PET, tinplate, carton. */
export type Material = Node & {
  __typename?: 'Material';
  /**
   * A short machine-readable name, for example `PET_CLEAR`. Unlike enum values, new codes need no
   * schema change.
   */
  code: Scalars['String']['output'];
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Places around a point that take the material. */
  nearbyPlaces: Maybe<NearbyPlaceConnection>;
};


/** A material that waste is sorted by: clear PET, tinplate, carton. */
export type MaterialNearbyPlacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  center: CoordinatesInput;
  filter?: InputMaybe<PlaceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  openNow?: InputMaybe<Scalars['Boolean']['input']>;
  radiusMeters?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<PlaceSort>;
};

/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Reports a problem with a place, for example that it is closed, full or a duplicate. Requires sign-in. */
  reportPlaceProblem: Maybe<ReportPlaceProblemPayload>;
  /** Approves or rejects a suggestion. Requires moderator rights. */
  reviewPlaceSuggestion: Maybe<ReviewPlaceSuggestionPayload>;
  /** Suggests a place that isn't on the map yet. Requires sign-in. */
  suggestPlace: Maybe<SuggestPlacePayload>;
  /** Suggests a correction to a place. Omitted values stay as they are. Requires sign-in. */
  suggestPlaceCorrection: Maybe<SuggestPlaceCorrectionPayload>;
  /** Withdraws a suggestion of the person's own while it is pending. Requires sign-in. */
  withdrawPlaceSuggestion: Maybe<WithdrawPlaceSuggestionPayload>;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationReportPlaceProblemArgs = {
  input: ReportPlaceProblemInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationReviewPlaceSuggestionArgs = {
  input: ReviewPlaceSuggestionInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSuggestPlaceArgs = {
  input: SuggestPlaceInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationSuggestPlaceCorrectionArgs = {
  input: SuggestPlaceCorrectionInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationWithdrawPlaceSuggestionArgs = {
  input: WithdrawPlaceSuggestionInput;
};

/**
 * The fields that every mutation's payload has. If `userErrors` is empty, the change was
 * made; otherwise nothing was changed.
 */
export type MutationPayload = {
  /** Problems that the person can fix. Empty on success. */
  userErrors: Array<UserError>;
};

/** A page of places around a point. */
export type NearbyPlaceConnection = {
  __typename?: 'NearbyPlaceConnection';
  /** How complete the data for this area is. It explains an empty page. */
  coverage: PlaceCoverage;
  /** The places with their cursors and distances. */
  edges: Array<NearbyPlaceEdge>;
  /** The places without their cursors. */
  nodes: Array<Place>;
  /** The position of this page in the whole list. */
  pageInfo: PageInfo;
  /** The number of places that match in all. Counted only when requested. */
  totalCount: Scalars['Int']['output'];
};

/** A place around a point, in a page. */
export type NearbyPlaceEdge = {
  __typename?: 'NearbyPlaceEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /**
   * Its distance from the point as the crow flies, in metres, as exact as its point on the map; see
   * `Place.distanceMeters`.
   */
  distanceMeters: Scalars['Float']['output'];
  /** The place. */
  node: Place;
};

/**
 * An object with an id that is unique across the whole graph. Fetch it again with
 * `Query.node`. Ids are opaque: store and compare them, but don't build or parse them.
 */
export type Node = {
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
};

/** A day that differs from the ordinary week. */
export type OpeningException = {
  __typename?: 'OpeningException';
  /** The time it closes; on the next day when it isn't later than `opensAt`. Null when it is closed all day or the time is unknown. */
  closesAt: Maybe<Scalars['LocalTime']['output']>;
  /** The day. */
  date: Scalars['Date']['output'];
  /** Whether it is closed all day. Null when the hours of that day are unknown. */
  isClosed: Maybe<Scalars['Boolean']['output']>;
  /** The time it opens. Null when it is closed all day or the time is unknown. */
  opensAt: Maybe<Scalars['LocalTime']['output']>;
  /** The reason, for example the name of the holiday. */
  reason: Maybe<Scalars['String']['output']>;
};

/** The opening hours of a place. */
export type OpeningHours = {
  __typename?: 'OpeningHours';
  /**
   * Days of the next 60 that differ from the ordinary week, such as holidays. A day with two openings
   * has two entries.
   */
  exceptions: Array<OpeningException>;
  /** Whether it is open around the clock, all week. */
  isAlwaysOpen: Scalars['Boolean']['output'];
  /**
   * Whether it is open at a moment. False while the place isn't in operation. Null when the hours of
   * that day are unknown: on a public holiday that the source doesn't mention, or in a country whose
   * holidays we don't know, unless holidays make no difference. After midnight it is null for as long
   * as an evening with unknown hours may last.
   */
  isOpen: Maybe<Scalars['Boolean']['output']>;
  /**
   * The next moment at which it opens or closes. Null when there is none within 60 days, as for a place
   * that is always open, and when it is unknown before that whether the place is open.
   */
  nextChangeAt: Maybe<Scalars['DateTime']['output']>;
  /** The ordinary week, Monday first. Empty when it is always open. Outside these periods it is closed, except on `unknownDays` and in the night after one. */
  periods: Array<OpeningPeriod>;
  /** The time zone of all times. */
  timeZone: Scalars['TimeZone']['output'];
  /** The days of the ordinary week whose hours are unknown, Monday first. */
  unknownDays: Array<Weekday>;
  /** The ordinary week as text to show, one line per day, Monday first. */
  weekdayLines: Array<Scalars['String']['output']>;
};


/** The opening hours of a place. */
export type OpeningHoursIsOpenArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** The opening hours of a place. */
export type OpeningHoursNextChangeAtArgs = {
  after?: InputMaybe<Scalars['DateTime']['input']>;
};


/** The opening hours of a place. */
export type OpeningHoursWeekdayLinesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A span of the week in which a place is open. */
export type OpeningPeriod = {
  __typename?: 'OpeningPeriod';
  /** The time it closes. */
  closesAt: Scalars['LocalTime']['output'];
  /** The day it closes: the day after `opensOn` when it is open past midnight. */
  closesOn: Weekday;
  /** The time it opens. */
  opensAt: Scalars['LocalTime']['output'];
  /** The day it opens. */
  opensOn: Weekday;
};

/**
 * A span of the week in which a place is open: at most 24 hours, in whole minutes. Spans may touch but
 * not overlap.
 */
export type OpeningPeriodInput = {
  /** The time it closes. Midnight is `00:00` of the next day. */
  closesAt: Scalars['LocalTime']['input'];
  /** The day it closes: the day after `opensOn` when it is open until midnight or later. */
  closesOn: Weekday;
  /** The time it opens. */
  opensAt: Scalars['LocalTime']['input'];
  /** The day it opens. */
  opensOn: Weekday;
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
  /** The materials that it takes, in the order of the catalogue. */
  accepts: Array<AcceptedMaterial>;
  /** Who may use it. */
  access: PlaceAccess;
  /** How exact its point on the map is. */
  accuracy: LocationAccuracy;
  /** Its address. */
  address: Address;
  /** How reliable its data is. */
  confidence: Confidence;
  /** Its point on the map. `accuracy` says how exact it is. */
  coordinates: Coordinates;
  /**
   * Its distance from a point as the crow flies, in metres, as exact as its point on the map: to 1 m for an `accuracy` of
   * `EXACT`, to 10 m for `ADDRESS`, to 100 m for `AREA`.
   */
  distanceMeters: Scalars['Float']['output'];
  /** Features that visitors find there, as far as known. */
  features: Array<PlaceFeature>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The kind of place. */
  kind: PlaceKind;
  /** The name on the sign. In the country's language when no other is known. */
  name: Scalars['String']['output'];
  /** The language of `name`, for screen readers: the country's when no other name is known. */
  nameLocale: Scalars['Locale']['output'];
  /**
   * Practical advice, such as how to get in or which bin to use. In the country's language when no
   * other is known. Null when there is none.
   */
  notes: Maybe<Scalars['String']['output']>;
  /** The language of `notes`. Null when there are none. */
  notesLocale: Maybe<Scalars['Locale']['output']>;
  /** Problems that people reported and no moderator has decided on yet, the latest first. */
  openReports: Array<PlaceReportSummary>;
  /** Its opening hours. Null when they are unknown, or when its region, and with it the time zone, is unknown. */
  openingHours: Maybe<OpeningHours>;
  /** Its telephone number. Null when unknown. */
  phone: Maybe<Scalars['PhoneNumber']['output']>;
  /** The smallest region that is known to contain it. Null when none is known. */
  region: Maybe<Region>;
  /** The sources of its data. */
  sources: Array<SourceReference>;
  /** Whether it is in operation. */
  status: PlaceStatus;
  /** When its data was last checked, for example by a mapper on the spot or by a moderator. Null when no check is known. */
  verifiedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its web page. Null when unknown. */
  website: Maybe<Scalars['URL']['output']>;
};


/** A place where people drop things off: a recycling centre, a collection bin, a reverse vending machine, a shop. */
export type PlaceDistanceMetersArgs = {
  from: CoordinatesInput;
};


/** A place where people drop things off: a recycling centre, a collection bin, a reverse vending machine, a shop. */
export type PlaceNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A place where people drop things off: a recycling centre, a collection bin, a reverse vending machine, a shop. */
export type PlaceNameLocaleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A place where people drop things off: a recycling centre, a collection bin, a reverse vending machine, a shop. */
export type PlaceNotesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A place where people drop things off: a recycling centre, a collection bin, a reverse vending machine, a shop. */
export type PlaceNotesLocaleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** Who may use a place. */
export type PlaceAccess =
  /** Customers of the shop. */
  | 'CUSTOMERS_ONLY'
  /** Everybody, as far as is known. */
  | 'PUBLIC'
  /** Residents of the flats that it belongs to. */
  | 'RESIDENTS_ONLY';

/** A marker for several places. */
export type PlaceCluster = {
  __typename?: 'PlaceCluster';
  /** The rectangle around its places. Zoom to it when the cluster is tapped. */
  bounds: Bounds;
  /** Where to draw it: the mean position of its places. */
  coordinates: Coordinates;
  /** The number of its places. At the edge of the requested rectangle some of them may be outside it. */
  count: Scalars['Int']['output'];
  /** Identifies the cluster while zoom and filter stay the same, also when the map is moved. */
  key: Scalars['String']['output'];
  /** The kinds of its places, the most frequent first, at most three. */
  topKinds: Array<PlaceKind>;
};

/** A page of places. */
export type PlaceConnection = {
  __typename?: 'PlaceConnection';
  /**
   * How complete the data is in the district at the centre of the requested rectangle. It explains an empty page. Null for
   * a search by text.
   */
  coverage: Maybe<PlaceCoverage>;
  /** The places with their cursors. */
  edges: Array<PlaceEdge>;
  /** The places without their cursors. */
  nodes: Array<Place>;
  /** The position of this page in the whole list. */
  pageInfo: PageInfo;
  /** The number of places that match in all. Counted only when requested. */
  totalCount: Scalars['Int']['output'];
};

/** The completeness of the data about the requested kinds and materials in an area. */
export type PlaceCoverage = {
  __typename?: 'PlaceCoverage';
  /** How complete the data is. */
  level: CoverageLevel;
  /**
   * The district that the level applies to, or a larger region when the district of the point is
   * unknown. Null outside the covered area.
   */
  region: Maybe<Region>;
  /** The latest day that the data is from. Null when there is no data. */
  updatedOn: Maybe<Scalars['Date']['output']>;
};

/** A place in a page. */
export type PlaceEdge = {
  __typename?: 'PlaceEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The place. */
  node: Place;
};

/** A kind of problem with a suggestion. More values may be added: show `message` for an unknown one. */
export type PlaceErrorCode =
  /** The address is empty, too long, or not one line. */
  | 'ADDRESS_INVALID'
  /** The comment is too long. */
  | 'COMMENT_TOO_LONG'
  /** The opening periods don't form a week: there are too few or too many, or one overlaps another, has seconds or an invalid length. */
  | 'HOURS_INVALID'
  /** There is no material with this id. */
  | 'MATERIAL_UNKNOWN'
  /** The name is empty or too long. */
  | 'NAME_INVALID'
  /** The suggestion changes nothing. */
  | 'NOTHING_SUGGESTED'
  /** The point is outside the covered area. */
  | 'OUTSIDE_COVERAGE'
  /** The telephone number is not valid. */
  | 'PHONE_INVALID'
  /** There is no place with this id. */
  | 'PLACE_NOT_FOUND'
  /** There is a similar place nearby. */
  | 'POSSIBLE_DUPLICATE'
  /** The suggestion is no longer pending. */
  | 'SUGGESTION_CLOSED'
  /** There is no suggestion with this id, or it belongs to somebody else. */
  | 'SUGGESTION_NOT_FOUND'
  /** The person has made the most suggestions allowed within 24 hours. */
  | 'TOO_MANY_SUGGESTIONS'
  /** The web address is not valid. */
  | 'WEBSITE_INVALID';

/** Something that visitors find at a place. More values may be added. */
export type PlaceFeature =
  /** It can be used around the clock. */
  | 'ALWAYS_ACCESSIBLE'
  /** It is indoors. */
  | 'INDOOR'
  /** There is a car park. */
  | 'PARKING'
  /** Staff are there. */
  | 'STAFFED'
  /** It is accessible by wheelchair. */
  | 'WHEELCHAIR_ACCESSIBLE';

/** Conditions on places. All of them have to hold. */
export type PlaceFilter = {
  /**
   * Only places that these people may use, at most 50. By default those that everybody may use; bins of flat complexes
   * and of shops for their customers are left out.
   */
  access?: InputMaybe<Array<PlaceAccess>>;
  /** Only places with all of these features, at most 50. */
  features?: InputMaybe<Array<PlaceFeature>>;
  /** Only places of these kinds, at most 50. */
  kinds?: InputMaybe<Array<PlaceKind>>;
  /** Only places that take at least one of these materials, at most 50. */
  materialIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only places that are open at this moment. Takes precedence over `openNow`. */
  openAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only places that are open now. Places with unknown hours are left out. */
  openNow?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only places that take something on one of these terms, at most 50; together with `materialIds`, one of those materials. */
  pricing?: InputMaybe<Array<AcceptancePricing>>;
};

/** A kind of place. More values may be added: treat an unknown one as `OTHER`. */
export type PlaceKind =
  /** A site for furniture and other bulky things. */
  | 'BULKY_WASTE_SITE'
  /** A bin for clothes and shoes. */
  | 'CLOTHING_BIN'
  /** A neighbourhood's collection point. */
  | 'COLLECTION_POINT'
  /** A bin for one or a few materials, such as batteries or lamps. */
  | 'DROP_OFF_BIN'
  /** A site for hazardous waste. */
  | 'HAZARDOUS_WASTE_SITE'
  /** Anything else. */
  | 'OTHER'
  /** A staffed centre that takes many materials. */
  | 'RECYCLING_CENTER'
  /** A shop that sells without packaging or refills containers. */
  | 'REFILL_SHOP'
  /** A place where things are repaired. */
  | 'REPAIR_SHOP'
  /** A machine that takes bottles or cans back. */
  | 'REVERSE_VENDING_MACHINE'
  /** A shop that sells second-hand things. */
  | 'SECOND_HAND_SHOP'
  /** A shop that takes things back, such as a pharmacy or an electronics shop. */
  | 'TAKE_BACK_SHOP';

/** A marker for a single place. */
export type PlaceMarker = {
  __typename?: 'PlaceMarker';
  /** The place. */
  place: Place;
};

/** A problem with a place as a whole. */
export type PlaceProblem =
  /** It is closed for good. */
  | 'CLOSED'
  /** It is on the map twice under different ids. */
  | 'DUPLICATE'
  /** It is full. */
  | 'FULL'
  /** It moved. */
  | 'MOVED'
  /** It isn't there. */
  | 'NOT_THERE'
  /** It is out of order. */
  | 'OUT_OF_ORDER';

/** The suggested values for a place. A null value leaves the place's value as it is. */
export type PlaceProposal = {
  __typename?: 'PlaceProposal';
  /** Its address on one line. */
  addressText: Maybe<Scalars['String']['output']>;
  /** Its point on the map. */
  coordinates: Maybe<Coordinates>;
  /** The kind of place. */
  kind: Maybe<PlaceKind>;
  /** The materials that it takes. */
  materials: Maybe<Array<Maybe<Material>>>;
  /** The name on the sign. */
  name: Maybe<Scalars['String']['output']>;
  /** The periods of the ordinary week. A week around the clock has seven. */
  openingPeriods: Maybe<Array<OpeningPeriod>>;
  /** Its telephone number. */
  phone: Maybe<Scalars['PhoneNumber']['output']>;
  /** Its web page. */
  website: Maybe<Scalars['URL']['output']>;
};

/** The open reports of one problem with a place, taken together. */
export type PlaceReportSummary = {
  __typename?: 'PlaceReportSummary';
  /** The number of people who reported it. */
  count: Scalars['Int']['output'];
  /** When it was last reported. */
  lastReportedAt: Scalars['DateTime']['output'];
  /** The reported problem. */
  problem: PlaceProblem;
};

/** An order of places. */
export type PlaceSort =
  /** The nearest first. */
  | 'DISTANCE'
  /** The latest check first, then places without a known check, the nearest first. */
  | 'RECENTLY_VERIFIED';

/** Whether a place is in operation. */
export type PlaceStatus =
  /** It is in operation. */
  | 'OPERATING'
  /** It is closed for good. */
  | 'PERMANENTLY_CLOSED'
  /** It is closed for some time. */
  | 'TEMPORARILY_CLOSED';

/** A proposal for a new place or for a correction to a place, with its review status. */
export type PlaceSuggestion = Node & {
  __typename?: 'PlaceSuggestion';
  /** The person's comment. Null without one. */
  comment: Maybe<Scalars['String']['output']>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The kind of suggestion. */
  kind: PlaceSuggestionKind;
  /** The place it concerns. Null for a new place that isn't approved yet. */
  place: Maybe<Place>;
  /** The reported problem. Null unless the kind is `PROBLEM`. */
  problem: Maybe<PlaceProblem>;
  /** The suggested values. A null value leaves the place's value as it is. */
  proposal: PlaceProposal;
  /** The moderator's note. Null without one. */
  reviewNote: Maybe<Scalars['String']['output']>;
  /** When a moderator decided on it. Null before that. */
  reviewedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether it is pending, decided or withdrawn. */
  status: PlaceSuggestionStatus;
  /** When it was suggested. */
  submittedAt: Scalars['DateTime']['output'];
  /** The person who suggested it. Null when the account was deleted. */
  submittedBy: Maybe<Contributor>;
};

/** A page of suggestions. */
export type PlaceSuggestionConnection = {
  __typename?: 'PlaceSuggestionConnection';
  /** The suggestions with their cursors. */
  edges: Array<PlaceSuggestionEdge>;
  /** The suggestions without their cursors. */
  nodes: Array<PlaceSuggestion>;
  /** The position of this page in the whole list. */
  pageInfo: PageInfo;
  /** The number of suggestions that match in all. */
  totalCount: Scalars['Int']['output'];
};

/** A suggestion in a page. */
export type PlaceSuggestionEdge = {
  __typename?: 'PlaceSuggestionEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The suggestion. */
  node: PlaceSuggestion;
};

/** A kind of suggestion. */
export type PlaceSuggestionKind =
  /** A correction of a place's values. */
  | 'CORRECTION'
  /** A new place. */
  | 'NEW_PLACE'
  /** A report of a problem with a place as a whole. */
  | 'PROBLEM';

/** The state of a suggestion. */
export type PlaceSuggestionStatus =
  /** A moderator approved it, and its values apply. */
  | 'APPROVED'
  /** No moderator has decided yet. */
  | 'PENDING'
  /** A moderator rejected it. */
  | 'REJECTED'
  /** The person withdrew it. */
  | 'WITHDRAWN';

/** A problem with a suggestion that the person can put right. */
export type PlaceUserError = UserError & {
  __typename?: 'PlaceUserError';
  /** The kind of problem, for programs. More values may be added. */
  code: PlaceErrorCode;
  /** A sentence to show to the person, in the language of the request. */
  message: Scalars['String']['output'];
  /**
   * Where the refused value is, from the mutation's argument down, for example
   * `["input", "email"]`. Null when the problem isn't about one value.
   */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** All read operations. */
export type Query = {
  __typename?: 'Query';
  /** The published data sets that this graph has loaded, by title. Clients show them as attribution. At most 500. */
  dataSets: Array<DataSet>;
  /**
   * The markers for a rectangle of the map at a zoom level, at most 300. Places close together are
   * combined into clusters. From zoom 16 on, the answer has single places unless there are more than 300.
   */
  mapMarkers: Maybe<Array<MapMarker>>;
  /** One place. Null when there is none with this id. */
  place: Maybe<Place>;
  /**
   * How complete the data about places is in the district that contains a point, for example the centre of a map. It
   * explains a map without markers.
   */
  placeCoverage: Maybe<PlaceCoverage>;
  /** Suggestions for moderators to review, the oldest first; the first 20 by default. Requires moderator rights. */
  placeSuggestions: Maybe<PlaceSuggestionConnection>;
  /** Places in a rectangle of the map, for a list beside the map. The nearest to its centre first. */
  placesInBounds: Maybe<PlaceConnection>;
  /** Places around a point, with their distance from it. */
  placesNearby: Maybe<NearbyPlaceConnection>;
  /** One region. Null when there is none with this id. */
  region: Maybe<Region>;
  /** The region that contains a point (reverse geocoding). Null outside the covered area. */
  regionAt: Maybe<Region>;
  /**
   * Searches places by name or address, in Korean or English. Every word of the query must occur in a
   * name or in the address, whole or in part, in any order. Initial consonants match names as well: `ㅇㄱ`
   * finds 약국. A single letter matches only the beginning of names. The best matches come first: equal
   * names, then names that begin with the query, then names with all of its words, then places with some
   * of the words in their address. Equally good matches are ordered by distance.
   */
  searchPlaces: Maybe<PlaceConnection>;
  /** Searches regions by name or official code. Equal names come first, larger regions before smaller ones. */
  searchRegions: Maybe<RegionConnection>;
};


/** All read operations. */
export type QueryMapMarkersArgs = {
  bounds: BoundsInput;
  filter?: InputMaybe<PlaceFilter>;
  zoom: Scalars['Int']['input'];
};


/** All read operations. */
export type QueryPlaceArgs = {
  id: Scalars['ID']['input'];
};


/** All read operations. */
export type QueryPlaceCoverageArgs = {
  coordinates: CoordinatesInput;
  filter?: InputMaybe<PlaceFilter>;
};


/** All read operations. */
export type QueryPlaceSuggestionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<PlaceSuggestionStatus>;
};


/** All read operations. */
export type QueryPlacesInBoundsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  bounds: BoundsInput;
  filter?: InputMaybe<PlaceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** All read operations. */
export type QueryPlacesNearbyArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  center: CoordinatesInput;
  filter?: InputMaybe<PlaceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  radiusMeters?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<PlaceSort>;
};


/** All read operations. */
export type QueryRegionArgs = {
  id: Scalars['ID']['input'];
};


/** All read operations. */
export type QueryRegionAtArgs = {
  coordinates: CoordinatesInput;
  level?: InputMaybe<RegionLevel>;
};


/** All read operations. */
export type QuerySearchPlacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PlaceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  near?: InputMaybe<CoordinatesInput>;
  query: Scalars['String']['input'];
};


/** All read operations. */
export type QuerySearchRegionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  levels?: InputMaybe<Array<RegionLevel>>;
  query: Scalars['String']['input'];
};

/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Each region can have its own collection days and disposal rules.
 */
export type Region = Node & {
  __typename?: 'Region';
  /** The day on which it was merged, split or renamed. Null while it exists. */
  abolishedOn: Maybe<Scalars['Date']['output']>;
  /** All the larger regions, the country first. */
  ancestors: Array<Region>;
  /** The rectangle around it. Null when its boundary is unknown. */
  bounds: Maybe<Bounds>;
  /** A point well inside it, for a label. Null when its boundary is unknown. */
  center: Maybe<Coordinates>;
  /** The next smaller regions, by official code. */
  children: RegionConnection;
  /** The country. */
  countryCode: Scalars['CountryCode']['output'];
  /** Its name with those of its larger regions, for example "Gangnam-gu, Seoul". */
  fullName: Scalars['String']['output'];
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Its level, from country to neighbourhood. */
  level: RegionLevel;
  /** Its own name, for example "Gangnam-gu". */
  name: Scalars['String']['output'];
  /** The code that the country's authorities use for it. */
  officialCode: Scalars['String']['output'];
  /** The next larger region. Null for a country. */
  parent: Maybe<Region>;
  /** The regions that replaced it. Empty while it exists. */
  successors: Array<Region>;
  /** Its time zone. */
  timeZone: Scalars['TimeZone']['output'];
};


/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Each region can have its own collection days and disposal rules.
 */
export type RegionChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Each region can have its own collection days and disposal rules.
 */
export type RegionFullNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Each region can have its own collection days and disposal rules.
 */
export type RegionNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A page of regions. */
export type RegionConnection = {
  __typename?: 'RegionConnection';
  /** The regions with their cursors. */
  edges: Array<RegionEdge>;
  /** The regions without their cursors. */
  nodes: Array<Region>;
  /** The position of this page in the whole list. */
  pageInfo: PageInfo;
  /** The number of regions that match in all. */
  totalCount: Scalars['Int']['output'];
};

/** A region in a page. */
export type RegionEdge = {
  __typename?: 'RegionEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The region. */
  node: Region;
};

/** A level of administrative regions. Countries have different names for these levels. */
export type RegionLevel =
  /** A country. */
  | 'COUNTRY'
  /** A city, county or district: the authority that usually sets the rules. */
  | 'DISTRICT'
  /** A neighbourhood, town or township. */
  | 'NEIGHBORHOOD'
  /** A province, a state or a metropolitan city. */
  | 'PROVINCE';

/** Input of `reportPlaceProblem`. */
export type ReportPlaceProblemInput = {
  /**
   * A key that the client makes up for this call, such as a UUID: 1 to 100 letters, digits and signs of ASCII. A
   * repeated call with it returns the suggestion of the first one and makes no other.
   */
  clientMutationKey?: InputMaybe<Scalars['String']['input']>;
  /** A comment for the moderators, at most 1,000 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** Id of the place to keep. Required for `DUPLICATE`, otherwise ignored. */
  duplicateOfPlaceId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the place. */
  placeId: Scalars['ID']['input'];
  /** The problem. */
  problem: PlaceProblem;
};

/** Result of `reportPlaceProblem`. */
export type ReportPlaceProblemPayload = MutationPayload & {
  __typename?: 'ReportPlaceProblemPayload';
  /** The suggestion that stores the report. */
  suggestion: Maybe<PlaceSuggestion>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<PlaceUserError>;
};

/** A moderator's decision. */
export type ReviewDecision =
  /** Apply its values. */
  | 'APPROVE'
  /** Don't apply its values. */
  | 'REJECT';

/** Input of `reviewPlaceSuggestion`. */
export type ReviewPlaceSuggestionInput = {
  /** The decision. */
  decision: ReviewDecision;
  /** A note to the person, at most 1,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Id of the suggestion. */
  suggestionId: Scalars['ID']['input'];
};

/** Result of `reviewPlaceSuggestion`. */
export type ReviewPlaceSuggestionPayload = MutationPayload & {
  __typename?: 'ReviewPlaceSuggestionPayload';
  /** The suggestion after the decision. Null on errors. */
  suggestion: Maybe<PlaceSuggestion>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<PlaceUserError>;
};

/** The source of a piece of information. */
export type SourceReference = {
  __typename?: 'SourceReference';
  /** Licence under which we reuse it, as an SPDX id or a name. */
  license: Maybe<Scalars['String']['output']>;
  /** Its publisher. */
  publisher: Scalars['String']['output'];
  /** Day on which we last retrieved it. */
  retrievedOn: Maybe<Scalars['Date']['output']>;
  /** Title of the document or data set. */
  title: Scalars['String']['output'];
  /** Where it can be read. */
  url: Maybe<Scalars['URL']['output']>;
};

/**
 * What clients can subscribe to, by WebSocket (graphql-transport-ws) or server-sent events at `/graphql/stream`. Each result has the event's id in
 * `extensions.event.id`; a client that lost its connection sends it as `extensions.lastEventId` to get what it missed.
 */
export type Subscription = {
  __typename?: 'Subscription';
  /** A suggestion of the person who signed in, once a moderator has approved or rejected it. */
  placeSuggestionReviewed: Maybe<PlaceSuggestion>;
  /**
   * A place in a rectangle of the map, once its hours, position or status have changed. New places are not reported. Null for a place that is
   * gone; `extensions.event.about` is its id.
   */
  placesChanged: Maybe<Place>;
};


/**
 * What clients can subscribe to, by WebSocket (graphql-transport-ws) or server-sent events at `/graphql/stream`. Each result has the event's id in
 * `extensions.event.id`; a client that lost its connection sends it as `extensions.lastEventId` to get what it missed.
 */
export type SubscriptionPlacesChangedArgs = {
  bounds: BoundsInput;
};

/** Input of `suggestPlaceCorrection`. At least one value is required and has to differ from the place's own. */
export type SuggestPlaceCorrectionInput = {
  /** Its address on one line, 1 to 200 characters. */
  addressText?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key that the client makes up for this call, such as a UUID: 1 to 100 letters, digits and signs of ASCII. A
   * repeated call with it returns the suggestion of the first one and makes no other.
   */
  clientMutationKey?: InputMaybe<Scalars['String']['input']>;
  /** A comment for the moderators, at most 1,000 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** Its point on the map. */
  coordinates?: InputMaybe<CoordinatesInput>;
  /** The kind of place. */
  kind?: InputMaybe<PlaceKind>;
  /** Ids of all materials that it takes, at most 50. */
  materialIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The name on the sign, 1 to 80 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /**
   * The whole ordinary week, 1 to 28 periods, as in `SuggestPlaceInput`. Public holidays on which the
   * place is known to be closed stay closed; the hours on other public holidays become unknown.
   */
  openingPeriods?: InputMaybe<Array<OpeningPeriodInput>>;
  /** Its telephone number. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** Id of the place. */
  placeId: Scalars['ID']['input'];
  /** Its web page. */
  website?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `suggestPlaceCorrection`. */
export type SuggestPlaceCorrectionPayload = MutationPayload & {
  __typename?: 'SuggestPlaceCorrectionPayload';
  /** The new suggestion. Null on errors. */
  suggestion: Maybe<PlaceSuggestion>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<PlaceUserError>;
};

/** Input of `suggestPlace`. */
export type SuggestPlaceInput = {
  /** Its address on one line, 1 to 200 characters. By default the full name of the district that contains the point. */
  addressText?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key that the client makes up for this call, such as a UUID: 1 to 100 letters, digits and signs of ASCII. A
   * repeated call with it returns the suggestion of the first one and makes no other.
   */
  clientMutationKey?: InputMaybe<Scalars['String']['input']>;
  /** A comment for the moderators, at most 1,000 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** Its point on the map. */
  coordinates: CoordinatesInput;
  /** Whether to suggest it although there is a similar place nearby. */
  ignorePossibleDuplicate?: Scalars['Boolean']['input'];
  /** The kind of place. */
  kind: PlaceKind;
  /** Ids of the materials that it takes, at most 50. */
  materialIds: Array<Scalars['ID']['input']>;
  /** The name on the sign, 1 to 80 characters. */
  name: Scalars['String']['input'];
  /**
   * The ordinary week, 1 to 28 periods. A day without a period is closed. A day around the clock lasts
   * from `00:00` to `00:00` of the next day. Seven of these mean always open, also on public holidays.
   */
  openingPeriods?: InputMaybe<Array<OpeningPeriodInput>>;
  /** Its telephone number. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** Its web page. */
  website?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `suggestPlace`. */
export type SuggestPlacePayload = MutationPayload & {
  __typename?: 'SuggestPlacePayload';
  /** Similar places nearby, the nearest first, when the error is `POSSIBLE_DUPLICATE`. Otherwise null. */
  possibleDuplicates: Maybe<Array<Place>>;
  /** The new suggestion. Null on errors. */
  suggestion: Maybe<PlaceSuggestion>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<PlaceUserError>;
};

/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type User = {
  __typename?: 'User';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The person's suggestions, the latest first; the first 20 by default. Requires sign-in. */
  placeSuggestions: Maybe<PlaceSuggestionConnection>;
};


/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type UserPlaceSuggestionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<PlaceSuggestionStatus>;
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

/** A day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** Input of `withdrawPlaceSuggestion`. */
export type WithdrawPlaceSuggestionInput = {
  /** Id of the suggestion. */
  suggestionId: Scalars['ID']['input'];
};

/** Result of `withdrawPlaceSuggestion`. */
export type WithdrawPlaceSuggestionPayload = MutationPayload & {
  __typename?: 'WithdrawPlaceSuggestionPayload';
  /** The withdrawn suggestion. Null on errors. */
  suggestion: Maybe<PlaceSuggestion>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<PlaceUserError>;
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
  Category: Category;
  Item: Item;
  Material: Material;
  Place: Place;
  PlaceSuggestion: PlaceSuggestion;
  Region: Region;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Category:
    ( { __typename: 'Category' }
    & GraphQLRecursivePick<FederationTypes['Category'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Category'], {"materials":{"id":true}}> ) );
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Item'], {"dropOffMaterials":{"id":true}}> ) );
  Material:
    ( { __typename: 'Material' }
    & GraphQLRecursivePick<FederationTypes['Material'], {"id":true}> );
  Place:
    ( { __typename: 'Place' }
    & GraphQLRecursivePick<FederationTypes['Place'], {"id":true}> );
  PlaceSuggestion:
    ( { __typename: 'PlaceSuggestion' }
    & GraphQLRecursivePick<FederationTypes['PlaceSuggestion'], {"id":true}> );
  Region:
    ( { __typename: 'Region' }
    & GraphQLRecursivePick<FederationTypes['Region'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  MapMarker:
    | ( ClusterParent & { __typename: 'PlaceCluster' } )
    | ( Omit<PlaceMarker, 'place'> & { place: _RefType['Place'] } & { __typename: 'PlaceMarker' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  MutationPayload:
    | ( Omit<ReportPlaceProblemPayload, 'suggestion'> & { suggestion?: Maybe<_RefType['PlaceSuggestion']> } & { __typename: 'ReportPlaceProblemPayload' } )
    | ( Omit<ReviewPlaceSuggestionPayload, 'suggestion'> & { suggestion?: Maybe<_RefType['PlaceSuggestion']> } & { __typename: 'ReviewPlaceSuggestionPayload' } )
    | ( Omit<SuggestPlaceCorrectionPayload, 'suggestion'> & { suggestion?: Maybe<_RefType['PlaceSuggestion']> } & { __typename: 'SuggestPlaceCorrectionPayload' } )
    | ( Omit<SuggestPlacePayload, 'possibleDuplicates' | 'suggestion'> & { possibleDuplicates?: Maybe<Array<_RefType['Place']>>, suggestion?: Maybe<_RefType['PlaceSuggestion']> } & { __typename: 'SuggestPlacePayload' } )
    | ( Omit<WithdrawPlaceSuggestionPayload, 'suggestion'> & { suggestion?: Maybe<_RefType['PlaceSuggestion']> } & { __typename: 'WithdrawPlaceSuggestionPayload' } )
  ;
  Node:
    | ( { id: string; materials: { id: string }[] } & { __typename: 'Category' } )
    | ( { id: string } & { __typename: 'Contributor' } )
    | ( { id: string; dropOffMaterials: { id: string }[] } & { __typename: 'Item' } )
    | ( { id: string; code?: string } & { __typename: 'Material' } )
    | ( PlaceRowParent & { __typename: 'Place' } )
    | ( SuggestionRowParent & { __typename: 'PlaceSuggestion' } )
    | ( RegionRowParent & { __typename: 'Region' } )
  ;
  UserError: ( PlaceUserError & { __typename: 'PlaceUserError' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptancePricing: AcceptancePricing;
  AcceptedMaterial: ResolverTypeWrapper<AcceptedMaterialRowParent>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Address: ResolverTypeWrapper<Address>;
  Bounds: ResolverTypeWrapper<Bounds>;
  BoundsInput: BoundsInput;
  CacheControlScope: CacheControlScope;
  Category: ResolverTypeWrapper<{ id: string; materials: { id: string }[] }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Confidence: Confidence;
  Contributor: ResolverTypeWrapper<{ id: string }>;
  Coordinates: ResolverTypeWrapper<Coordinates>;
  CoordinatesInput: CoordinatesInput;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CoverageLevel: CoverageLevel;
  DataSet: ResolverTypeWrapper<DataSet>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Item: ResolverTypeWrapper<{ id: string; dropOffMaterials: { id: string }[] }>;
  Latitude: ResolverTypeWrapper<Scalars['Latitude']['output']>;
  LocalTime: ResolverTypeWrapper<Scalars['LocalTime']['output']>;
  Locale: ResolverTypeWrapper<Scalars['Locale']['output']>;
  LocationAccuracy: LocationAccuracy;
  Longitude: ResolverTypeWrapper<Scalars['Longitude']['output']>;
  MapMarker: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MapMarker']>;
  Material: ResolverTypeWrapper<{ id: string; code?: string }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  NearbyPlaceConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['NearbyPlaceEdge']> & { coverage: () => Promise<ResolversParentTypes['PlaceCoverage'] | null> }>;
  NearbyPlaceEdge: ResolverTypeWrapper<Omit<NearbyPlaceEdge, 'node'> & { node: ResolversTypes['Place'] }>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OpeningException: ResolverTypeWrapper<OpeningException>;
  OpeningHours: ResolverTypeWrapper<KnownHoursParent>;
  OpeningPeriod: ResolverTypeWrapper<OpeningPeriod>;
  OpeningPeriodInput: OpeningPeriodInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  Place: ResolverTypeWrapper<PlaceRowParent>;
  PlaceAccess: PlaceAccess;
  PlaceCluster: ResolverTypeWrapper<ClusterParent>;
  PlaceConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['PlaceEdge']> & { coverage?: () => Promise<ResolversParentTypes['PlaceCoverage'] | null> }>;
  PlaceCoverage: ResolverTypeWrapper<CoverageParent>;
  PlaceEdge: ResolverTypeWrapper<Omit<PlaceEdge, 'node'> & { node: ResolversTypes['Place'] }>;
  PlaceErrorCode: PlaceErrorCode;
  PlaceFeature: PlaceFeature;
  PlaceFilter: PlaceFilter;
  PlaceKind: PlaceKind;
  PlaceMarker: ResolverTypeWrapper<Omit<PlaceMarker, 'place'> & { place: ResolversTypes['Place'] }>;
  PlaceProblem: PlaceProblem;
  PlaceProposal: ResolverTypeWrapper<ProposalParent>;
  PlaceReportSummary: ResolverTypeWrapper<OpenReportParent>;
  PlaceSort: PlaceSort;
  PlaceStatus: PlaceStatus;
  PlaceSuggestion: ResolverTypeWrapper<SuggestionRowParent>;
  PlaceSuggestionConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['PlaceSuggestionEdge']>>;
  PlaceSuggestionEdge: ResolverTypeWrapper<Omit<PlaceSuggestionEdge, 'node'> & { node: ResolversTypes['PlaceSuggestion'] }>;
  PlaceSuggestionKind: PlaceSuggestionKind;
  PlaceSuggestionStatus: PlaceSuggestionStatus;
  PlaceUserError: ResolverTypeWrapper<PlaceUserError>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Region: ResolverTypeWrapper<RegionRowParent>;
  RegionConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['RegionEdge']>>;
  RegionEdge: ResolverTypeWrapper<Omit<RegionEdge, 'node'> & { node: ResolversTypes['Region'] }>;
  RegionLevel: RegionLevel;
  ReportPlaceProblemInput: ReportPlaceProblemInput;
  ReportPlaceProblemPayload: ResolverTypeWrapper<Omit<ReportPlaceProblemPayload, 'suggestion'> & { suggestion?: Maybe<ResolversTypes['PlaceSuggestion']> }>;
  ReviewDecision: ReviewDecision;
  ReviewPlaceSuggestionInput: ReviewPlaceSuggestionInput;
  ReviewPlaceSuggestionPayload: ResolverTypeWrapper<Omit<ReviewPlaceSuggestionPayload, 'suggestion'> & { suggestion?: Maybe<ResolversTypes['PlaceSuggestion']> }>;
  SourceReference: ResolverTypeWrapper<SourceReference>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuggestPlaceCorrectionInput: SuggestPlaceCorrectionInput;
  SuggestPlaceCorrectionPayload: ResolverTypeWrapper<Omit<SuggestPlaceCorrectionPayload, 'suggestion'> & { suggestion?: Maybe<ResolversTypes['PlaceSuggestion']> }>;
  SuggestPlaceInput: SuggestPlaceInput;
  SuggestPlacePayload: ResolverTypeWrapper<Omit<SuggestPlacePayload, 'possibleDuplicates' | 'suggestion'> & { possibleDuplicates?: Maybe<Array<ResolversTypes['Place']>>, suggestion?: Maybe<ResolversTypes['PlaceSuggestion']> }>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  User: ResolverTypeWrapper<{ id: string }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Weekday: Weekday;
  WithdrawPlaceSuggestionInput: WithdrawPlaceSuggestionInput;
  WithdrawPlaceSuggestionPayload: ResolverTypeWrapper<Omit<WithdrawPlaceSuggestionPayload, 'suggestion'> & { suggestion?: Maybe<ResolversTypes['PlaceSuggestion']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptedMaterial: AcceptedMaterialRowParent;
  String: Scalars['String']['output'];
  Address: Address;
  Bounds: Bounds;
  BoundsInput: BoundsInput;
  Category: { id: string; materials: { id: string }[] };
  ID: Scalars['ID']['output'];
  Contributor: { id: string };
  Coordinates: Coordinates;
  CoordinatesInput: CoordinatesInput;
  CountryCode: Scalars['CountryCode']['output'];
  DataSet: DataSet;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Item: { id: string; dropOffMaterials: { id: string }[] };
  Latitude: Scalars['Latitude']['output'];
  LocalTime: Scalars['LocalTime']['output'];
  Locale: Scalars['Locale']['output'];
  Longitude: Scalars['Longitude']['output'];
  MapMarker: ResolversUnionTypes<ResolversParentTypes>['MapMarker'];
  Material: { id: string; code?: string };
  Mutation: Record<PropertyKey, never>;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  NearbyPlaceConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['NearbyPlaceEdge']> & { coverage: () => Promise<ResolversParentTypes['PlaceCoverage'] | null> };
  NearbyPlaceEdge: Omit<NearbyPlaceEdge, 'node'> & { node: ResolversParentTypes['Place'] };
  Float: Scalars['Float']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OpeningException: OpeningException;
  OpeningHours: KnownHoursParent;
  OpeningPeriod: OpeningPeriod;
  OpeningPeriodInput: OpeningPeriodInput;
  PageInfo: PageInfo;
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Place: PlaceRowParent;
  PlaceCluster: ClusterParent;
  PlaceConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['PlaceEdge']> & { coverage?: () => Promise<ResolversParentTypes['PlaceCoverage'] | null> };
  PlaceCoverage: CoverageParent;
  PlaceEdge: Omit<PlaceEdge, 'node'> & { node: ResolversParentTypes['Place'] };
  PlaceFilter: PlaceFilter;
  PlaceMarker: Omit<PlaceMarker, 'place'> & { place: ResolversParentTypes['Place'] };
  PlaceProposal: ProposalParent;
  PlaceReportSummary: OpenReportParent;
  PlaceSuggestion: SuggestionRowParent;
  PlaceSuggestionConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['PlaceSuggestionEdge']>;
  PlaceSuggestionEdge: Omit<PlaceSuggestionEdge, 'node'> & { node: ResolversParentTypes['PlaceSuggestion'] };
  PlaceUserError: PlaceUserError;
  Query: Record<PropertyKey, never>;
  Region: RegionRowParent;
  RegionConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['RegionEdge']>;
  RegionEdge: Omit<RegionEdge, 'node'> & { node: ResolversParentTypes['Region'] };
  ReportPlaceProblemInput: ReportPlaceProblemInput;
  ReportPlaceProblemPayload: Omit<ReportPlaceProblemPayload, 'suggestion'> & { suggestion?: Maybe<ResolversParentTypes['PlaceSuggestion']> };
  ReviewPlaceSuggestionInput: ReviewPlaceSuggestionInput;
  ReviewPlaceSuggestionPayload: Omit<ReviewPlaceSuggestionPayload, 'suggestion'> & { suggestion?: Maybe<ResolversParentTypes['PlaceSuggestion']> };
  SourceReference: SourceReference;
  Subscription: Record<PropertyKey, never>;
  SuggestPlaceCorrectionInput: SuggestPlaceCorrectionInput;
  SuggestPlaceCorrectionPayload: Omit<SuggestPlaceCorrectionPayload, 'suggestion'> & { suggestion?: Maybe<ResolversParentTypes['PlaceSuggestion']> };
  SuggestPlaceInput: SuggestPlaceInput;
  SuggestPlacePayload: Omit<SuggestPlacePayload, 'possibleDuplicates' | 'suggestion'> & { possibleDuplicates?: Maybe<Array<ResolversParentTypes['Place']>>, suggestion?: Maybe<ResolversParentTypes['PlaceSuggestion']> };
  TimeZone: Scalars['TimeZone']['output'];
  URL: Scalars['URL']['output'];
  User: { id: string };
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  WithdrawPlaceSuggestionInput: WithdrawPlaceSuggestionInput;
  WithdrawPlaceSuggestionPayload: Omit<WithdrawPlaceSuggestionPayload, 'suggestion'> & { suggestion?: Maybe<ResolversParentTypes['PlaceSuggestion']> };
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

export type AcceptedMaterialResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptedMaterial'] = ResolversParentTypes['AcceptedMaterial']> = {
  conditions?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<AcceptedMaterialConditionsArgs>>;
  conditionsLocale?: Resolver<Maybe<ResolversTypes['Locale']>, ParentType, ContextType, Partial<AcceptedMaterialConditionsLocaleArgs>>;
  material?: Resolver<Maybe<ResolversTypes['Material']>, ParentType, ContextType>;
  pricing?: Resolver<ResolversTypes['AcceptancePricing'], ParentType, ContextType>;
};

export type AddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  countryCode?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  formatted?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BoundsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Bounds'] = ResolversParentTypes['Bounds']> = {
  northEast?: Resolver<ResolversTypes['Coordinates'], ParentType, ContextType>;
  southWest?: Resolver<ResolversTypes['Coordinates'], ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category'], FederationReferenceType extends FederationReferenceTypes['Category'] = FederationReferenceTypes['Category']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Category']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nearbyPlaces?: Resolver<Maybe<ResolversTypes['NearbyPlaceConnection']>, ParentType, ContextType, RequireFields<CategoryNearbyPlacesArgs, 'center' | 'first' | 'openNow' | 'radiusMeters' | 'sort'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContributorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contributor'] = ResolversParentTypes['Contributor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CoordinatesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coordinates'] = ResolversParentTypes['Coordinates']> = {
  latitude?: Resolver<ResolversTypes['Latitude'], ParentType, ContextType>;
  longitude?: Resolver<ResolversTypes['Longitude'], ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export type DataSetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataSet'] = ResolversParentTypes['DataSet']> = {
  edition?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  license?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loadedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  publisher?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  nearbyPlaces?: Resolver<Maybe<ResolversTypes['NearbyPlaceConnection']>, ParentType, ContextType, RequireFields<ItemNearbyPlacesArgs, 'center' | 'first' | 'openNow' | 'radiusMeters' | 'sort'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface LatitudeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Latitude'], any> {
  name: 'Latitude';
}

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export interface LocaleScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Locale'], any> {
  name: 'Locale';
}

export interface LongitudeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Longitude'], any> {
  name: 'Longitude';
}

export type MapMarkerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MapMarker'] = ResolversParentTypes['MapMarker']> = {
  __resolveType: TypeResolveFn<'PlaceCluster' | 'PlaceMarker', ParentType, ContextType>;
};

export type MaterialResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Material'] = ResolversParentTypes['Material'], FederationReferenceType extends FederationReferenceTypes['Material'] = FederationReferenceTypes['Material']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Material']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nearbyPlaces?: Resolver<Maybe<ResolversTypes['NearbyPlaceConnection']>, ParentType, ContextType, RequireFields<MaterialNearbyPlacesArgs, 'center' | 'first' | 'openNow' | 'radiusMeters' | 'sort'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  reportPlaceProblem?: Resolver<Maybe<ResolversTypes['ReportPlaceProblemPayload']>, ParentType, ContextType, RequireFields<MutationReportPlaceProblemArgs, 'input'>>;
  reviewPlaceSuggestion?: Resolver<Maybe<ResolversTypes['ReviewPlaceSuggestionPayload']>, ParentType, ContextType, RequireFields<MutationReviewPlaceSuggestionArgs, 'input'>>;
  suggestPlace?: Resolver<Maybe<ResolversTypes['SuggestPlacePayload']>, ParentType, ContextType, RequireFields<MutationSuggestPlaceArgs, 'input'>>;
  suggestPlaceCorrection?: Resolver<Maybe<ResolversTypes['SuggestPlaceCorrectionPayload']>, ParentType, ContextType, RequireFields<MutationSuggestPlaceCorrectionArgs, 'input'>>;
  withdrawPlaceSuggestion?: Resolver<Maybe<ResolversTypes['WithdrawPlaceSuggestionPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawPlaceSuggestionArgs, 'input'>>;
};

export type MutationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'ReportPlaceProblemPayload' | 'ReviewPlaceSuggestionPayload' | 'SuggestPlaceCorrectionPayload' | 'SuggestPlacePayload' | 'WithdrawPlaceSuggestionPayload', ParentType, ContextType>;
};

export type NearbyPlaceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NearbyPlaceConnection'] = ResolversParentTypes['NearbyPlaceConnection']> = {
  coverage?: Resolver<ResolversTypes['PlaceCoverage'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['NearbyPlaceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Place']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NearbyPlaceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NearbyPlaceEdge'] = ResolversParentTypes['NearbyPlaceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  distanceMeters?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Place'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Category' | 'Contributor' | 'Item' | 'Material' | 'Place' | 'PlaceSuggestion' | 'Region', ParentType, ContextType>;
};

export type OpeningExceptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpeningException'] = ResolversParentTypes['OpeningException']> = {
  closesAt?: Resolver<Maybe<ResolversTypes['LocalTime']>, ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isClosed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  opensAt?: Resolver<Maybe<ResolversTypes['LocalTime']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OpeningHoursResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpeningHours'] = ResolversParentTypes['OpeningHours']> = {
  exceptions?: Resolver<Array<ResolversTypes['OpeningException']>, ParentType, ContextType>;
  isAlwaysOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isOpen?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, Partial<OpeningHoursIsOpenArgs>>;
  nextChangeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType, Partial<OpeningHoursNextChangeAtArgs>>;
  periods?: Resolver<Array<ResolversTypes['OpeningPeriod']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  unknownDays?: Resolver<Array<ResolversTypes['Weekday']>, ParentType, ContextType>;
  weekdayLines?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType, Partial<OpeningHoursWeekdayLinesArgs>>;
};

export type OpeningPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpeningPeriod'] = ResolversParentTypes['OpeningPeriod']> = {
  closesAt?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
  closesOn?: Resolver<ResolversTypes['Weekday'], ParentType, ContextType>;
  opensAt?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
  opensOn?: Resolver<ResolversTypes['Weekday'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type PlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place'], FederationReferenceType extends FederationReferenceTypes['Place'] = FederationReferenceTypes['Place']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Place']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accepts?: Resolver<Array<ResolversTypes['AcceptedMaterial']>, ParentType, ContextType>;
  access?: Resolver<ResolversTypes['PlaceAccess'], ParentType, ContextType>;
  accuracy?: Resolver<ResolversTypes['LocationAccuracy'], ParentType, ContextType>;
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  coordinates?: Resolver<ResolversTypes['Coordinates'], ParentType, ContextType>;
  distanceMeters?: Resolver<ResolversTypes['Float'], ParentType, ContextType, RequireFields<PlaceDistanceMetersArgs, 'from'>>;
  features?: Resolver<Array<ResolversTypes['PlaceFeature']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PlaceKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<PlaceNameArgs>>;
  nameLocale?: Resolver<ResolversTypes['Locale'], ParentType, ContextType, Partial<PlaceNameLocaleArgs>>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<PlaceNotesArgs>>;
  notesLocale?: Resolver<Maybe<ResolversTypes['Locale']>, ParentType, ContextType, Partial<PlaceNotesLocaleArgs>>;
  openReports?: Resolver<Array<ResolversTypes['PlaceReportSummary']>, ParentType, ContextType>;
  openingHours?: Resolver<Maybe<ResolversTypes['OpeningHours']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['SourceReference']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PlaceStatus'], ParentType, ContextType>;
  verifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlaceClusterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceCluster'] = ResolversParentTypes['PlaceCluster']> = {
  bounds?: Resolver<ResolversTypes['Bounds'], ParentType, ContextType>;
  coordinates?: Resolver<ResolversTypes['Coordinates'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topKinds?: Resolver<Array<ResolversTypes['PlaceKind']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlaceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceConnection'] = ResolversParentTypes['PlaceConnection']> = {
  coverage?: Resolver<Maybe<ResolversTypes['PlaceCoverage']>, ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['PlaceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Place']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlaceCoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceCoverage'] = ResolversParentTypes['PlaceCoverage']> = {
  level?: Resolver<ResolversTypes['CoverageLevel'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  updatedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PlaceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceEdge'] = ResolversParentTypes['PlaceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Place'], ParentType, ContextType>;
};

export type PlaceMarkerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceMarker'] = ResolversParentTypes['PlaceMarker']> = {
  place?: Resolver<ResolversTypes['Place'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlaceProposalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceProposal'] = ResolversParentTypes['PlaceProposal']> = {
  addressText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  coordinates?: Resolver<Maybe<ResolversTypes['Coordinates']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['PlaceKind']>, ParentType, ContextType>;
  materials?: Resolver<Maybe<Array<Maybe<ResolversTypes['Material']>>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  openingPeriods?: Resolver<Maybe<Array<ResolversTypes['OpeningPeriod']>>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type PlaceReportSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceReportSummary'] = ResolversParentTypes['PlaceReportSummary']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastReportedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  problem?: Resolver<ResolversTypes['PlaceProblem'], ParentType, ContextType>;
};

export type PlaceSuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceSuggestion'] = ResolversParentTypes['PlaceSuggestion'], FederationReferenceType extends FederationReferenceTypes['PlaceSuggestion'] = FederationReferenceTypes['PlaceSuggestion']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PlaceSuggestion']> | FederationReferenceType, FederationReferenceType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PlaceSuggestionKind'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['PlaceProblem']>, ParentType, ContextType>;
  proposal?: Resolver<ResolversTypes['PlaceProposal'], ParentType, ContextType>;
  reviewNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reviewedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PlaceSuggestionStatus'], ParentType, ContextType>;
  submittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  submittedBy?: Resolver<Maybe<ResolversTypes['Contributor']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlaceSuggestionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceSuggestionConnection'] = ResolversParentTypes['PlaceSuggestionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PlaceSuggestionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PlaceSuggestion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlaceSuggestionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceSuggestionEdge'] = ResolversParentTypes['PlaceSuggestionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PlaceSuggestion'], ParentType, ContextType>;
};

export type PlaceUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceUserError'] = ResolversParentTypes['PlaceUserError']> = {
  code?: Resolver<ResolversTypes['PlaceErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  dataSets?: Resolver<Array<ResolversTypes['DataSet']>, ParentType, ContextType>;
  mapMarkers?: Resolver<Maybe<Array<ResolversTypes['MapMarker']>>, ParentType, ContextType, RequireFields<QueryMapMarkersArgs, 'bounds' | 'zoom'>>;
  place?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType, RequireFields<QueryPlaceArgs, 'id'>>;
  placeCoverage?: Resolver<Maybe<ResolversTypes['PlaceCoverage']>, ParentType, ContextType, RequireFields<QueryPlaceCoverageArgs, 'coordinates'>>;
  placeSuggestions?: Resolver<Maybe<ResolversTypes['PlaceSuggestionConnection']>, ParentType, ContextType, RequireFields<QueryPlaceSuggestionsArgs, 'status'>>;
  placesInBounds?: Resolver<Maybe<ResolversTypes['PlaceConnection']>, ParentType, ContextType, RequireFields<QueryPlacesInBoundsArgs, 'bounds' | 'first'>>;
  placesNearby?: Resolver<Maybe<ResolversTypes['NearbyPlaceConnection']>, ParentType, ContextType, RequireFields<QueryPlacesNearbyArgs, 'center' | 'first' | 'radiusMeters' | 'sort'>>;
  region?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType, RequireFields<QueryRegionArgs, 'id'>>;
  regionAt?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType, RequireFields<QueryRegionAtArgs, 'coordinates' | 'level'>>;
  searchPlaces?: Resolver<Maybe<ResolversTypes['PlaceConnection']>, ParentType, ContextType, RequireFields<QuerySearchPlacesArgs, 'first' | 'query'>>;
  searchRegions?: Resolver<Maybe<ResolversTypes['RegionConnection']>, ParentType, ContextType, RequireFields<QuerySearchRegionsArgs, 'first' | 'query'>>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region'], FederationReferenceType extends FederationReferenceTypes['Region'] = FederationReferenceTypes['Region']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Region']> | FederationReferenceType, FederationReferenceType, ContextType>;
  abolishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  ancestors?: Resolver<Array<ResolversTypes['Region']>, ParentType, ContextType>;
  bounds?: Resolver<Maybe<ResolversTypes['Bounds']>, ParentType, ContextType>;
  center?: Resolver<Maybe<ResolversTypes['Coordinates']>, ParentType, ContextType>;
  children?: Resolver<ResolversTypes['RegionConnection'], ParentType, ContextType, RequireFields<RegionChildrenArgs, 'first'>>;
  countryCode?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  fullName?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RegionFullNameArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['RegionLevel'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<RegionNameArgs>>;
  officialCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  successors?: Resolver<Array<ResolversTypes['Region']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegionConnection'] = ResolversParentTypes['RegionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RegionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Region']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegionEdge'] = ResolversParentTypes['RegionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
};

export type ReportPlaceProblemPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportPlaceProblemPayload'] = ResolversParentTypes['ReportPlaceProblemPayload']> = {
  suggestion?: Resolver<Maybe<ResolversTypes['PlaceSuggestion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PlaceUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReviewPlaceSuggestionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewPlaceSuggestionPayload'] = ResolversParentTypes['ReviewPlaceSuggestionPayload']> = {
  suggestion?: Resolver<Maybe<ResolversTypes['PlaceSuggestion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PlaceUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceReferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceReference'] = ResolversParentTypes['SourceReference']> = {
  license?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publisher?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retrievedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  placeSuggestionReviewed?: SubscriptionResolver<Maybe<ResolversTypes['PlaceSuggestion']>, "placeSuggestionReviewed", ParentType, ContextType>;
  placesChanged?: SubscriptionResolver<Maybe<ResolversTypes['Place']>, "placesChanged", ParentType, ContextType, RequireFields<SubscriptionPlacesChangedArgs, 'bounds'>>;
};

export type SuggestPlaceCorrectionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuggestPlaceCorrectionPayload'] = ResolversParentTypes['SuggestPlaceCorrectionPayload']> = {
  suggestion?: Resolver<Maybe<ResolversTypes['PlaceSuggestion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PlaceUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SuggestPlacePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuggestPlacePayload'] = ResolversParentTypes['SuggestPlacePayload']> = {
  possibleDuplicates?: Resolver<Maybe<Array<ResolversTypes['Place']>>, ParentType, ContextType>;
  suggestion?: Resolver<Maybe<ResolversTypes['PlaceSuggestion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PlaceUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  placeSuggestions?: Resolver<Maybe<ResolversTypes['PlaceSuggestionConnection']>, ParentType, ContextType, Partial<UserPlaceSuggestionsArgs>>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'PlaceUserError', ParentType, ContextType>;
};

export type WithdrawPlaceSuggestionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawPlaceSuggestionPayload'] = ResolversParentTypes['WithdrawPlaceSuggestionPayload']> = {
  suggestion?: Resolver<Maybe<ResolversTypes['PlaceSuggestion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['PlaceUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AcceptedMaterial?: AcceptedMaterialResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  Bounds?: BoundsResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  Contributor?: ContributorResolvers<ContextType>;
  Coordinates?: CoordinatesResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  DataSet?: DataSetResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Item?: ItemResolvers<ContextType>;
  Latitude?: GraphQLScalarType;
  LocalTime?: GraphQLScalarType;
  Locale?: GraphQLScalarType;
  Longitude?: GraphQLScalarType;
  MapMarker?: MapMarkerResolvers<ContextType>;
  Material?: MaterialResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  NearbyPlaceConnection?: NearbyPlaceConnectionResolvers<ContextType>;
  NearbyPlaceEdge?: NearbyPlaceEdgeResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OpeningException?: OpeningExceptionResolvers<ContextType>;
  OpeningHours?: OpeningHoursResolvers<ContextType>;
  OpeningPeriod?: OpeningPeriodResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PhoneNumber?: GraphQLScalarType;
  Place?: PlaceResolvers<ContextType>;
  PlaceCluster?: PlaceClusterResolvers<ContextType>;
  PlaceConnection?: PlaceConnectionResolvers<ContextType>;
  PlaceCoverage?: PlaceCoverageResolvers<ContextType>;
  PlaceEdge?: PlaceEdgeResolvers<ContextType>;
  PlaceMarker?: PlaceMarkerResolvers<ContextType>;
  PlaceProposal?: PlaceProposalResolvers<ContextType>;
  PlaceReportSummary?: PlaceReportSummaryResolvers<ContextType>;
  PlaceSuggestion?: PlaceSuggestionResolvers<ContextType>;
  PlaceSuggestionConnection?: PlaceSuggestionConnectionResolvers<ContextType>;
  PlaceSuggestionEdge?: PlaceSuggestionEdgeResolvers<ContextType>;
  PlaceUserError?: PlaceUserErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  RegionConnection?: RegionConnectionResolvers<ContextType>;
  RegionEdge?: RegionEdgeResolvers<ContextType>;
  ReportPlaceProblemPayload?: ReportPlaceProblemPayloadResolvers<ContextType>;
  ReviewPlaceSuggestionPayload?: ReviewPlaceSuggestionPayloadResolvers<ContextType>;
  SourceReference?: SourceReferenceResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SuggestPlaceCorrectionPayload?: SuggestPlaceCorrectionPayloadResolvers<ContextType>;
  SuggestPlacePayload?: SuggestPlacePayloadResolvers<ContextType>;
  TimeZone?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  WithdrawPlaceSuggestionPayload?: WithdrawPlaceSuggestionPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  length?: LengthDirectiveResolver<any, any, ContextType>;
};
