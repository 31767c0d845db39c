import type { Config } from '../../config.ts'
import type { IdentityProvider } from '../../types.generated.ts'

/** The address of a path of this subgraph's routes. `address` is where they are served, unless the settings name a public URL. */
export const publicAddress = ({ publicUrl }: Pick<Config, 'publicUrl'>, address: () => string, path: string): string =>
  `${publicUrl ?? address().replace(/\/$/, '')}${path}`

/** The address that a browser opens to sign in at a provider. */
export const startUrl = (config: Pick<Config, 'publicUrl'>, address: () => string, token: string): string =>
  publicAddress(config, address, `/oauth/start?token=${token}`)

/** The address to which a provider returns; the one to register with it. */
export const redirectUrl = (
  config: Pick<Config, 'publicUrl'>,
  address: () => string,
  provider: IdentityProvider,
): string => publicAddress(config, address, callbackPath(provider))

/** The path of that address among this subgraph's routes. */
export const callbackPath = (provider: IdentityProvider): string => `/oauth/${provider.toLowerCase()}/callback`
