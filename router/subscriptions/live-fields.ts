import type { EventData, EventType } from '../../subgraphs/_shared/events/catalogue.ts'

/** How a field of `Subscription` follows from events. */
export interface LiveField {
  type: EventType
  /** The id of the object that the field returns. */
  entityId(data: unknown): string
  /** The account whose own the event is; undefined for what everybody may hear. */
  accountId: ((data: unknown) => string) | undefined
  /** Whether an event is among those that a client asked for. */
  isAskedFor(data: unknown, args: Readonly<Record<string, unknown>>): boolean
}

const on = <T extends EventType>(
  type: T,
  {
    about,
    of,
    where = () => true,
  }: {
    about(data: EventData<T>): string
    of?(data: EventData<T>): string
    where?(data: EventData<T>, args: Readonly<Record<string, unknown>>): boolean
  },
): LiveField => ({
  type,
  entityId: (data) => about(data as EventData<T>),
  accountId: of && ((data) => of(data as EventData<T>)),
  isAskedFor: (data, args) => where(data as EventData<T>, args),
})

/** The fields of `Subscription`. Each has the events of one type, which one subgraph sends in their order. */
export const liveFields: Readonly<Record<string, LiveField>> = {
  notificationArrived: on('notification.arrived.v1', {
    about: ({ notificationId }) => notificationId,
    of: ({ accountId }) => accountId,
  }),
  placeSuggestionReviewed: on('suggestion.reviewed.v1', {
    about: ({ suggestionId }) => suggestionId,
    of: ({ accountId }) => accountId,
  }),
  placesChanged: on('place.changed.v1', {
    about: ({ placeId }) => placeId,
    // Where it was counts as well: it may have left the rectangle.
    where: ({ positions = [] }, { bounds }) => positions.some((position) => isWithin(position, bounds as Bounds)),
  }),
}

interface Position {
  latitude: number
  longitude: number
}
interface Bounds {
  southWest: Position
  northEast: Position
}

function isWithin({ latitude, longitude }: Position, { southWest, northEast }: Bounds): boolean {
  if (latitude < southWest.latitude || latitude > northEast.latitude) return false
  const [west, east] = [southWest.longitude, northEast.longitude]
  // A rectangle may cross the date line.
  return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east
}
