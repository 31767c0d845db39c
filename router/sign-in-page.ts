import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/**
 * A page to try every way to sign in, in development: `/sign-in`. It is a client of the graph like any other, and shows what an app has
 * to do. Open it at localhost: passkeys don't work at an IP address.
 */
export async function signInPage(http: FastifyInstance): Promise<void> {
  const policy = `default-src 'none'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  http.get('/sign-in', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': policy, 'referrer-policy': 'no-referrer' })
      .send(page),
  )
}

const script = `
const show = (text) => { document.querySelector('output').textContent = text }
const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=/g, '')
const device = { platform: 'WEB' }
let accessToken

async function ask(query, variables) {
  const headers = { 'content-type': 'application/json', ...(accessToken && { authorization: 'Bearer ' + accessToken }) }
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
  const { data, errors } = await response.json()
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '))
  return data
}

const resultFields = \`result {
  __typename
  ... on SignedIn { tokens { accessToken } user { id email security { identities { provider label } passkeys { id name isSynced } } } }
} userErrors { code message }\`

function finish({ result, userErrors }) {
  if (result?.tokens) accessToken = result.tokens.accessToken
  document.querySelector('#signed-in').hidden = !accessToken
  show(JSON.stringify(result ? { signedIn: result.__typename, ...result.user } : userErrors, null, 2))
}

async function withProvider(provider) {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)))
  const verifierChallenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))
  sessionStorage.setItem('verifier', verifier)
  const input = { provider, returnUrl: location.origin + '/sign-in', verifierChallenge }
  const data = await ask('mutation ($input: StartProviderSignInInput!) { startProviderSignIn(input: $input) { authorizationUrl userErrors { message } } }', { input })
  const { authorizationUrl, userErrors } = data.startProviderSignIn
  if (authorizationUrl) location.assign(authorizationUrl)
  else show(userErrors[0].message)
}

async function returned(code, acceptedTermsVersion) {
  history.replaceState(null, '', '/sign-in')
  const input = { code, verifier: sessionStorage.getItem('verifier') ?? '', acceptedTermsVersion, device }
  const data = await ask('mutation ($input: FinishProviderSignInInput!) { finishProviderSignIn(input: $input) { ' + resultFields + ' } }', { input })
  finish(data.finishProviderSignIn)
}

async function addPasskey() {
  const { startPasskeyRegistration: started } = await ask('mutation { startPasskeyRegistration { challengeToken options userErrors { message } } }')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(started.options)
  const response = (await navigator.credentials.create({ publicKey })).toJSON()
  const input = { challengeToken: started.challengeToken, response, name: 'This device' }
  const data = await ask('mutation ($input: FinishPasskeyRegistrationInput!) { finishPasskeyRegistration(input: $input) { passkey { id name isSynced } userErrors { message } } }', { input })
  show(JSON.stringify(data.finishPasskeyRegistration, null, 2))
}

async function withPasskey() {
  const { startPasskeySignIn: started } = await ask('mutation { startPasskeySignIn { challengeToken options userErrors { message } } }')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(started.options)
  const response = (await navigator.credentials.get({ publicKey })).toJSON()
  const input = { challengeToken: started.challengeToken, response, device }
  const data = await ask('mutation ($input: FinishPasskeySignInInput!) { finishPasskeySignIn(input: $input) { ' + resultFields + ' } }', { input })
  finish(data.finishPasskeySignIn)
}

function button(id, text, work, place) {
  const made = Object.assign(document.createElement('button'), { id, textContent: text, type: 'button' })
  made.addEventListener('click', () => work().catch((error) => show(error.message)))
  document.querySelector(place).append(made)
}

async function main() {
  const { signInOptions } = await ask('{ signInOptions { providers passkeysEnabled termsVersion } }')
  for (const provider of signInOptions.providers) button(provider, provider[0] + provider.slice(1).toLowerCase(), () => withProvider(provider), '#ways')
  if (signInOptions.passkeysEnabled) {
    button('passkey', 'Passkey', withPasskey, '#ways')
    button('add-passkey', 'Add a passkey', addPasskey, '#signed-in')
  }
  const query = new URLSearchParams(location.search)
  if (query.has('code')) await returned(query.get('code'), signInOptions.termsVersion)
  else if (query.has('error')) show(query.get('error'))
}
main().catch((error) => show(error.message))
`

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bunri · Sign in</title><style>
body { max-width: 480px; margin: 0 auto; padding: 24px; font: 16px/1.6 sans-serif }
button { display: block; width: 100%; margin: 12px 0; padding: 12px; font: inherit; border: 1px solid #999; border-radius: 8px; background: #fff }
output { display: block; white-space: pre-wrap; overflow-wrap: anywhere; font-family: monospace }
</style></head>
<body>
<h1>Sign in</h1>
<p>Unless the settings name a real provider, Kakao, Naver and Google run on this machine and need no real account.</p>
<div id="ways"></div>
<div id="signed-in" hidden></div>
<output></output>
<script>${script}</script>
</body>
</html>
`
