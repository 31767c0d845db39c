import { graphql } from './generated/gql.ts'

// The operations of our end-to-end tests, typed as for any other client.

export const signInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      result {
        __typename
        ... on SignedIn {
          tokens {
            accessToken
            refreshToken
          }
          user {
            id
            email
            displayName
          }
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

export const signUpMutation = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      result {
        __typename
        ... on EmailVerificationRequired {
          email
        }
      }
      userErrors {
        code
      }
    }
  }
`)

export const verifyEmailMutation = graphql(`
  mutation VerifyEmail($input: VerifyEmailInput!) {
    verifyEmail(input: $input) {
      email
      userErrors {
        code
      }
    }
  }
`)

export const savePlaceMutation = graphql(`
  mutation SavePlace($input: SavePlaceInput!) {
    savePlace(input: $input) {
      savedPlace {
        id
        note
        place {
          id
          name
          viewerHasSaved
          savedCount
        }
      }
      userErrors {
        __typename
        message
        path
      }
    }
  }
`)

export const homeQuery = graphql(`
  query Home {
    viewer {
      id
      email
      displayName
      homeRegion {
        id
        name(locale: "en")
      }
      savedPlaces {
        totalCount
        nodes {
          note
          place {
            id
            name
          }
        }
      }
      security {
        currentSession {
          isCurrent
        }
      }
    }
  }
`)

export const nearbyQuery = graphql(`
  query Nearby($center: CoordinatesInput!, $first: Int!) {
    placesNearby(center: $center, radiusMeters: 20000, first: $first) {
      edges {
        distanceMeters
        node {
          id
          name
          viewerHasSaved
          accepts {
            material {
              id
              code
              name
            }
          }
          region {
            id
            fullName
          }
        }
      }
    }
  }
`)

export const nodeQuery = graphql(`
  query Node($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Place {
        name
      }
      ... on Item {
        name
      }
    }
  }
`)
