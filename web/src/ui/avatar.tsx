import { useState } from 'react'

/** A person's picture; nothing without one, or if its service doesn't send it. That service doesn't learn which page shows it. */
export function Avatar({ avatar }: { avatar: { url: string; alt: string | null } | null }) {
  const [broken, setBroken] = useState<string | null>(null)
  if (!avatar || broken === avatar.url) return null
  return (
    <img
      className="avatar"
      src={avatar.url}
      alt={avatar.alt ?? ''}
      width={56}
      height={56}
      referrerPolicy="no-referrer"
      onError={() => setBroken(avatar.url)}
    />
  )
}
