import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CategoryRow as CategoryRowParent, CollectionArea as CollectionAreaParent, ContentTicketRow as ContentTicketRowParent, ItemRow as ItemRowParent, MaterialRow as MaterialRowParent, SourceRow as SourceRowParent } from './db/schema.ts';
import type { Pickup as PickupParent, Exception as ExceptionParent } from './domain/collection/pickups.ts';
import type { Rule as RuleParent, Schedule as ScheduleParent } from './domain/collection/schedules.ts';
import type { Guide as GuideParent } from './domain/guides/guides.ts';
import type { ItemComponentRow as ItemComponentRowParent, ItemVariantRow as ItemVariantRowParent, SortingMarkRow as SortingMarkRowParent } from './db/item-details.ts';
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
  /** A telephone number in E.164 format, for example `+8227001234`. */
  PhoneNumber: { input: string; output: string; }
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

/** Codes for the problems that a person can correct. New codes may be added: for an unknown one, show `message`. */
export type CatalogErrorCode =
  /** The comment is too long. */
  | 'COMMENT_TOO_LONG'
  /** The catalogue already has the item. */
  | 'ITEM_EXISTS'
  /** No item has this id. */
  | 'ITEM_UNKNOWN'
  /** The name is empty or too long. */
  | 'NAME_INVALID'
  /** No region has this id. */
  | 'REGION_UNKNOWN'
  /** The sender submitted too many messages within a day. */
  | 'TOO_MANY_MESSAGES';

/** A problem with a request or report that the person can correct. */
export type CatalogUserError = UserError & {
  __typename?: 'CatalogUserError';
  /** Machine-readable code. New codes may be added. */
  code: CatalogErrorCode;
  /** A sentence to show to the person, in the language of the request. */
  message: Scalars['String']['output'];
  /**
   * Where the refused value is, from the mutation's argument down, for example
   * `["input", "email"]`. Null when the problem isn't about one value.
   */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** A category of items, such as packaging or small appliances. Categories form a tree. */
export type Category = Node & {
  __typename?: 'Category';
  /** Child categories. */
  children: Array<Category>;
  /** Description of the items that belong in the category. */
  description: Maybe<Scalars['String']['output']>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Items in the category and its subcategories, sorted by name. */
  items: ItemConnection;
  /**
   * The materials of the items in this category and in the categories below it: the materials of
   * their parts, and those that drop-off places accept them as. Ordered as sorting guides show them.
   */
  materials: Array<Material>;
  /** Name of the category. */
  name: Scalars['String']['output'];
  /** Parent category. Null for a top-level category. */
  parent: Maybe<Category>;
  /** Address of a drawing of the category, like that of a material. Null if there is none. */
  pictogramUrl: Maybe<Scalars['URL']['output']>;
  /** Name in web addresses, for example `small-appliances`. The same in every language. */
  slug: Scalars['String']['output'];
};


/** A category of items, such as packaging or small appliances. Categories form a tree. */
export type CategoryDescriptionArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A category of items, such as packaging or small appliances. Categories form a tree. */
export type CategoryItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A category of items, such as packaging or small appliances. Categories form a tree. */
export type CategoryNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/**
 * An area of a region with its own collection rules, as an office names it: a neighbourhood, or
 * something finer such as a village, a street or an apartment block.
 */
export type CollectionArea = {
  __typename?: 'CollectionArea';
  /** Whether the area is that whole region. False for a part of it, and if some of it is left out. */
  isWholeRegion: Scalars['Boolean']['output'];
  /** The name in the words of the source. */
  name: Scalars['String']['output'];
  /** The language of `name`, for screen readers: that of the source, whatever language is asked for. */
  nameLocale: Scalars['Locale']['output'];
  /**
   * The region that the area is, or the smallest known region that contains it. Null if the source does
   * not say where it is.
   */
  region: Maybe<Region>;
};

/** How a collection rule covers the region of a schedule. */
export type CollectionCoverage =
  /** The whole region. */
  | 'ALL'
  /** Some areas of the region. */
  | 'PART'
  /** Areas that may be in the region: the source does not say exactly where they are. */
  | 'UNKNOWN';

/** A day on which residents put waste out for collection. */
export type CollectionDay = {
  __typename?: 'CollectionDay';
  /** Day on which the put-out window starts, in the region's time zone, even if it ends after midnight. */
  date: Scalars['Date']['output'];
  /** Whether the source moves this collection here from a holiday. The weekday is then not one of the rule. */
  isMoved: Scalars['Boolean']['output'];
  /** Materials that are collected. Empty if the whole waste stream is. */
  materials: Array<Material>;
  /** The waste stream. */
  method: DisposalMethod;
  /** Start of the put-out window. Null if unknown. */
  putOutFrom: Maybe<Scalars['DateTime']['output']>;
  /** End of the put-out window. Null if unknown. */
  putOutUntil: Maybe<Scalars['DateTime']['output']>;
  /** The rule that this day follows. */
  rule: CollectionRule;
  /** Key for calendars and notifications. It stays the same when the schedule is imported again. */
  uid: Scalars['String']['output'];
};

/** A day on which regular rules do not apply. */
export type CollectionException = {
  __typename?: 'CollectionException';
  /** The day. */
  date: Scalars['Date']['output'];
  /** Whether nothing is collected. False if some rules still apply. */
  isCancelled: Scalars['Boolean']['output'];
  /**
   * The day to which the source moves the collection, for example because it says that holidays are collected on the
   * following day. Null if it moves nothing, or if rules of the schedule move to different days.
   */
  movedTo: Maybe<Scalars['Date']['output']>;
  /** Reason, for example the name of the holiday. */
  reason: Maybe<Scalars['String']['output']>;
};


/** A day on which regular rules do not apply. */
export type CollectionExceptionReasonArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A regular collection rule. */
export type CollectionRule = {
  __typename?: 'CollectionRule';
  /** All areas that the rule covers, by name. Empty if it covers the whole district. */
  areas: Array<CollectionArea>;
  /**
   * Bag or bin to use, and other conditions, in the words of the source. If other areas of the region
   * have different rules, up to twenty areas of this rule in the schedule's region come first; `areas`
   * has all of them. Null if there is neither.
   */
  conditions: Maybe<Scalars['String']['output']>;
  /** Language of `conditions`: Korean if they have words of the source. Null if there are none. */
  conditionsLocale: Maybe<Scalars['Locale']['output']>;
  /** How the rule covers the region that the schedule applies to. */
  coverage: CollectionCoverage;
  /** Types of dwelling that the rule covers. Empty if it covers all types. */
  dwellings: Array<DwellingType>;
  /** Id of the rule. */
  id: Scalars['ID']['output'];
  /** Materials that the rule covers. Empty if it covers the whole waste stream. */
  materials: Array<Material>;
  /** The waste stream. */
  method: DisposalMethod;
  /** Where to put the waste. */
  placement: PutOutPlacement;
  /** Start of the put-out window, in the region's time zone. Null if unknown. */
  putOutFrom: Maybe<Scalars['LocalTime']['output']>;
  /** Length of the put-out window in minutes; 1440 is all day. Null if unknown. */
  putOutMinutes: Maybe<Scalars['Int']['output']>;
  /**
   * Weekdays on which the put-out window starts, even if it ends after midnight. Empty if the source
   * names none, as for bulky waste.
   */
  weekdays: Array<Weekday>;
  /**
   * Weeks of the month in which the rule applies, from 1: the 8th to the 14th are week 2. Empty if it
   * applies every week.
   */
  weeksOfMonth: Array<Scalars['Int']['output']>;
};


/** A regular collection rule. */
export type CollectionRuleConditionsArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A regular collection rule. */
export type CollectionRuleConditionsLocaleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** The collection rules and days of a region. */
export type CollectionSchedule = {
  __typename?: 'CollectionSchedule';
  /** The region that the schedule covers. It may be larger than the requested one. */
  appliesTo: Maybe<Region>;
  /** URL of an iCalendar feed to subscribe to, for the requested type of dwelling and area. */
  calendarUrl: Maybe<Scalars['URL']['output']>;
  /** Confidence in the schedule: that of its least reliable rule. */
  confidence: Confidence;
  /** Telephone number of the responsible office. With several offices, the number that most rules name. */
  contactPhone: Maybe<Scalars['PhoneNumber']['output']>;
  /**
   * Days on which regular rules do not apply, such as holidays, in chronological order. The list ends
   * with the last year whose holidays have been announced.
   */
  exceptions: Array<CollectionException>;
  /**
   * Whether some rules cover only a part of the region, so that `areas` of the rules decides which of
   * them apply: a district with rules for its neighbourhoods, or a neighbourhood whose office tells
   * apart villages or streets.
   */
  isDivided: Scalars['Boolean']['output'];
  /** Day of the last import of the source. */
  lastReviewedOn: Scalars['Date']['output'];
  /**
   * Collection days, computed from rules and exceptions, in chronological order. Several entries for
   * one day and waste stream are for different areas or dwellings: see `rule`. The list ends with the
   * last year whose holidays have been announced.
   */
  nextPickups: Array<CollectionDay>;
  /** Statements of the source that could not be parsed into rules, or only in part. In Korean. */
  remarks: Array<Scalars['String']['output']>;
  /**
   * Regular rules, ordered by waste stream. A region may have several rules for one waste stream, each
   * for some of its areas.
   */
  rules: Array<CollectionRule>;
  /** Sources of the schedule. */
  sources: Array<SourceReference>;
};


/** The collection rules and days of a region. */
export type CollectionScheduleCalendarUrlArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** The collection rules and days of a region. */
export type CollectionScheduleExceptionsArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
};


/** The collection rules and days of a region. */
export type CollectionScheduleNextPickupsArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  materialIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A common mistake when sorting or disposing. */
export type CommonMistake = {
  __typename?: 'CommonMistake';
  /** The right action. */
  instead: Scalars['String']['output'];
  /** The wrong action. */
  mistake: Scalars['String']['output'];
  /** Reason why the mistake matters. */
  reason: Maybe<Scalars['String']['output']>;
};

/** How reliable a piece of information is. */
export type Confidence =
  /** Recent, and from the responsible authority or checked on the spot. */
  | 'HIGH'
  /** Very old, or contradicted by another source. */
  | 'LOW'
  /** Plausible, but old or from a single source. */
  | 'MEDIUM';

/** A request or report that the editors received. */
export type ContentTicket = {
  __typename?: 'ContentTicket';
  /** Reference number for questions about the ticket. */
  id: Scalars['ID']['output'];
  /** When the editors received it. */
  receivedAt: Scalars['DateTime']['output'];
};

/** A collection of waste on one day. */
export type DatedCollection = {
  __typename?: 'DatedCollection';
  /** The area, as its calendar names it. */
  area: Scalars['String']['output'];
  /** The day, in the area's time zone. */
  date: Scalars['Date']['output'];
  /** How such waste is disposed of. Null if the words are not understood. */
  method: Maybe<DisposalMethod>;
  /** The waste, in the calendar's words. */
  waste: Scalars['String']['output'];
};

/**
 * The catalogue in one language as one file. The file is JSON in UTF-8, compressed in transfer: `version`, `locale`,
 * `items` with the national guide of each of their variants, `itemIds`, `categories`, `materials` and `sortingMarks`, with
 * the fields of this schema.
 */
export type Dictionary = {
  __typename?: 'Dictionary';
  /** Language of the file. */
  locale: Scalars['Locale']['output'];
  /**
   * Address of the file; it stays the same. With `?since=` and the version of a kept file, `items` has only those that
   * changed since then; drop the kept items that are not in `itemIds`.
   */
  url: Scalars['URL']['output'];
  /** Changes with the catalogue. The same as in the file. */
  version: Scalars['String']['output'];
};

/** The kind of action in a step of a guide. New values may be added: treat an unknown one as `OTHER`. */
export type DisposalAction =
  /** Put it in a bag. */
  | 'BAG'
  /** Tie it up. */
  | 'BUNDLE'
  /** Take it apart. */
  | 'DISASSEMBLE'
  /** Take it to a drop-off place. */
  | 'DROP_OFF'
  /** Let it dry. */
  | 'DRY'
  /** Empty it. */
  | 'EMPTY'
  /** Press or fold it flat. */
  | 'FLATTEN'
  /** Wrap it, or make it safe to touch. */
  | 'MAKE_SAFE'
  /** Order a pick-up or a sticker. */
  | 'ORDER_PICKUP'
  /** Anything else. */
  | 'OTHER'
  /** Put it out for collection. */
  | 'PUT_OUT'
  /** Take off labels, lids or tape. */
  | 'REMOVE_PARTS'
  /** Rinse it. */
  | 'RINSE';

/** A disposal fee. */
export type DisposalFee = {
  __typename?: 'DisposalFee';
  /** Amount in the currency's minor unit as ISO 4217 defines it; for KRW that is the won. */
  amountMinor: Scalars['Int']['output'];
  /** Currency, as an ISO 4217 code. */
  currency: Scalars['String']['output'];
  /** Highest amount, if the region states a range. Null otherwise. */
  maxAmountMinor: Maybe<Scalars['Int']['output']>;
  /**
   * Size or kind that the fee is for, for example "one chair". For bulky waste it is in Korean, in
   * the words of the source.
   */
  specification: Maybe<Scalars['String']['output']>;
  /** Language of `specification`, for screen readers and translators. Null if there is none. */
  specificationLocale: Maybe<Scalars['Locale']['output']>;
};

/** Instructions for disposing of an item, in one region and one language. */
export type DisposalGuide = {
  __typename?: 'DisposalGuide';
  /**
   * The region whose rules the guide follows. Null for the national rules. Facts that the region does
   * not publish come from the larger regions that contain it.
   */
  appliesTo: Maybe<Region>;
  /**
   * Confidence in the guide. `LOW` if another source contradicts it or its review is over five years
   * old; at most `MEDIUM` if municipalities differ or the review is over a year old.
   */
  confidence: Confidence;
  /** Contradicting statements from other sources. Usually empty. */
  conflicts: Array<GuideConflict>;
  /** Whether disposal costs anything. */
  feeStatus: FeeStatus;
  /**
   * Fees, one per size or kind that the region distinguishes. Empty if the region's fees are unknown,
   * which does not mean that disposal is free: see `feeStatus`.
   */
  fees: Array<DisposalFee>;
  /**
   * Key for client caches, unique per item, variant, region, dwelling and language. `node` doesn't find it: ask the item
   * for its `guide` again, with the same arguments.
   */
  id: Scalars['ID']['output'];
  /** Whether the guide follows a region's own rules. */
  isRegional: Scalars['Boolean']['output'];
  /** The item. */
  item: Item;
  /** Day of the last editorial review. */
  lastReviewedOn: Scalars['Date']['output'];
  /** Language of the guide: the available one closest to the requested one. */
  locale: Scalars['Locale']['output'];
  /** Disposal method. */
  method: DisposalMethod;
  /** Address of a drawing of the method, like that of a material. Null if there is none. */
  pictogramUrl: Maybe<Scalars['URL']['output']>;
  /**
   * How the region's rules differ from the national rules, and the region's own put-out instructions
   * in its own words. Null if the region has neither.
   */
  regionalNote: Maybe<Scalars['String']['output']>;
  /** Language of `regionalNote`: Korean if it quotes the region's own words. Null if there is none. */
  regionalNoteLocale: Maybe<Scalars['Locale']['output']>;
  /** Sources of the guide. */
  sources: Array<SourceReference>;
  /** Steps, in order. */
  steps: Array<DisposalStep>;
  /** The guide in one sentence. */
  summary: Scalars['String']['output'];
  /** First day on which the rules apply. Null if unknown. */
  validFrom: Maybe<Scalars['Date']['output']>;
  /** Last day on which the rules apply. Null if no end is known. */
  validUntil: Maybe<Scalars['Date']['output']>;
  /** The variant. Null if the item has none. */
  variant: Maybe<ItemVariant>;
  /** Warnings, for example about common mistakes. */
  warnings: Array<Scalars['String']['output']>;
};

/** A way to dispose of something. New values may be added: for an unknown one, show the guide's summary. */
export type DisposalMethod =
  /** Picked up or taken back as an electrical appliance. */
  | 'APPLIANCE_TAKE_BACK'
  /** Collected as bulky waste, for a fee or by appointment. */
  | 'BULKY_WASTE'
  /** Returned to the shop for the deposit. */
  | 'DEPOSIT_RETURN'
  /** Taken to a drop-off place. */
  | 'DROP_OFF'
  /** Collected with food waste. */
  | 'FOOD_WASTE'
  /** Collected with general waste. */
  | 'GENERAL_WASTE'
  /** Handed in as hazardous waste. */
  | 'HAZARDOUS_WASTE'
  /** Collected as non-combustible waste, in a separate bag. */
  | 'NON_COMBUSTIBLE'
  /** Collected with recyclables. */
  | 'RECYCLABLES'
  /** Given to someone who can use it. */
  | 'REUSE';

/** One step of a guide. */
export type DisposalStep = {
  __typename?: 'DisposalStep';
  /** Kind of action, for icons. */
  action: DisposalAction;
  /** Reason or hint. Null if there is none. */
  detail: Maybe<Scalars['String']['output']>;
  /** Number of the step, from 1. */
  position: Scalars['Int']['output'];
  /** The instruction. */
  text: Scalars['String']['output'];
};

/** A kind of dwelling, as far as collection rules distinguish. */
export type DwellingType =
  /** A flat in a housing complex with its own collection point. */
  | 'APARTMENT'
  /** A shop, an office or another business. */
  | 'BUSINESS'
  /** A house, or a flat in a small building, with collection at the door or in the street. */
  | 'HOUSE';

/** Whether disposal costs anything. */
export type FeeStatus =
  /** Disposal costs a fee. */
  | 'CHARGED'
  /** Disposal is free. */
  | 'FREE'
  /** Unknown. */
  | 'UNKNOWN';

/** A statement from another source that contradicts a guide. */
export type GuideConflict = {
  __typename?: 'GuideConflict';
  /** The other source. */
  source: SourceReference;
  /** The contradicting statement. */
  statement: Scalars['String']['output'];
};

/** A problem with a guide. */
export type GuideProblem =
  /** The guide is out of date. */
  | 'OUTDATED'
  /** The guide differs from the region's own rules. */
  | 'REGION_DIFFERS'
  /** The guide is hard to understand. */
  | 'UNCLEAR'
  /** The guide is wrong. */
  | 'WRONG';

/** A thing people want to dispose of: a pizza box, a toothbrush, a power bank. */
export type Item = Node & {
  __typename?: 'Item';
  /** Category of the item. */
  category: Category;
  /** Common mistakes with the item. */
  commonMistakes: Array<CommonMistake>;
  /** The item's parts and their materials. Empty if no material fits. */
  components: Array<ItemComponent>;
  /** Disposal method, unless a region has a different rule. */
  disposalMethod: DisposalMethod;
  /** The materials that drop-off places accept the item as. */
  dropOffMaterials: Array<Material>;
  /**
   * Step-by-step disposal guide. With a region, it follows the smallest enclosing region that has its
   * own rules; without one, the national rules. Query both under two aliases to show the difference.
   * Null if the region or variant is unknown.
   */
  guide: Maybe<DisposalGuide>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Sorting marks that it may carry: those of the materials of its parts. */
  marks: Array<SortingMark>;
  /** Name of the item. */
  name: Scalars['String']['output'];
  /** Items that are easily confused with it or disposed of together with it. */
  relatedItems: Array<Item>;
  /** Name in web addresses, for example `pizza-box`. The same in every language. */
  slug: Scalars['String']['output'];
  /** Other names for the item. */
  synonyms: Array<Scalars['String']['output']>;
  /** When the catalogue entry last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Cases with different disposal, such as clean and greasy, most frequent first. Often empty. */
  variants: Array<ItemVariant>;
};


/** A thing people want to dispose of: a pizza box, a toothbrush, a power bank. */
export type ItemCommonMistakesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A thing people want to dispose of: a pizza box, a toothbrush, a power bank. */
export type ItemGuideArgs = {
  dwelling?: InputMaybe<DwellingType>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
  regionId?: InputMaybe<Scalars['ID']['input']>;
  variantId?: InputMaybe<Scalars['ID']['input']>;
};


/** A thing people want to dispose of: a pizza box, a toothbrush, a power bank. */
export type ItemNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A thing people want to dispose of: a pizza box, a toothbrush, a power bank. */
export type ItemRelatedItemsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A thing people want to dispose of: a pizza box, a toothbrush, a power bank. */
export type ItemSynonymsArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A completion of a search text. */
export type ItemCompletion = {
  __typename?: 'ItemCompletion';
  /** The item. */
  item: Item;
  /** How the item matched. */
  match: SearchMatch;
};

/** A part of an item that is sorted separately. */
export type ItemComponent = {
  __typename?: 'ItemComponent';
  /** Disposal method of the part, unless a region has a different rule. */
  disposalMethod: DisposalMethod;
  /** Material of the part. */
  material: Material;
  /** Whether to remove the part before disposal. */
  mustBeSeparated: Scalars['Boolean']['output'];
  /** Name of the part, for example "lid". */
  name: Scalars['String']['output'];
};


/** A part of an item that is sorted separately. */
export type ItemComponentNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A page of items. */
export type ItemConnection = {
  __typename?: 'ItemConnection';
  /** The items with their cursors. */
  edges: Array<ItemEdge>;
  /** The items without their cursors. */
  nodes: Array<Item>;
  /** Position of the page in the whole list. */
  pageInfo: PageInfo;
  /** Total number of matching items. */
  totalCount: Scalars['Int']['output'];
};

/** An item in a page. */
export type ItemEdge = {
  __typename?: 'ItemEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Item;
};

/** A filter for items. Its conditions are combined with AND. */
export type ItemFilter = {
  /** Only items in one of these categories or their subcategories, at most 50. */
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only items with one of these disposal methods, at most 50, regardless of regional rules. */
  disposalMethods?: InputMaybe<Array<DisposalMethod>>;
  /** Only items with a part of one of these materials, at most 50. */
  materialIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A page of search results. */
export type ItemSearchConnection = {
  __typename?: 'ItemSearchConnection';
  /** Names that the person may have meant, likeliest first. Empty if there is a sure match, and after the first page. */
  didYouMean: Array<Scalars['String']['output']>;
  /** The items with their cursors and how they matched. */
  edges: Array<ItemSearchEdge>;
  /**
   * Materials to choose from if there is no sure match, so that the person still gets an answer. Empty after the first
   * page.
   */
  fallbackMaterials: Array<Material>;
  /** The items without their cursors. */
  nodes: Array<Item>;
  /** Position of the page in the whole list. */
  pageInfo: PageInfo;
  /** Total number of matching items. */
  totalCount: Scalars['Int']['output'];
};

/** A search result in a page. */
export type ItemSearchEdge = {
  __typename?: 'ItemSearchEdge';
  /** Cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** How the item matched. */
  match: SearchMatch;
  /** The item. */
  node: Item;
};

/** A case of an item that needs different disposal. */
export type ItemVariant = {
  __typename?: 'ItemVariant';
  /** Disposal method, unless a region has a different rule. */
  disposalMethod: DisposalMethod;
  /** Id of the variant. */
  id: Scalars['ID']['output'];
  /** Name that distinguishes it from the other variants, for example "greasy". */
  name: Scalars['String']['output'];
};


/** A case of an item that needs different disposal. */
export type ItemVariantNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A material that waste is sorted by: clear PET, tinplate, carton. */
export type Material = Node & {
  __typename?: 'Material';
  /**
   * A short machine-readable name, for example `PET_CLEAR`. Unlike enum values, new codes need no
   * schema change.
   */
  code: Scalars['String']['output'];
  /** Colour of its bin or icon, as `#RRGGBB`. */
  colorHex: Maybe<Scalars['String']['output']>;
  /** Common mistakes with the material. */
  commonMistakes: Array<CommonMistake>;
  /** Description of the material and how to recognise it. */
  description: Maybe<Scalars['String']['output']>;
  /** Disposal method, unless a region has a different rule. */
  disposalMethod: DisposalMethod;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Whether the material is recyclable. */
  isRecyclable: Scalars['Boolean']['output'];
  /** Items with a part of this material, sorted by name. */
  items: ItemConnection;
  /** Sorting marks for the material. */
  marks: Array<SortingMark>;
  /** Name of the material. */
  name: Scalars['String']['output'];
  /**
   * Address of a drawing of the material: SVG of 24 × 24 units in one colour, the colour of the text around it where a page
   * embeds it. The address changes with the drawing, so it can be kept for ever. Null if there is none.
   */
  pictogramUrl: Maybe<Scalars['URL']['output']>;
  /** Preparation steps, in order. */
  preparation: Array<Scalars['String']['output']>;
};


/** A material that waste is sorted by: clear PET, tinplate, carton. */
export type MaterialCommonMistakesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A material that waste is sorted by: clear PET, tinplate, carton. */
export type MaterialDescriptionArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A material that waste is sorted by: clear PET, tinplate, carton. */
export type MaterialItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A material that waste is sorted by: clear PET, tinplate, carton. */
export type MaterialNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A material that waste is sorted by: clear PET, tinplate, carton. */
export type MaterialPreparationArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Reports a wrong or outdated guide. Does not require sign-in. */
  reportGuideProblem: Maybe<ReportGuideProblemPayload>;
  /** Requests an item that the catalogue lacks. Does not require sign-in. */
  requestItem: Maybe<RequestItemPayload>;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationReportGuideProblemArgs = {
  input: ReportGuideProblemInput;
};


/** All write operations. A field takes at most one argument, `input`, and returns a `MutationPayload`. */
export type MutationRequestItemArgs = {
  input: RequestItemInput;
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

/** Where to put waste out for collection. */
export type PutOutPlacement =
  /** At the neighbourhood's collection point. */
  | 'COLLECTION_POINT'
  /** At the housing complex's own collection point. */
  | 'HOUSING_COMPLEX'
  /** Somewhere else; see the conditions. */
  | 'OTHER'
  /** In front of the resident's own door. */
  | 'OWN_DOOR';

/** All read operations. */
export type Query = {
  __typename?: 'Query';
  /** Completions of a search text that is still being typed. Fast, but may miss items that `searchItems` finds. */
  autocompleteItems: Maybe<Array<ItemCompletion>>;
  /** The top-level categories. */
  categories: Maybe<Array<Category>>;
  /** A category by id or slug, of which one is required. Null if it does not exist. */
  category: Maybe<Category>;
  /**
   * The next collections of an area whose municipality publishes a calendar of them, by day. Empty for an area without one.
   * Korean regions have `Region.collectionSchedule` instead.
   */
  datedCollections: Array<DatedCollection>;
  /**
   * The whole catalogue in one language as one file, for apps that answer without a signal. Keep the file, and compare its
   * `version` when there is a signal again.
   */
  dictionary: Maybe<Dictionary>;
  /** An item by id or slug, of which one is required. Null if it does not exist. */
  item: Maybe<Item>;
  /** Items of the catalogue, sorted by name. */
  items: Maybe<ItemConnection>;
  /** A material by id or code, of which one is required. Null if it does not exist. */
  material: Maybe<Material>;
  /** All materials, in the order of sorting guides. */
  materials: Maybe<Array<Material>>;
  /**
   * Items that match a search text: first the sure matches, then guesses (`FUZZY`), each best match first. Supports
   * synonyms, brands, Korean initial consonants and small typing errors. Returns nothing if no item is near.
   */
  searchItems: Maybe<ItemSearchConnection>;
  /** All sorting marks. */
  sortingMarks: Maybe<Array<SortingMark>>;
};


/** All read operations. */
export type QueryAutocompleteItemsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
  query: Scalars['String']['input'];
};


/** All read operations. */
export type QueryCategoryArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** All read operations. */
export type QueryDatedCollectionsArgs = {
  area: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['Date']['input'];
};


/** All read operations. */
export type QueryDictionaryArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** All read operations. */
export type QueryItemArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** All read operations. */
export type QueryItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
};


/** All read operations. */
export type QueryMaterialArgs = {
  code?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** All read operations. */
export type QuerySearchItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
  query: Scalars['String']['input'];
};

/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Each region can have its own collection days and disposal rules.
 */
export type Region = {
  __typename?: 'Region';
  /**
   * Collection schedule of the region, or else of the smallest enclosing region that has one. A
   * neighbourhood has the rules that name it and those for its whole district; if none names it, it has
   * the district's schedule. Null if none is known, which does not mean that nothing is collected.
   */
  collectionSchedule: Maybe<CollectionSchedule>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /**
   * Items for which the region has its own rules: a rule written by an editor, or a fee for the item
   * itself. Sorted by name. Null if the region is unknown.
   */
  itemsWithOwnRules: Maybe<ItemConnection>;
};


/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Each region can have its own collection days and disposal rules.
 */
export type RegionCollectionScheduleArgs = {
  area?: InputMaybe<Scalars['String']['input']>;
  dwelling?: InputMaybe<DwellingType>;
};


/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Each region can have its own collection days and disposal rules.
 */
export type RegionItemsWithOwnRulesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** Input of `reportGuideProblem`. */
export type ReportGuideProblemInput = {
  /**
   * A key that the client makes up for this call, such as a UUID: 1 to 100 letters, digits and signs of ASCII. A
   * repeated call with it returns the ticket of the first one and makes no other; without sign-in, for a day
   * and from the same network.
   */
  clientMutationKey?: InputMaybe<Scalars['String']['input']>;
  /** The person's comment, at most 1,000 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** Id of the item. */
  itemId: Scalars['ID']['input'];
  /** The problem. */
  problem: GuideProblem;
  /** Id of the region that the guide is for. */
  regionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `reportGuideProblem`. */
export type ReportGuideProblemPayload = MutationPayload & {
  __typename?: 'ReportGuideProblemPayload';
  /** The new ticket. Null if the message was refused. */
  ticket: Maybe<ContentTicket>;
  /** Problems that the person can correct. Empty on success. */
  userErrors: Array<CatalogUserError>;
};

/** Input of `requestItem`. */
export type RequestItemInput = {
  /**
   * A key that the client makes up for this call, such as a UUID: 1 to 100 letters, digits and signs of ASCII. A
   * repeated call with it returns the ticket of the first one and makes no other; without sign-in, for a day
   * and from the same network.
   */
  clientMutationKey?: InputMaybe<Scalars['String']['input']>;
  /** Appearance and materials of the item, at most 1,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Name of the item, 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Id of the region where the person lives. */
  regionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `requestItem`. */
export type RequestItemPayload = MutationPayload & {
  __typename?: 'RequestItemPayload';
  /** The existing item, if the error is `ITEM_EXISTS`. Null otherwise. */
  existingItem: Maybe<Item>;
  /** The new ticket. Null if the message was refused. */
  ticket: Maybe<ContentTicket>;
  /** Problems that the person can correct. Empty on success. */
  userErrors: Array<CatalogUserError>;
};

/** How a name or synonym matched the search text. */
export type SearchMatch = {
  __typename?: 'SearchMatch';
  /** The parts of `text` to emphasise. */
  highlights: Array<TextRange>;
  /** The kind of match. */
  kind: SearchMatchKind;
  /** The name or synonym that matched. */
  text: Scalars['String']['output'];
};

/**
 * The kind of match between a search text and a name. All kinds but `FUZZY` are sure: the item is probably the thing that
 * was meant. In completions, the kind says only how the name continues the text typed so far.
 */
export type SearchMatchKind =
  /** A brand name that people use for the thing matches. */
  | 'BRAND'
  /** The last word of the name is that of the search text, and the name contains its other words: `페트병` in `무색 페트병`. */
  | 'CONTAINS'
  /**
   * The name equals the search text. Spaces, articles, plural endings, and words such as "old" or "broken" make no
   * difference.
   */
  | 'EXACT'
  /**
   * A guess: the name matches apart from small typing errors, or it shares a word with the search text but may be another
   * thing. Guesses come after the sure matches.
   */
  | 'FUZZY'
  /** The initial consonants match, as `ㅍㅌㅂ` matches `페트병`. */
  | 'INITIAL_CONSONANTS'
  /** The name starts with the search text, of which the last syllable or the last letters are missing. */
  | 'PREFIX'
  /** A synonym matches in one of these ways. */
  | 'SYNONYM';

/** A sorting mark printed on products, such as the mark for clear PET. */
export type SortingMark = Node & {
  __typename?: 'SortingMark';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Text printed in the mark, for example "PP". */
  label: Scalars['String']['output'];
  /** The material that the mark identifies. Null if it identifies none. */
  material: Maybe<Material>;
  /** Meaning of the mark and how to sort by it. */
  meaning: Scalars['String']['output'];
  /** Name of the mark. */
  name: Scalars['String']['output'];
  /**
   * Address of a drawing of the mark as people find it on packaging: SVG of 120 × 108 units in one colour. Drawn after the
   * figures of the notice on sorting marks; not the artwork for printing on products. Null if there is none.
   */
  pictogramUrl: Maybe<Scalars['URL']['output']>;
};


/** A sorting mark printed on products, such as the mark for clear PET. */
export type SortingMarkMeaningArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A sorting mark printed on products, such as the mark for clear PET. */
export type SortingMarkNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
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

/** A part of a text. */
export type TextRange = {
  __typename?: 'TextRange';
  /** Length of the part, in UTF-16 code units. */
  length: Scalars['Int']['output'];
  /** Start of the part, in UTF-16 code units from the start of the text. */
  start: Scalars['Int']['output'];
};

/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type User = {
  __typename?: 'User';
  /** The person's kind of dwelling, as far as collection rules distinguish. Null when it isn't set. */
  dwelling: Maybe<DwellingType>;
  /** The region the person lives in. Null when none is set or it can't be read right now. */
  homeRegion: Maybe<Region>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /**
   * The pick-up in the person's home region whose put-out window is open now or opens next. If areas
   * of the region have different rules, it may be for another area: see `coverage` and `areas` of
   * `rule`. Null without a home region or a schedule with days. Requires sign-in.
   */
  nextCollection: Maybe<CollectionDay>;
};


/**
 * The account and profile of the person who makes the call. Nobody else can read them: others
 * see the person as a `Contributor`.
 */
export type UserNextCollectionArgs = {
  materialId?: InputMaybe<Scalars['ID']['input']>;
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
  Region: Region;
  SortingMark: SortingMark;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Category:
    ( { __typename: 'Category' }
    & GraphQLRecursivePick<FederationTypes['Category'], {"id":true}> );
  Item:
    ( { __typename: 'Item' }
    & GraphQLRecursivePick<FederationTypes['Item'], {"id":true}> );
  Material:
    ( { __typename: 'Material' }
    & GraphQLRecursivePick<FederationTypes['Material'], {"id":true}> );
  Region:
    ( { __typename: 'Region' }
    & GraphQLRecursivePick<FederationTypes['Region'], {"id":true}> );
  SortingMark:
    ( { __typename: 'SortingMark' }
    & GraphQLRecursivePick<FederationTypes['SortingMark'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['User'], {"homeRegion":{"id":true},"dwelling":true}> ) );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  MutationPayload:
    | ( Omit<ReportGuideProblemPayload, 'ticket'> & { ticket?: Maybe<_RefType['ContentTicket']> } & { __typename: 'ReportGuideProblemPayload' } )
    | ( Omit<RequestItemPayload, 'existingItem' | 'ticket'> & { existingItem?: Maybe<_RefType['Item']>, ticket?: Maybe<_RefType['ContentTicket']> } & { __typename: 'RequestItemPayload' } )
  ;
  Node:
    | ( CategoryRowParent & { __typename: 'Category' } )
    | ( ItemRowParent & { __typename: 'Item' } )
    | ( MaterialRowParent & { __typename: 'Material' } )
    | ( SortingMarkRowParent & { __typename: 'SortingMark' } )
  ;
  UserError: ( CatalogUserError & { __typename: 'CatalogUserError' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  CatalogErrorCode: CatalogErrorCode;
  CatalogUserError: ResolverTypeWrapper<CatalogUserError>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Category: ResolverTypeWrapper<CategoryRowParent>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CollectionArea: ResolverTypeWrapper<CollectionAreaParent>;
  CollectionCoverage: CollectionCoverage;
  CollectionDay: ResolverTypeWrapper<PickupParent>;
  CollectionException: ResolverTypeWrapper<ExceptionParent>;
  CollectionRule: ResolverTypeWrapper<RuleParent>;
  CollectionSchedule: ResolverTypeWrapper<ScheduleParent>;
  CommonMistake: ResolverTypeWrapper<CommonMistake>;
  Confidence: Confidence;
  ContentTicket: ResolverTypeWrapper<ContentTicketRowParent>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DatedCollection: ResolverTypeWrapper<DatedCollection>;
  Dictionary: ResolverTypeWrapper<Dictionary>;
  DisposalAction: DisposalAction;
  DisposalFee: ResolverTypeWrapper<import('./domain/guides/fees-and-bag-prices.ts').FeeLine & { locale: import('../_shared/locale.ts').Locale }>;
  DisposalGuide: ResolverTypeWrapper<GuideParent>;
  DisposalMethod: DisposalMethod;
  DisposalStep: ResolverTypeWrapper<DisposalStep>;
  DwellingType: DwellingType;
  FeeStatus: FeeStatus;
  GuideConflict: ResolverTypeWrapper<Omit<GuideConflict, 'source'> & { source: ResolversTypes['SourceReference'] }>;
  GuideProblem: GuideProblem;
  Item: ResolverTypeWrapper<ItemRowParent>;
  ItemCompletion: ResolverTypeWrapper<Omit<ItemCompletion, 'item'> & { item: ResolversTypes['Item'] }>;
  ItemComponent: ResolverTypeWrapper<ItemComponentRowParent>;
  ItemConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['ItemEdge']>>;
  ItemEdge: ResolverTypeWrapper<Omit<ItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  ItemFilter: ItemFilter;
  ItemSearchConnection: ResolverTypeWrapper<import('../_shared/pagination.ts').Connection<ResolversParentTypes['ItemSearchEdge']> & { didYouMean: string[]; fallbackMaterials: () => Promise<ResolversParentTypes['Material'][]> }>;
  ItemSearchEdge: ResolverTypeWrapper<Omit<ItemSearchEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  ItemVariant: ResolverTypeWrapper<ItemVariantRowParent>;
  LocalTime: ResolverTypeWrapper<Scalars['LocalTime']['output']>;
  Locale: ResolverTypeWrapper<Scalars['Locale']['output']>;
  Material: ResolverTypeWrapper<MaterialRowParent>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  PutOutPlacement: PutOutPlacement;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Region: ResolverTypeWrapper<{ id: string }>;
  ReportGuideProblemInput: ReportGuideProblemInput;
  ReportGuideProblemPayload: ResolverTypeWrapper<Omit<ReportGuideProblemPayload, 'ticket'> & { ticket?: Maybe<ResolversTypes['ContentTicket']> }>;
  RequestItemInput: RequestItemInput;
  RequestItemPayload: ResolverTypeWrapper<Omit<RequestItemPayload, 'existingItem' | 'ticket'> & { existingItem?: Maybe<ResolversTypes['Item']>, ticket?: Maybe<ResolversTypes['ContentTicket']> }>;
  SearchMatch: ResolverTypeWrapper<SearchMatch>;
  SearchMatchKind: SearchMatchKind;
  SortingMark: ResolverTypeWrapper<SortingMarkRowParent>;
  SourceReference: ResolverTypeWrapper<SourceRowParent>;
  TextRange: ResolverTypeWrapper<TextRange>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  User: ResolverTypeWrapper<{ id: string; homeRegion?: { id: string } | null; dwelling?: DwellingType | null }>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  Weekday: Weekday;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CatalogUserError: CatalogUserError;
  String: Scalars['String']['output'];
  Category: CategoryRowParent;
  ID: Scalars['ID']['output'];
  CollectionArea: CollectionAreaParent;
  CollectionDay: PickupParent;
  CollectionException: ExceptionParent;
  CollectionRule: RuleParent;
  CollectionSchedule: ScheduleParent;
  CommonMistake: CommonMistake;
  ContentTicket: ContentTicketRowParent;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DatedCollection: DatedCollection;
  Dictionary: Dictionary;
  DisposalFee: import('./domain/guides/fees-and-bag-prices.ts').FeeLine & { locale: import('../_shared/locale.ts').Locale };
  DisposalGuide: GuideParent;
  DisposalStep: DisposalStep;
  GuideConflict: Omit<GuideConflict, 'source'> & { source: ResolversParentTypes['SourceReference'] };
  Item: ItemRowParent;
  ItemCompletion: Omit<ItemCompletion, 'item'> & { item: ResolversParentTypes['Item'] };
  ItemComponent: ItemComponentRowParent;
  ItemConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['ItemEdge']>;
  ItemEdge: Omit<ItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  ItemFilter: ItemFilter;
  ItemSearchConnection: import('../_shared/pagination.ts').Connection<ResolversParentTypes['ItemSearchEdge']> & { didYouMean: string[]; fallbackMaterials: () => Promise<ResolversParentTypes['Material'][]> };
  ItemSearchEdge: Omit<ItemSearchEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  ItemVariant: ItemVariantRowParent;
  LocalTime: Scalars['LocalTime']['output'];
  Locale: Scalars['Locale']['output'];
  Material: MaterialRowParent;
  Mutation: Record<PropertyKey, never>;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Query: Record<PropertyKey, never>;
  Region: { id: string };
  ReportGuideProblemInput: ReportGuideProblemInput;
  ReportGuideProblemPayload: Omit<ReportGuideProblemPayload, 'ticket'> & { ticket?: Maybe<ResolversParentTypes['ContentTicket']> };
  RequestItemInput: RequestItemInput;
  RequestItemPayload: Omit<RequestItemPayload, 'existingItem' | 'ticket'> & { existingItem?: Maybe<ResolversParentTypes['Item']>, ticket?: Maybe<ResolversParentTypes['ContentTicket']> };
  SearchMatch: SearchMatch;
  SortingMark: SortingMarkRowParent;
  SourceReference: SourceRowParent;
  TextRange: TextRange;
  URL: Scalars['URL']['output'];
  User: { id: string; homeRegion?: { id: string } | null; dwelling?: DwellingType | null };
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

export type CatalogUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogUserError'] = ResolversParentTypes['CatalogUserError']> = {
  code?: Resolver<ResolversTypes['CatalogErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category'], FederationReferenceType extends FederationReferenceTypes['Category'] = FederationReferenceTypes['Category']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Category']> | FederationReferenceType, FederationReferenceType, ContextType>;
  children?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<CategoryDescriptionArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['ItemConnection'], ParentType, ContextType, RequireFields<CategoryItemsArgs, 'first'>>;
  materials?: Resolver<Array<ResolversTypes['Material']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<CategoryNameArgs>>;
  parent?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  pictogramUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CollectionAreaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionArea'] = ResolversParentTypes['CollectionArea']> = {
  isWholeRegion?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameLocale?: Resolver<ResolversTypes['Locale'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
};

export type CollectionDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionDay'] = ResolversParentTypes['CollectionDay']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isMoved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  materials?: Resolver<Array<ResolversTypes['Material']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['DisposalMethod'], ParentType, ContextType>;
  putOutFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  putOutUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['CollectionRule'], ParentType, ContextType>;
  uid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CollectionExceptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionException'] = ResolversParentTypes['CollectionException']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isCancelled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  movedTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<CollectionExceptionReasonArgs>>;
};

export type CollectionRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionRule'] = ResolversParentTypes['CollectionRule']> = {
  areas?: Resolver<Array<ResolversTypes['CollectionArea']>, ParentType, ContextType>;
  conditions?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<CollectionRuleConditionsArgs>>;
  conditionsLocale?: Resolver<Maybe<ResolversTypes['Locale']>, ParentType, ContextType, Partial<CollectionRuleConditionsLocaleArgs>>;
  coverage?: Resolver<ResolversTypes['CollectionCoverage'], ParentType, ContextType>;
  dwellings?: Resolver<Array<ResolversTypes['DwellingType']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  materials?: Resolver<Array<ResolversTypes['Material']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['DisposalMethod'], ParentType, ContextType>;
  placement?: Resolver<ResolversTypes['PutOutPlacement'], ParentType, ContextType>;
  putOutFrom?: Resolver<Maybe<ResolversTypes['LocalTime']>, ParentType, ContextType>;
  putOutMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  weekdays?: Resolver<Array<ResolversTypes['Weekday']>, ParentType, ContextType>;
  weeksOfMonth?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CollectionScheduleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionSchedule'] = ResolversParentTypes['CollectionSchedule']> = {
  appliesTo?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  calendarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType, Partial<CollectionScheduleCalendarUrlArgs>>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  contactPhone?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  exceptions?: Resolver<Array<ResolversTypes['CollectionException']>, ParentType, ContextType, RequireFields<CollectionScheduleExceptionsArgs, 'days'>>;
  isDivided?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastReviewedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  nextPickups?: Resolver<Array<ResolversTypes['CollectionDay']>, ParentType, ContextType, RequireFields<CollectionScheduleNextPickupsArgs, 'days'>>;
  remarks?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['CollectionRule']>, ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['SourceReference']>, ParentType, ContextType>;
};

export type CommonMistakeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommonMistake'] = ResolversParentTypes['CommonMistake']> = {
  instead?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mistake?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContentTicketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContentTicket'] = ResolversParentTypes['ContentTicket']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DatedCollectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatedCollection'] = ResolversParentTypes['DatedCollection']> = {
  area?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['DisposalMethod']>, ParentType, ContextType>;
  waste?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DictionaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dictionary'] = ResolversParentTypes['Dictionary']> = {
  locale?: Resolver<ResolversTypes['Locale'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DisposalFeeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisposalFee'] = ResolversParentTypes['DisposalFee']> = {
  amountMinor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maxAmountMinor?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  specification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  specificationLocale?: Resolver<Maybe<ResolversTypes['Locale']>, ParentType, ContextType>;
};

export type DisposalGuideResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisposalGuide'] = ResolversParentTypes['DisposalGuide']> = {
  appliesTo?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  conflicts?: Resolver<Array<ResolversTypes['GuideConflict']>, ParentType, ContextType>;
  feeStatus?: Resolver<ResolversTypes['FeeStatus'], ParentType, ContextType>;
  fees?: Resolver<Array<ResolversTypes['DisposalFee']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isRegional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  item?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  lastReviewedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['Locale'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['DisposalMethod'], ParentType, ContextType>;
  pictogramUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  regionalNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  regionalNoteLocale?: Resolver<Maybe<ResolversTypes['Locale']>, ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['SourceReference']>, ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['DisposalStep']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['ItemVariant']>, ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DisposalStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisposalStep'] = ResolversParentTypes['DisposalStep']> = {
  action?: Resolver<ResolversTypes['DisposalAction'], ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GuideConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuideConflict'] = ResolversParentTypes['GuideConflict']> = {
  source?: Resolver<ResolversTypes['SourceReference'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item'], FederationReferenceType extends FederationReferenceTypes['Item'] = FederationReferenceTypes['Item']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Item']> | FederationReferenceType, FederationReferenceType, ContextType>;
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  commonMistakes?: Resolver<Array<ResolversTypes['CommonMistake']>, ParentType, ContextType, Partial<ItemCommonMistakesArgs>>;
  components?: Resolver<Array<ResolversTypes['ItemComponent']>, ParentType, ContextType>;
  disposalMethod?: Resolver<ResolversTypes['DisposalMethod'], ParentType, ContextType>;
  dropOffMaterials?: Resolver<Array<ResolversTypes['Material']>, ParentType, ContextType>;
  guide?: Resolver<Maybe<ResolversTypes['DisposalGuide']>, ParentType, ContextType, Partial<ItemGuideArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  marks?: Resolver<Array<ResolversTypes['SortingMark']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ItemNameArgs>>;
  relatedItems?: Resolver<Array<ResolversTypes['Item']>, ParentType, ContextType, RequireFields<ItemRelatedItemsArgs, 'first'>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  synonyms?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType, Partial<ItemSynonymsArgs>>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  variants?: Resolver<Array<ResolversTypes['ItemVariant']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ItemCompletionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ItemCompletion'] = ResolversParentTypes['ItemCompletion']> = {
  item?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  match?: Resolver<ResolversTypes['SearchMatch'], ParentType, ContextType>;
};

export type ItemComponentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ItemComponent'] = ResolversParentTypes['ItemComponent']> = {
  disposalMethod?: Resolver<ResolversTypes['DisposalMethod'], ParentType, ContextType>;
  material?: Resolver<ResolversTypes['Material'], ParentType, ContextType>;
  mustBeSeparated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ItemComponentNameArgs>>;
};

export type ItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ItemConnection'] = ResolversParentTypes['ItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ItemEdge'] = ResolversParentTypes['ItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
};

export type ItemSearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ItemSearchConnection'] = ResolversParentTypes['ItemSearchConnection']> = {
  didYouMean?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['ItemSearchEdge']>, ParentType, ContextType>;
  fallbackMaterials?: Resolver<Array<ResolversTypes['Material']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ItemSearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ItemSearchEdge'] = ResolversParentTypes['ItemSearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  match?: Resolver<ResolversTypes['SearchMatch'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
};

export type ItemVariantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ItemVariant'] = ResolversParentTypes['ItemVariant']> = {
  disposalMethod?: Resolver<ResolversTypes['DisposalMethod'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ItemVariantNameArgs>>;
};

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export interface LocaleScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Locale'], any> {
  name: 'Locale';
}

export type MaterialResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Material'] = ResolversParentTypes['Material'], FederationReferenceType extends FederationReferenceTypes['Material'] = FederationReferenceTypes['Material']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Material']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  colorHex?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  commonMistakes?: Resolver<Array<ResolversTypes['CommonMistake']>, ParentType, ContextType, Partial<MaterialCommonMistakesArgs>>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<MaterialDescriptionArgs>>;
  disposalMethod?: Resolver<ResolversTypes['DisposalMethod'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isRecyclable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['ItemConnection'], ParentType, ContextType, RequireFields<MaterialItemsArgs, 'first'>>;
  marks?: Resolver<Array<ResolversTypes['SortingMark']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<MaterialNameArgs>>;
  pictogramUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  preparation?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType, Partial<MaterialPreparationArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  reportGuideProblem?: Resolver<Maybe<ResolversTypes['ReportGuideProblemPayload']>, ParentType, ContextType, RequireFields<MutationReportGuideProblemArgs, 'input'>>;
  requestItem?: Resolver<Maybe<ResolversTypes['RequestItemPayload']>, ParentType, ContextType, RequireFields<MutationRequestItemArgs, 'input'>>;
};

export type MutationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'ReportGuideProblemPayload' | 'RequestItemPayload', ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Category' | 'Item' | 'Material' | 'SortingMark', ParentType, ContextType>;
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

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  autocompleteItems?: Resolver<Maybe<Array<ResolversTypes['ItemCompletion']>>, ParentType, ContextType, RequireFields<QueryAutocompleteItemsArgs, 'first' | 'query'>>;
  categories?: Resolver<Maybe<Array<ResolversTypes['Category']>>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, Partial<QueryCategoryArgs>>;
  datedCollections?: Resolver<Array<ResolversTypes['DatedCollection']>, ParentType, ContextType, RequireFields<QueryDatedCollectionsArgs, 'area' | 'first' | 'from'>>;
  dictionary?: Resolver<Maybe<ResolversTypes['Dictionary']>, ParentType, ContextType, Partial<QueryDictionaryArgs>>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType, Partial<QueryItemArgs>>;
  items?: Resolver<Maybe<ResolversTypes['ItemConnection']>, ParentType, ContextType, RequireFields<QueryItemsArgs, 'first'>>;
  material?: Resolver<Maybe<ResolversTypes['Material']>, ParentType, ContextType, Partial<QueryMaterialArgs>>;
  materials?: Resolver<Maybe<Array<ResolversTypes['Material']>>, ParentType, ContextType>;
  searchItems?: Resolver<Maybe<ResolversTypes['ItemSearchConnection']>, ParentType, ContextType, RequireFields<QuerySearchItemsArgs, 'first' | 'query'>>;
  sortingMarks?: Resolver<Maybe<Array<ResolversTypes['SortingMark']>>, ParentType, ContextType>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region'], FederationReferenceType extends FederationReferenceTypes['Region'] = FederationReferenceTypes['Region']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Region']> | FederationReferenceType, FederationReferenceType, ContextType>;
  collectionSchedule?: Resolver<Maybe<ResolversTypes['CollectionSchedule']>, ParentType, ContextType, Partial<RegionCollectionScheduleArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  itemsWithOwnRules?: Resolver<Maybe<ResolversTypes['ItemConnection']>, ParentType, ContextType, RequireFields<RegionItemsWithOwnRulesArgs, 'first'>>;
};

export type ReportGuideProblemPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportGuideProblemPayload'] = ResolversParentTypes['ReportGuideProblemPayload']> = {
  ticket?: Resolver<Maybe<ResolversTypes['ContentTicket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CatalogUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestItemPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestItemPayload'] = ResolversParentTypes['RequestItemPayload']> = {
  existingItem?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['ContentTicket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CatalogUserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SearchMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchMatch'] = ResolversParentTypes['SearchMatch']> = {
  highlights?: Resolver<Array<ResolversTypes['TextRange']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SearchMatchKind'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SortingMarkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SortingMark'] = ResolversParentTypes['SortingMark'], FederationReferenceType extends FederationReferenceTypes['SortingMark'] = FederationReferenceTypes['SortingMark']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SortingMark']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  material?: Resolver<Maybe<ResolversTypes['Material']>, ParentType, ContextType>;
  meaning?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<SortingMarkMeaningArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<SortingMarkNameArgs>>;
  pictogramUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceReferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceReference'] = ResolversParentTypes['SourceReference']> = {
  license?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publisher?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retrievedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type TextRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextRange'] = ResolversParentTypes['TextRange']> = {
  length?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextCollection?: Resolver<Maybe<ResolversTypes['CollectionDay']>, ParentType, ContextType, Partial<UserNextCollectionArgs>>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'CatalogUserError', ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  CatalogUserError?: CatalogUserErrorResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  CollectionArea?: CollectionAreaResolvers<ContextType>;
  CollectionDay?: CollectionDayResolvers<ContextType>;
  CollectionException?: CollectionExceptionResolvers<ContextType>;
  CollectionRule?: CollectionRuleResolvers<ContextType>;
  CollectionSchedule?: CollectionScheduleResolvers<ContextType>;
  CommonMistake?: CommonMistakeResolvers<ContextType>;
  ContentTicket?: ContentTicketResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DatedCollection?: DatedCollectionResolvers<ContextType>;
  Dictionary?: DictionaryResolvers<ContextType>;
  DisposalFee?: DisposalFeeResolvers<ContextType>;
  DisposalGuide?: DisposalGuideResolvers<ContextType>;
  DisposalStep?: DisposalStepResolvers<ContextType>;
  GuideConflict?: GuideConflictResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  ItemCompletion?: ItemCompletionResolvers<ContextType>;
  ItemComponent?: ItemComponentResolvers<ContextType>;
  ItemConnection?: ItemConnectionResolvers<ContextType>;
  ItemEdge?: ItemEdgeResolvers<ContextType>;
  ItemSearchConnection?: ItemSearchConnectionResolvers<ContextType>;
  ItemSearchEdge?: ItemSearchEdgeResolvers<ContextType>;
  ItemVariant?: ItemVariantResolvers<ContextType>;
  LocalTime?: GraphQLScalarType;
  Locale?: GraphQLScalarType;
  Material?: MaterialResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PhoneNumber?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  ReportGuideProblemPayload?: ReportGuideProblemPayloadResolvers<ContextType>;
  RequestItemPayload?: RequestItemPayloadResolvers<ContextType>;
  SearchMatch?: SearchMatchResolvers<ContextType>;
  SortingMark?: SortingMarkResolvers<ContextType>;
  SourceReference?: SourceReferenceResolvers<ContextType>;
  TextRange?: TextRangeResolvers<ContextType>;
  URL?: GraphQLScalarType;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  length?: LengthDirectiveResolver<any, any, ContextType>;
};
