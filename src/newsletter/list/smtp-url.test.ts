import { describe, expect, it } from 'vitest'
import { readSmtpUrl } from './smtp-url.ts'

describe('addresses of mail servers', () => {
  it('say host, port, encryption and who signs in', () => {
    expect(readSmtpUrl('smtps://news%40example.com:p%40ss%3A@mail.example.com')).toEqual({
      host: 'mail.example.com',
      port: 465,
      secure: true,
      auth: { user: 'news@example.com', pass: 'p@ss:' },
    })
    expect(readSmtpUrl('smtp://10.0.0.5:2525/')).toEqual({ host: '10.0.0.5', port: 2525, secure: false })
    expect(readSmtpUrl('smtp://[::1]')).toEqual({ host: '::1', port: 587, secure: false })
  })
  it.each([
    'mail.example.com',
    'http://mail.example.com',
    'smtp://',
    'smtp://mail.example.com/queue',
    'smtp://mail.example.com?tls.rejectUnauthorized=false',
    'smtp://mail.example.com#x',
    'smtp://name@mail.example.com',
    'smtp://name:%E0@mail.example.com',
    'smtp://mail.example.com:99999',
  ])('are nothing else: %s', (text) => {
    expect(readSmtpUrl(text)).toBeNull()
  })
})
