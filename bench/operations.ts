import { firstQuery } from '../router/pages.ts'

export interface BenchOperation {
  name: string
  query: string
  /** Whether the demo person asks. */
  isSignedIn?: boolean
  /** Requests at the same time; by default 20. */
  clients?: number
}

/** Screens of an app, from the smallest answer to the largest. */
export const operations: readonly BenchOperation[] = [
  { name: 'pizza box', query: firstQuery },
  {
    name: 'search',
    query: `query Search {
      searchItems(query: "종이컵", first: 10) {
        totalCount
        edges { cursor node { id slug name category { id name } } match { kind text highlights { start length } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  },
  {
    name: 'map',
    query: `query Map {
      mapMarkers(bounds: { southWest: { latitude: 37.53, longitude: 126.88 }, northEast: { latitude: 37.58, longitude: 126.96 } }, zoom: 17) {
        __typename
        ... on PlaceMarker { place { id name kind coordinates { latitude longitude } } }
        ... on PlaceCluster { key count coordinates { latitude longitude } topKinds }
      }
    }`,
  },
  {
    name: '50 places',
    query: `query Places {
      placesNearby(center: { latitude: 37.5562, longitude: 126.9106 }, first: 50) {
        edges {
          cursor
          distanceMeters
          node {
            id name kind confidence savedCount
            coordinates { latitude longitude }
            address { formatted }
            openingHours { isOpen isAlwaysOpen nextChangeAt weekdayLines }
            region { id fullName }
            accepts { pricing conditions material { id code name colorHex } }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  },
  {
    name: 'home',
    isSignedIn: true,
    query: `query Home {
      viewer {
        id displayName email isEmailVerified
        homeRegion { id name fullName }
        nextCollection { date putOutFrom putOutUntil method materials { id name colorHex } }
        savedPlaces(first: 10) { totalCount nodes { savedAt note place { id name viewerHasSaved openingHours { isOpen } accepts { material { id name } } } } }
      }
    }`,
  },
]
