/** The screen to go to after a sign-in: one of this app. */
export const safeNext = (next: string | null): string => (next && /^\/(?![/\\])/.test(next) ? next : '/mine')
