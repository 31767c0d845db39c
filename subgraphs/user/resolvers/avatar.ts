/** A person's picture; null when there is none. Nobody measures or describes these pictures. */
export const avatar = ({ avatarUrl }: { avatarUrl: string | null }) =>
  avatarUrl ? { url: avatarUrl, width: null, height: null, alt: null } : null
