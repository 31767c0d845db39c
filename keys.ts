import { randomBytes } from 'node:crypto'

/** Fresh secrets for services that run apart, as lines of an `.env` file: `npm run --silent keys > .env`. */
function freshSecrets(): Record<string, string> {
  const secret = () => randomBytes(32).toString('base64url')
  return {
    AUTH_ASSERTION_SECRET: secret(),
    USER_ASSERTION_SECRET: secret(),
    LOCATION_ASSERTION_SECRET: secret(),
    INFO_ASSERTION_SECRET: secret(),
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

for (const [name, value] of Object.entries(freshSecrets())) console.log(`${name}='${value}'`)
