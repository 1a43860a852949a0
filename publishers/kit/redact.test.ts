import { describe, expect, it } from 'vitest'
import { redactor, secretsIn, withoutAccess } from './redact.ts'

it.each([
  ['https://up.example/video/?upload_id=67&upload_token=Xza%2F1', 'https://up.example/video/?upload_id=[secret]&upload_token=[secret]'],
  [
    '{"at":"https://up.example/v?uploadType=resumable&upload_id=xa2","n":1}',
    '{"at":"https://up.example/v?uploadType=resumable&upload_id=[secret]","n":1}',
  ],
  ['https://a.example/me?fields=id&access_token=abc#x', 'https://a.example/me?fields=id&access_token=[secret]#x'],
  ['https://acme.example/blog?tokens=3&encode=x', 'https://acme.example/blog?tokens=3&encode=x'],
])('strikes out the key that an address carries: %s', (text, struck) => {
  expect(withoutAccess(text)).toBe(struck)
})

describe('redactor', () => {
  const secret = 'pä ss/w"ö+rd='
  it.each([
    ['as it is', secret],
    ['URL-encoded', encodeURIComponent(secret)],
    ['URL-encoded in lower case', encodeURIComponent(secret).toLowerCase()],
    ['in a form', new URLSearchParams({ token: secret }).toString()],
    ['in JSON', JSON.stringify({ token: secret })],
    ['in base64', `Basic ${Buffer.from(secret).toString('base64')}`],
    ['twice', `${secret}${secret}`],
  ])('strikes a secret out %s', (_, text) => {
    const struck = redactor([secret])(text)
    expect(struck).toContain('[secret]')
    expect(struck).not.toMatch(/ss|%2f|cGFz|rd/i)
  })

  it('strikes the longer secret first, so that no rest of it stays', () => {
    expect(redactor(['abc', 'abcdef'])('x abcdef y')).toBe('x [secret] y')
  })

  it('leaves a text alone when a secret is empty', () => {
    expect(redactor([''])('nothing')).toBe('nothing')
  })
})

describe('secretsIn', () => {
  it('finds every text that is no web address, however deep', () => {
    expect(secretsIn({ server: 'https://a.example', token: 'tok-123', n: 5, more: [{ key: 'key-456' }, null, 'de'] })).toEqual([
      'tok-123',
      'key-456',
    ])
  })
})
