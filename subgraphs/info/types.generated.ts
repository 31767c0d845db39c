import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CategoryRow as CategoryRowParent, ContentTicketRow as ContentTicketRowParent, ItemRow as ItemRowParent, MaterialRow as MaterialRowParent, SourceRow as SourceRowParent } from './db/schema.ts';
import type { Pickup as PickupParent, Exception as ExceptionParent, Rule as RuleParent, Schedule as ScheduleParent } from './domain/collection/schedules.ts';
import type { FeeLine as FeeLineParent } from './domain/guides/fees.ts';
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

/** What can be wrong in the info subgraph. More may be added: show `message` for an unknown one. */
export type CatalogErrorCode =
  /** The comment is too long. */
  | 'COMMENT_TOO_LONG'
  /** The item is in the catalogue already. */
  | 'ITEM_EXISTS'
  /** The id isn't one of an item. */
  | 'ITEM_UNKNOWN'
  /** The name is empty or too long. */
  | 'NAME_INVALID'
  /** The id isn't one of a region. */
  | 'REGION_UNKNOWN'
  /** Too many messages for one day. */
  | 'TOO_MANY_MESSAGES';

/** Something about a request or a report that the person can put right. */
export type CatalogUserError = UserError & {
  __typename?: 'CatalogUserError';
  /** What is wrong, for programs. More may be added. */
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
  /** The categories below. */
  children: Array<Category>;
  /** What belongs in it. */
  description: Maybe<Scalars['String']['output']>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The items in it and in the categories below. */
  items: ItemConnection;
  /**
   * The materials of the items in this category and in the categories below it: the materials of
   * their parts, and those that drop-off places accept them as. Ordered as sorting guides show them.
   */
  materials: Array<Material>;
  /** Its name. */
  name: Scalars['String']['output'];
  /** The category above. Null at the top of the tree. */
  parent: Maybe<Category>;
  /** Its name in web addresses, for example `small-appliances`. The same in every language. */
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
};


/** A category of items, such as packaging or small appliances. Categories form a tree. */
export type CategoryNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A day on which something is put out for collection. */
export type CollectionDay = {
  __typename?: 'CollectionDay';
  /** The day on which putting out begins, in the region's time zone, also when it goes on after midnight. */
  date: Scalars['Date']['output'];
  /** The materials that are collected. Empty when it is all of that sort. */
  materials: Array<Material>;
  /** The sort of waste. */
  method: DisposalMethod;
  /** From when to put things out. Null when that isn't known. */
  putOutFrom: Maybe<Scalars['DateTime']['output']>;
  /** Until when to put things out. Null when that isn't known. */
  putOutUntil: Maybe<Scalars['DateTime']['output']>;
  /** The rule behind it. */
  rule: CollectionRule;
  /** A key that stays the same when the schedule is read again, for calendars and notifications. */
  uid: Scalars['String']['output'];
};

/** A day on which the ordinary rules don't hold. */
export type CollectionException = {
  __typename?: 'CollectionException';
  /** The day. */
  date: Scalars['Date']['output'];
  /** Whether nothing is collected. False where only some of the rules don't hold. */
  isCancelled: Scalars['Boolean']['output'];
  /** Why, for example the name of the holiday. */
  reason: Maybe<Scalars['String']['output']>;
};


/** A day on which the ordinary rules don't hold. */
export type CollectionExceptionReasonArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** An ordinary rule of collection. */
export type CollectionRule = {
  __typename?: 'CollectionRule';
  /**
   * The bag or the bin to use, and other conditions, in the words of the source. Before them the
   * areas that the rule is about, where others have rules of their own.
   */
  conditions: Maybe<Scalars['String']['output']>;
  /** The kinds of dwelling it is about. Empty when it is about all of them. */
  dwellings: Array<DwellingType>;
  /** Id of the rule. */
  id: Scalars['ID']['output'];
  /** The materials it is about. Empty when it is about all of that sort. */
  materials: Array<Material>;
  /** The sort of waste. */
  method: DisposalMethod;
  /** Where to put it. */
  placement: PutOutPlacement;
  /** From when it may be put out. Null when that isn't known. */
  putOutFrom: Maybe<Scalars['LocalTime']['output']>;
  /** For how many minutes it may be put out; 1440 is all day. Null when that isn't known. */
  putOutMinutes: Maybe<Scalars['Int']['output']>;
  /**
   * The days of the week on which putting out begins, also when it goes on after midnight. Empty
   * when the source names none, as for bulky waste.
   */
  weekdays: Array<Weekday>;
  /**
   * The weeks of the month in which it is put out, from 1: a day from the 8th to the 14th is in week
   * 2. Empty when it is every week.
   */
  weeksOfMonth: Array<Scalars['Int']['output']>;
};


/** An ordinary rule of collection. */
export type CollectionRuleConditionsArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** When and how things are collected in a region. */
export type CollectionSchedule = {
  __typename?: 'CollectionSchedule';
  /** The region that the schedule was made for; it may be larger than the one asked about. */
  appliesTo: Maybe<Region>;
  /**
   * Address of a calendar feed (iCalendar) to subscribe to, in the language of the request, and for
   * the dwelling that was asked about.
   */
  calendarUrl: Maybe<Scalars['URL']['output']>;
  /** How far it can be trusted: as far as the rule that can be trusted least. */
  confidence: Confidence;
  /** Telephone number of the office in charge; with several offices, that of most rules. */
  contactPhone: Maybe<Scalars['PhoneNumber']['output']>;
  /**
   * Days on which the ordinary rules don't hold, such as holidays, in order of time. Ends where the
   * country's holidays aren't announced yet.
   */
  exceptions: Array<CollectionException>;
  /** The day on which the source was last read. */
  lastReviewedOn: Scalars['Date']['output'];
  /**
   * The days on which something is collected, worked out from rules and exceptions, in order of
   * time. Several of one day and one sort of waste are of different areas or dwellings: look at the
   * rule. Ends where the country's holidays aren't announced yet.
   */
  nextPickups: Array<CollectionDay>;
  /** What the source says in words that couldn't be turned into rules, or not wholly. In Korean. */
  remarks: Array<Scalars['String']['output']>;
  /**
   * The ordinary rules, by sort of waste. A region may have several for one sort, each for some of
   * its areas: their conditions name them.
   */
  rules: Array<CollectionRule>;
  /** Where the schedule was taken from. */
  sources: Array<SourceReference>;
};


/** When and how things are collected in a region. */
export type CollectionScheduleExceptionsArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
};


/** When and how things are collected in a region. */
export type CollectionScheduleNextPickupsArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  materialIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Something people often get wrong. */
export type CommonMistake = {
  __typename?: 'CommonMistake';
  /** What to do instead. */
  instead: Scalars['String']['output'];
  /** What they do. */
  mistake: Scalars['String']['output'];
  /** Why it matters. */
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

/** What an editor received from somebody. */
export type ContentTicket = {
  __typename?: 'ContentTicket';
  /** Number to name when asking about it. */
  id: Scalars['ID']['output'];
  /** When it was received. */
  receivedAt: Scalars['DateTime']['output'];
};

/** What is done in a step of a guide. More may be added: treat an unknown value as `OTHER`. */
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

/** What a disposal costs. */
export type DisposalFee = {
  __typename?: 'DisposalFee';
  /** The amount, in whole units of the currency's smallest coin. */
  amountMinor: Scalars['Int']['output'];
  /** The currency, as an ISO 4217 code. */
  currency: Scalars['String']['output'];
  /** The highest amount, when the region gives a range. */
  maxAmountMinor: Maybe<Scalars['Int']['output']>;
  /**
   * The size or kind that it is for, for example "one chair". That of bulky waste is in the words of
   * the source, in Korean.
   */
  specification: Maybe<Scalars['String']['output']>;
};

/** How to dispose of an item, in one region and one language. */
export type DisposalGuide = {
  __typename?: 'DisposalGuide';
  /**
   * The region whose rules these are. Null for those of the whole country. What it says nothing of
   * is taken from the regions around it.
   */
  appliesTo: Maybe<Region>;
  /**
   * How far it can be trusted. `LOW` when another source contradicts it or its review is over five
   * years old; at most `MEDIUM` when municipalities differ or the review is over a year old.
   */
  confidence: Confidence;
  /** What other sources say that doesn't agree. Usually empty. */
  conflicts: Array<GuideConflict>;
  /** Whether it costs anything. */
  feeStatus: FeeStatus;
  /**
   * What it costs, one line for each size or kind that the region tells apart. Empty when the
   * region's fees aren't known, which doesn't mean that it is free: see `feeStatus`.
   */
  fees: Array<DisposalFee>;
  /** A key for client caches: one for each item, variant, region, dwelling and language. */
  id: Scalars['ID']['output'];
  /** Whether a region's own rules were found. */
  isRegional: Scalars['Boolean']['output'];
  /** The item. */
  item: Item;
  /** The day on which an editor last went through it. */
  lastReviewedOn: Scalars['Date']['output'];
  /** The language it is written in; the nearest one there is to the one that was asked for. */
  locale: Scalars['Locale']['output'];
  /** Where it goes. */
  method: DisposalMethod;
  /**
   * In what way the region differs from the rest of the country, and how it wants things put out, in
   * the words of its own instructions where it has any. Null when it says nothing.
   */
  regionalNote: Maybe<Scalars['String']['output']>;
  /** Where the guide was taken from. */
  sources: Array<SourceReference>;
  /** What to do, in order. */
  steps: Array<DisposalStep>;
  /** The answer in one sentence. */
  summary: Scalars['String']['output'];
  /** The day from which these rules hold. Null when that isn't known. */
  validFrom: Maybe<Scalars['Date']['output']>;
  /** The last day on which these rules hold. Null when no end is known. */
  validUntil: Maybe<Scalars['Date']['output']>;
  /** The variant. Null when the item has none. */
  variant: Maybe<ItemVariant>;
  /** What to watch out for. */
  warnings: Array<Scalars['String']['output']>;
};

/** Where something goes. More may be added: show the guide's summary for an unknown value. */
export type DisposalMethod =
  /** To the electrical appliances, which are fetched or taken back. */
  | 'APPLIANCE_TAKE_BACK'
  /** To the bulky waste, with a fee or an appointment. */
  | 'BULKY_WASTE'
  /** Back to the shop, for the deposit. */
  | 'DEPOSIT_RETURN'
  /** To a drop-off place. */
  | 'DROP_OFF'
  /** To the food waste. */
  | 'FOOD_WASTE'
  /** To the ordinary waste. */
  | 'GENERAL_WASTE'
  /** To the hazardous waste. */
  | 'HAZARDOUS_WASTE'
  /** To the waste that doesn't burn, in a bag of its own. */
  | 'NON_COMBUSTIBLE'
  /** To the recyclables that are collected. */
  | 'RECYCLABLES'
  /** To somebody who can use it. */
  | 'REUSE';

/** One step of a guide. */
export type DisposalStep = {
  __typename?: 'DisposalStep';
  /** What is done, for icons. */
  action: DisposalAction;
  /** Why, or a hint. */
  detail: Maybe<Scalars['String']['output']>;
  /** Which step it is, from 1. */
  position: Scalars['Int']['output'];
  /** What to do, in words. */
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

/** Whether a disposal costs anything. */
export type FeeStatus =
  /** There is a fee. */
  | 'CHARGED'
  /** It is free. */
  | 'FREE'
  /** It isn't known. */
  | 'UNKNOWN';

/** What another source says that doesn't agree with a guide. */
export type GuideConflict = {
  __typename?: 'GuideConflict';
  /** The other source. */
  source: SourceReference;
  /** What it says. */
  statement: Scalars['String']['output'];
};

/** A problem with a guide. */
export type GuideProblem =
  /** It is out of date. */
  | 'OUTDATED'
  /** It isn't what the region says. */
  | 'REGION_DIFFERS'
  /** It can't be understood. */
  | 'UNCLEAR'
  /** It is wrong. */
  | 'WRONG';

/** A thing people want to dispose of: a pizza box, a toothbrush, a power bank. */
export type Item = Node & {
  __typename?: 'Item';
  /** The shelf it is on. */
  category: Category;
  /** What people often get wrong about it. */
  commonMistakes: Array<CommonMistake>;
  /** What it is made of, part by part. Empty where no material fits. */
  components: Array<ItemComponent>;
  /** Where it goes unless a region says otherwise. */
  disposalMethod: DisposalMethod;
  /** The materials that drop-off places accept the item as. */
  dropOffMaterials: Array<Material>;
  /**
   * How to dispose of it, step by step. With a region, the rules of the smallest region around it
   * that has any of its own; without one, those of the whole country. Ask for both under two names
   * to show the difference. Null for an unknown region or variant.
   */
  guide: Maybe<DisposalGuide>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** The marks that may be found on it: those that stand for the materials of its parts. */
  marks: Array<SortingMark>;
  /** Its name. */
  name: Scalars['String']['output'];
  /** Items that are easily mistaken for it, or disposed of together with it. */
  relatedItems: Array<Item>;
  /** Its name in web addresses, for example `pizza-box`. The same in every language. */
  slug: Scalars['String']['output'];
  /** Other names that people use for it. */
  synonyms: Array<Scalars['String']['output']>;
  /** When the entry was last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** The cases in which it is disposed of differently, such as clean and greasy, the most frequent first. Often empty. */
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

/** A completion of what somebody is typing. */
export type ItemCompletion = {
  __typename?: 'ItemCompletion';
  /** The item. */
  item: Item;
  /** How the item matched. */
  match: SearchMatch;
};

/** A part of an item that is sorted by itself. */
export type ItemComponent = {
  __typename?: 'ItemComponent';
  /** Where the part goes unless a region says otherwise. */
  disposalMethod: DisposalMethod;
  /** What the part is made of. */
  material: Material;
  /** Whether it has to be taken off first. */
  mustBeSeparated: Scalars['Boolean']['output'];
  /** What the part is called, for example "lid". */
  name: Scalars['String']['output'];
};


/** A part of an item that is sorted by itself. */
export type ItemComponentNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A page of items. */
export type ItemConnection = {
  __typename?: 'ItemConnection';
  /** The items with their cursors. */
  edges: Array<ItemEdge>;
  /** The items alone. */
  nodes: Array<Item>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many items match in all. */
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

/** Which items to return. Conditions are combined with and. */
export type ItemFilter = {
  /** Only those in one of these categories, or below. */
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only those that go one of these ways unless a region says otherwise. */
  disposalMethods?: InputMaybe<Array<DisposalMethod>>;
  /** Only those with a part made of one of these materials. */
  materialIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A page of search results. */
export type ItemSearchConnection = {
  __typename?: 'ItemSearchConnection';
  /** What the person may have meant, the likeliest first. Empty when the results look right. */
  didYouMean: Array<Scalars['String']['output']>;
  /** The items with their cursors and how they matched. */
  edges: Array<ItemSearchEdge>;
  /** Materials to choose from when no item fits, so that nobody is left without an answer. */
  fallbackMaterials: Array<Material>;
  /** The items alone. */
  nodes: Array<Item>;
  /** Where this page stands. */
  pageInfo: PageInfo;
  /** How many items match in all. */
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

/** A case in which an item is disposed of differently. */
export type ItemVariant = {
  __typename?: 'ItemVariant';
  /** Where it goes unless a region says otherwise. */
  disposalMethod: DisposalMethod;
  /** Id of the variant. */
  id: Scalars['ID']['output'];
  /** What tells it from the others, for example "greasy". */
  name: Scalars['String']['output'];
};


/** A case in which an item is disposed of differently. */
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
  /** The colour of its bin or icon, as `#RRGGBB`. */
  colorHex: Maybe<Scalars['String']['output']>;
  /** What people often get wrong about it. */
  commonMistakes: Array<CommonMistake>;
  /** What it is and how to recognise it. */
  description: Maybe<Scalars['String']['output']>;
  /** Where it goes unless a region says otherwise. */
  disposalMethod: DisposalMethod;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** Whether it can be recycled at all. */
  isRecyclable: Scalars['Boolean']['output'];
  /** Items that have a part made of it, in alphabetical order of the language of the request. */
  items: ItemConnection;
  /** The marks that stand for it. */
  marks: Array<SortingMark>;
  /** Its name. */
  name: Scalars['String']['output'];
  /** How to prepare it, in the order to do it. */
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
  /** Reports that a guide is wrong or out of date. Nobody has to be signed in. */
  reportGuideProblem: Maybe<ReportGuideProblemPayload>;
  /** Asks for an item that the catalogue lacks. Nobody has to be signed in. */
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

/** Where things are put out for collection. */
export type PutOutPlacement =
  /** At the neighbourhood's collection point. */
  | 'COLLECTION_POINT'
  /** At the housing complex's own collection point. */
  | 'HOUSING_COMPLEX'
  /** Somewhere else; see the conditions. */
  | 'OTHER'
  /** In front of one's own door. */
  | 'OWN_DOOR';

/** All read operations. */
export type Query = {
  __typename?: 'Query';
  /** Completions while somebody is still typing. Fast and short; may miss what `searchItems` finds. */
  autocompleteItems: Maybe<Array<ItemCompletion>>;
  /** The categories at the top of the tree. */
  categories: Maybe<Array<Category>>;
  /** One category, by its id or its slug. Null when there is none. */
  category: Maybe<Category>;
  /** One item, by its id or its slug. Null when there is none. */
  item: Maybe<Item>;
  /** The catalogue's items, in alphabetical order of the language of the request. */
  items: Maybe<ItemConnection>;
  /** One material, by its id or its code. Null when there is none. */
  material: Maybe<Material>;
  /** Every material, in the order in which sorting guides show them. */
  materials: Maybe<Array<Material>>;
  /**
   * Items for what somebody typed, the best match first. Understands synonyms, Korean initial
   * consonants and small typing errors.
   */
  searchItems: Maybe<ItemSearchConnection>;
  /** Every sorting mark. */
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
export type QueryItemArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** All read operations. */
export type QueryItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
   * When things are collected there, or in the smallest region around it that is known. Null when
   * nothing is known, which doesn't mean that nothing is collected.
   */
  collectionSchedule: Maybe<CollectionSchedule>;
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /**
   * Items for which the region has rules of its own: a rule that an editor wrote, or a fee for that
   * very item. In alphabetical order of the language of the request. Null for an unknown region.
   */
  itemsWithOwnRules: Maybe<ItemConnection>;
};


/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Each region can have its own collection days and disposal rules.
 */
export type RegionCollectionScheduleArgs = {
  dwelling?: InputMaybe<DwellingType>;
};


/**
 * An administrative area: a country, a province or city, a district, or a neighbourhood.
 * Each region can have its own collection days and disposal rules.
 */
export type RegionItemsWithOwnRulesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Input of `reportGuideProblem`. */
export type ReportGuideProblemInput = {
  /** What the person has to say about it. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** Id of the item. */
  itemId: Scalars['ID']['input'];
  /** The problem. */
  problem: GuideProblem;
  /** Id of the region that the guide was for. */
  regionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `reportGuideProblem`. */
export type ReportGuideProblemPayload = MutationPayload & {
  __typename?: 'ReportGuideProblemPayload';
  /** What an editor received. */
  ticket: Maybe<ContentTicket>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<CatalogUserError>;
};

/** Input of `requestItem`. */
export type RequestItemInput = {
  /** What it looks like, and what it is made of. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** What the thing is called. */
  name: Scalars['String']['input'];
  /** Id of the region that the person lives in. */
  regionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `requestItem`. */
export type RequestItemPayload = MutationPayload & {
  __typename?: 'RequestItemPayload';
  /** The item, when the error is `ITEM_EXISTS`. */
  existingItem: Maybe<Item>;
  /** What an editor received. */
  ticket: Maybe<ContentTicket>;
  /** What the person can put right. Empty on success. */
  userErrors: Array<CatalogUserError>;
};

/** How a text matched what was typed. */
export type SearchMatch = {
  __typename?: 'SearchMatch';
  /** The parts of `text` to emphasise. */
  highlights: Array<TextRange>;
  /** The sort of match. */
  kind: SearchMatchKind;
  /** The text that matched: the name or one of the synonyms. */
  text: Scalars['String']['output'];
};

/** The sort of match between what was typed and a text. */
export type SearchMatchKind =
  /** The name contains it. */
  | 'CONTAINS'
  /** They are the same. */
  | 'EXACT'
  /** They are alike but for small typing errors. */
  | 'FUZZY'
  /** The initial consonants match, as `ㅍㅌㅂ` matches `페트병`. */
  | 'INITIAL_CONSONANTS'
  /** The name begins with it. */
  | 'PREFIX'
  /** A synonym matches. */
  | 'SYNONYM';

/** A sorting mark printed on products, such as the mark for clear PET. */
export type SortingMark = Node & {
  __typename?: 'SortingMark';
  /** Globally unique, opaque and stable id. */
  id: Scalars['ID']['output'];
  /** What is printed in the mark, for example "PP". */
  label: Scalars['String']['output'];
  /** The material it stands for. Null for marks that name none. */
  material: Maybe<Material>;
  /** What it means and what to do. */
  meaning: Scalars['String']['output'];
  /** What the mark is called. */
  name: Scalars['String']['output'];
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
  /** How long it is, in UTF-16 code units. */
  length: Scalars['Int']['output'];
  /** Where it begins, in UTF-16 code units from the start. */
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
   * The pick-up in the person's home region that things can be put out for now, or else soonest.
   * Where areas of the region differ it may be another area's: look at the rule. Null without a home
   * region, or a schedule with days. Requires sign-in.
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
  CollectionDay: ResolverTypeWrapper<PickupParent>;
  CollectionException: ResolverTypeWrapper<ExceptionParent>;
  CollectionRule: ResolverTypeWrapper<RuleParent>;
  CollectionSchedule: ResolverTypeWrapper<ScheduleParent>;
  CommonMistake: ResolverTypeWrapper<CommonMistake>;
  Confidence: Confidence;
  ContentTicket: ResolverTypeWrapper<ContentTicketRowParent>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DisposalAction: DisposalAction;
  DisposalFee: ResolverTypeWrapper<FeeLineParent>;
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
  ItemConnection: ResolverTypeWrapper<import('../_shared/connection.ts').Connection<ResolversParentTypes['ItemEdge']>>;
  ItemEdge: ResolverTypeWrapper<Omit<ItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  ItemFilter: ItemFilter;
  ItemSearchConnection: ResolverTypeWrapper<import('../_shared/connection.ts').Connection<ResolversParentTypes['ItemSearchEdge']> & { didYouMean: string[]; fallbackMaterials: () => Promise<ResolversParentTypes['Material'][]> }>;
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
  CollectionDay: PickupParent;
  CollectionException: ExceptionParent;
  CollectionRule: RuleParent;
  CollectionSchedule: ScheduleParent;
  CommonMistake: CommonMistake;
  ContentTicket: ContentTicketRowParent;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DisposalFee: FeeLineParent;
  DisposalGuide: GuideParent;
  DisposalStep: DisposalStep;
  GuideConflict: Omit<GuideConflict, 'source'> & { source: ResolversParentTypes['SourceReference'] };
  Item: ItemRowParent;
  ItemCompletion: Omit<ItemCompletion, 'item'> & { item: ResolversParentTypes['Item'] };
  ItemComponent: ItemComponentRowParent;
  ItemConnection: import('../_shared/connection.ts').Connection<ResolversParentTypes['ItemEdge']>;
  ItemEdge: Omit<ItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  ItemFilter: ItemFilter;
  ItemSearchConnection: import('../_shared/connection.ts').Connection<ResolversParentTypes['ItemSearchEdge']> & { didYouMean: string[]; fallbackMaterials: () => Promise<ResolversParentTypes['Material'][]> };
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
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CollectionDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionDay'] = ResolversParentTypes['CollectionDay']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
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
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<CollectionExceptionReasonArgs>>;
};

export type CollectionRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CollectionRule'] = ResolversParentTypes['CollectionRule']> = {
  conditions?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<CollectionRuleConditionsArgs>>;
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
  calendarUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Confidence'], ParentType, ContextType>;
  contactPhone?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  exceptions?: Resolver<Array<ResolversTypes['CollectionException']>, ParentType, ContextType, RequireFields<CollectionScheduleExceptionsArgs, 'days'>>;
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

export type DisposalFeeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisposalFee'] = ResolversParentTypes['DisposalFee']> = {
  amountMinor?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maxAmountMinor?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  specification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  regionalNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  CollectionDay?: CollectionDayResolvers<ContextType>;
  CollectionException?: CollectionExceptionResolvers<ContextType>;
  CollectionRule?: CollectionRuleResolvers<ContextType>;
  CollectionSchedule?: CollectionScheduleResolvers<ContextType>;
  CommonMistake?: CommonMistakeResolvers<ContextType>;
  ContentTicket?: ContentTicketResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
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
};
