import { createPrivateKey, sign } from 'node:crypto'
import type { Statement } from './testing-authenticator.ts'

/** A certificate that no authority knows, for tests only, and its key. */
const certificate = [
  'MIIB/zCCAaagAwIBAgIUZNCZuzKnVY4jJ3ptA36qU7NvqOswCgYIKoZIzj0EAwIwVjELMAkGA1UEBhMCS1IxDjAMBgNVBAoMBVRlc3RzMSIwIA',
  'YDVQQLDBlBdXRoZW50aWNhdG9yIEF0dGVzdGF0aW9uMRMwEQYDVQQDDApUZXN0cyBvbmx5MCAXDTI2MTEyOTIyNDAzMVoYDzIxMjYxMTA1MjI0',
  'MDMxWjBWMQswCQYDVQQGEwJLUjEOMAwGA1UECgwFVGVzdHMxIjAgBgNVBAsMGUF1dGhlbnRpY2F0b3IgQXR0ZXN0YXRpb24xEzARBgNVBAMMCl',
  'Rlc3RzIG9ubHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATi50TpW5pnyKP0vgU6zuLqf5ldR6XJPeYgmBvadaMXH96+9wv9nSvcFFvsEomJ',
  '8sct8TMHHz/xPZAdmYqdNZI6o1AwTjAdBgNVHQ4EFgQUYr3GjHfg7AMRWkNJ4UiuwYm2H1EwHwYDVR0jBBgwFoAUYr3GjHfg7AMRWkNJ4UiuwY',
  'm2H1EwDAYDVR0TAQH/BAIwADAKBggqhkjOPQQDAgNHADBEAiAPP4Vq1dvTmZ3ZN5ZdeJPUfFZNcm+VITGyRv3sWT/trgIgJqXUV4Rf4SV0dOSU',
  '0cPTRDQXVuFB88yta9iyiQBQIa0=',
].join('')
const key = [
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsRUJJT3uQzXz6eeoy8oIs6cP982+xgPk65ErbHyYfEChRANCAATi50TpW5pnyK',
  'P0vgU6zuLqf5ldR6XJPeYgmBvadaMXH96+9wv9nSvcFFvsEomJ8sct8TMHHz/xPZAdmYqdNZI6',
].join('')

/** A correct attestation of the format `packed` by a certificate. */
export function certified(attested: Buffer): Statement {
  const privateKey = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' })
  return new Map<string, never>([
    ['alg', -7 as never],
    ['sig', new Uint8Array(sign('sha256', attested, privateKey)) as never],
    ['x5c', [new Uint8Array(Buffer.from(certificate, 'base64'))] as never],
  ])
}
