import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'

/** Fresh secrets for services that run apart, as lines of an `.env` file: `npm run --silent keys > .env`. */
async function freshSecrets(): Promise<Record<string, string>> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const secret = () => randomBytes(32).toString('base64url')
  return {
    ROUTER_PRIVATE_KEY: JSON.stringify(await exportJWK(privateKey)),
    ROUTER_PUBLIC_KEY: JSON.stringify(await exportJWK(publicKey)),
    AUTH_KEY_SECRET: secret(),
    AUTH_REFRESH_SECRET: secret(),
    INFO_SENDER_SECRET: secret(),
    USER_VAPID_PRIVATE_KEY: secret(),
    POSTGRES_PASSWORD: secret(),
    AUTH_DATABASE_PASSWORD: secret(),
    USER_DATABASE_PASSWORD: secret(),
    LOCATION_DATABASE_PASSWORD: secret(),
    INFO_DATABASE_PASSWORD: secret(),
    NATS_PASSWORD: secret(),
  }
}

for (const [name, value] of Object.entries(await freshSecrets())) console.log(`${name}='${value}'`)
