import type { IdentityProvider } from '../../types.generated.ts'

/** The secrets of one request to a provider. The provider gets a digest of `verifier`, and returns the others. */
export interface ProviderRequest {
  state: string
  nonce: string
  verifier: string
}

/** An identity that a provider vouched for. */
export interface ProvidedIdentity {
  /** The provider's own id of the person. */
  subject: string
  /** What the provider calls the person; null if it didn't say. */
  label: string | null
  /** An address that the provider has verified to be the person's; null for any other. */
  verifiedEmail: string | null
}

/** Kakao, Naver or Google, as our settings describe it. */
export interface Provider {
  name: IdentityProvider
  /** The address to send the person to. @throws Error when the provider doesn't answer */
  authorizationUrl(redirectUrl: string, request: ProviderRequest): Promise<URL>
  /**
   * Exchanges what the person's browser brought back.
   * @param callback the redirect address with the query that the provider added
   * @throws Error when the provider doesn't answer, refuses, or sends something that can't be trusted
   */
  identityOf(callback: URL, request: ProviderRequest): Promise<ProvidedIdentity>
}

/** The registration of our service at a provider. */
export interface ProviderClient {
  issuer: string
  clientId: string
  clientSecret: string
}

/** Longest subject that we store. Kakao's have 20 characters at most, the others' 64. */
const subjectMax = 255

/** An identity as we store it. @throws Error for a subject that is empty or too long */
export function identity({ subject, label, verifiedEmail }: ProvidedIdentity): ProvidedIdentity {
  if (subject.length === 0 || subject.length > subjectMax || /[\p{Cc}\s]/u.test(subject))
    throw new Error('The provider sent no usable subject.')
  return {
    subject,
    label: label ? [...label.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()].slice(0, 40).join('') || null : null,
    verifiedEmail,
  }
}
