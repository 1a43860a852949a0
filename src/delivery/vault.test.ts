import { expect, it } from 'vitest'
import { createVault } from './vault.ts'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const vault = createVault(`a:${key(1)}`)

it('gives back what was sealed, for its record only', () => {
  const sealed = vault.seal({ token: 'hush' }, 'channel-1')
  expect(sealed).not.toContain('hush')
  expect(vault.unseal(sealed, 'channel-1')).toEqual({ token: 'hush' })
  expect(() => vault.unseal(sealed, 'channel-2')).toThrow('another channel')
})

it('never seals alike', () => {
  expect(vault.seal('x', 'r')).not.toBe(vault.seal('x', 'r'))
})

it('reads with old keys and writes with the newest', () => {
  const rotated = createVault(`b:${key(2)},a:${key(1)}`)
  expect(rotated.unseal(vault.seal('old', 'r'), 'r')).toBe('old')
  expect(() => vault.unseal(rotated.seal('new', 'r'), 'r')).toThrow('not in CREDENTIAL_KEYS')
})

it('notices a changed text', () => {
  const parts = vault.seal('x', 'r').split('.')
  parts[3] = Buffer.from('other').toString('base64url')
  expect(() => vault.unseal(parts.join('.'), 'r')).toThrow('changed')
})
