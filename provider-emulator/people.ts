import type { IdentityProvider } from '../subgraphs/auth/types.generated.ts'

/** Somebody with an account at a provider. */
export interface Person {
  /** The provider's id. Kakao's are numbers, which can be too large for a JavaScript number. */
  id: string
  nickname?: string
  email?: string
  isEmailVerified?: boolean
}

/** The people whom the sign-in page of each provider offers. Tests add others. */
export const firstPeople: Record<IdentityProvider, readonly Person[]> = {
  KAKAO: [
    { id: '4012345678', nickname: '로빈', email: 'robin.kakao@example.com', isEmailVerified: true },
    { id: '9007199254740993', nickname: '이메일 없음' },
    { id: '4012345679', nickname: '확인 안 된 이메일', email: 'unverified@example.com', isEmailVerified: false },
  ],
  NAVER: [
    { id: 'bXlfbmF2ZXJfaWQ', nickname: '로빈', email: 'contact@example.com' },
    { id: 'bm9fZW1haWw', nickname: '이메일 없음' },
  ],
  GOOGLE: [
    { id: '108204268033311374519', nickname: 'Robin', email: 'robin.google@gmail.com', isEmailVerified: true },
    { id: '108204268033311374520', nickname: 'Elsewhere', email: 'robin@elsewhere.example', isEmailVerified: true },
  ],
}
