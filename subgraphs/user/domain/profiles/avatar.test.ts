import { expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { allowedAvatar } from './avatar.ts'

const hosts = new Set(['pictures.example.org'])
const base = 'https://pictures.example.org/'

test.each([
  ['a path and a query', `${base}a/b.webp?size=80`, `${base}a/b.webp?size=80`],
  ['the usual port and capitals', 'HTTPS://Pictures.Example.ORG:443/a.png', `${base}a.png`],
  ['a fragment, which is left out', `${base}a.png#top`, `${base}a.png`],
  ['500 characters', base.padEnd(500, 'x'), base.padEnd(500, 'x')],
])('a picture may have an address with %s', (_case, address, stored) => {
  expect(allowedAvatar(new URL(address), hosts)).toBe(stored)
})

test.each([
  ['http', 'http://pictures.example.org/a.png'],
  ['data', 'data:image/png;base64,AAAA'],
  ['javascript', 'javascript:alert(1)//pictures.example.org/'],
  ['credentials', 'https://ada:secret@pictures.example.org/a.png'],
  ['a user alone', 'https://ada@pictures.example.org/a.png'],
  ['another port', 'https://pictures.example.org:8443/a.png'],
  ['another host', 'https://example.org/a.png'],
  ['a host below an allowed one', 'https://a.pictures.example.org/a.png'],
  ['a host that ends alike', 'https://evilpictures.example.org/a.png'],
  ['a host that begins alike', 'https://pictures.example.org.evil.test/a.png'],
  ['the dot of the root', 'https://pictures.example.org./a.png'],
  ['localhost', 'https://localhost/a.png'],
  ['loopback', 'https://127.0.0.1/a.png'],
  ['loopback as a number', 'https://2130706433/a.png'],
  ['loopback of IPv6', 'https://[::1]/a.png'],
  ['a private network', 'https://192.168.0.10/a.png'],
  ['a network of the machine', 'https://169.254.169.254/latest/meta-data'],
  ['501 characters', base.padEnd(501, 'x')],
])('a picture has no address with %s', (_case, address) => {
  expect(allowedAvatar(new URL(address), hosts)).toBeNull()
})

const configWith = (avatarHosts: string) =>
  readConfig({ USER_DATABASE_URL: 'postgres://ada:secret@127.0.0.1/test', USER_AVATAR_HOSTS: avatarHosts })

test('without a setting, the pictures of the sign-in providers are allowed', () => {
  expect(configWith('').avatarHosts).toContain('lh3.googleusercontent.com')
})

test('the setting replaces the hosts', () => {
  expect(configWith(' Images.Example.org, cdn.example.org').avatarHosts).toEqual(
    new Set(['images.example.org', 'cdn.example.org']),
  )
})

test.each([
  'localhost',
  '127.0.0.1',
  '[::1]',
  '*',
  '*.example.org',
  'https://example.org',
  'example.org:8443',
  'a,,b.c',
])('%s is no host for pictures', (hosts) => {
  expect(() => configWith(hosts)).toThrow('USER_AVATAR_HOSTS')
})
