import { createHash } from 'node:crypto'
import { z } from 'zod'
import { locales } from '../locale.ts'

const id = z.string().max(68)

/** A name that residents read; in English where there is one. */
const name = z.object({ ko: z.string().max(200), en: z.string().max(200).nullable() })

/** An account, and the id under which others see its contributions. */
const account = { accountId: id, contributorId: id }

/**
 * Every event that subgraphs tell each other, with the shape of its data. A name says what happened, to what, and in which version.
 * Another shape is another version, and the old one stays until nobody sends or handles it. Consumers ignore types they don't know.
 *
 * `about` names the property that events are ordered by: those about one account, or one place, arrive in the order in which one subgraph
 * sent them. Events of different streams are handled in any order, and so are those of the stream `live`, which only subscribers read.
 */
export const eventTypes = {
  /** From auth: nobody can use the account any more. Everybody erases what they know of the person, then sends `account.data-erased`. */
  'account.deletion-started.v1': { stream: 'account', about: 'accountId', data: z.object(account) },
  /** From every subgraph but auth: it knows nothing of the person any more, and keeps it that way. */
  'account.data-erased.v1': { stream: 'account', about: 'accountId', data: z.object({ accountId: id }) },
  /** From auth: the person wants everything that we know of them. Everybody answers with `account.export-part`. */
  'account.export-requested.v1': {
    stream: 'account',
    about: 'accountId',
    data: z.object({ ...account, exportId: id }),
  },
  /** From every subgraph but auth: a piece of the JSON text of what it knows. Piece `part` of `parts`, counted from 1. */
  'account.export-part.v1': {
    stream: 'account',
    about: 'accountId',
    data: z.object({
      accountId: id,
      exportId: id,
      part: z.int().min(1),
      parts: z.int().min(1),
      text: z.string().max(200_000),
    }),
  },
  /** From user: the language that the person prefers. Null when they prefer none. */
  'account.locale-preferred.v1': {
    stream: 'account',
    about: 'accountId',
    data: z.object({ accountId: id, locale: z.enum(locales).nullable() }),
  },
  /** From user: a notification for which the person wants a mail. Auth knows the address. */
  'notification.mail-requested.v1': {
    stream: 'notification',
    about: 'accountId',
    data: z.object({
      accountId: id,
      notificationId: id,
      locale: z.enum(locales),
      subject: z.string().max(200),
      text: z.string().max(2_000),
    }),
  },
  /** From user: somebody has a new notification. Its text is in the graph. No subgraph handles it; it is for what clients subscribe to. */
  'notification.arrived.v1': {
    stream: 'live',
    about: 'accountId',
    data: z.object({ accountId: id, notificationId: id, topic: z.string().max(100) }),
  },
  /** From location: a person's suggestion was approved or rejected. `placeId` is the place that it is about, or that it added. */
  'suggestion.reviewed.v1': {
    stream: 'account',
    about: 'accountId',
    data: z.object({
      accountId: id,
      suggestionId: id,
      placeId: id.nullable(),
      placeName: name.nullable(),
      status: z.enum(['APPROVED', 'REJECTED']),
    }),
  },
  /** From location: what people rely on changed at a place. `status` is the one afterwards; null for a place that is gone. */
  'place.changed.v1': {
    stream: 'place',
    about: 'placeId',
    data: z.object({
      placeId: id,
      placeName: name,
      changes: z.array(z.enum(['HOURS', 'POSITION', 'STATUS', 'REMOVED'])).min(1),
      status: z.string().max(100).nullable(),
      /** The place that has replaced it, as far as one has. */
      successorId: id.nullable(),
      /** Where it was before, and where it is now. Missing in events of earlier versions. */
      positions: z
        .array(z.object({ latitude: z.number(), longitude: z.number() }))
        .max(2)
        .optional(),
    }),
  },
  /**
   * From the subgraph that owns the data: a file of this data set was imported, or an import was taken back. `loaded` is what is loaded of the
   * data set now; null for nothing. Whoever keeps answers of the subgraph forgets them.
   */
  'data.imported.v1': {
    stream: 'data-set',
    about: 'dataSet',
    data: z.object({
      dataSet: z.string().max(100),
      loaded: z
        .object({
          title: z.string().max(500),
          publisher: z.string().max(500),
          url: z.string().max(2_000).nullable(),
          license: z.string().max(500).nullable(),
          edition: z.iso.date().nullable(),
          rows: z.int().min(0),
          loadedAt: z.iso.datetime(),
        })
        .nullable(),
    }),
  },
} as const satisfies Record<string, { stream: string; about: string; data: z.ZodObject }>

export type EventType = keyof typeof eventTypes
export type EventData<T extends EventType> = z.infer<(typeof eventTypes)[T]['data']>

/** An event to send. */
export type NewEvent = { [T in EventType]: { type: T; data: EventData<T> } }[EventType]

export const isEventType = (type: string): type is EventType => type in eventTypes

/** Whether events of a type have numbers, by which they are handled in order. Numbering makes transactions wait for each other. */
export const isOrdered = (type: EventType): boolean => eventTypes[type].stream !== 'live'

/** The subgraphs that receive events. Each gets all of them, and stores those of the streams that it handles. */
export const consumers = ['auth', 'user', 'location', 'info'] as const

/**
 * The key by which events are ordered, such as `account:Jx3…`. A digest, so that what is kept for the order doesn't name the person once
 * their account is gone.
 */
export function partitionKeyOf({ type, data }: NewEvent): string {
  const { stream, about } = eventTypes[type]
  return partitionKey(stream, String(data[about as keyof typeof data]))
}

export const partitionKey = (stream: string, key: string): string => `${stream}:${digest(key)}`

/** A digest of an account's id, for what may stay once the account is gone. Ids are random, so nobody can guess what it is of. */
export const digest = (key: string): string => createHash('sha256').update(key).digest('base64url')
