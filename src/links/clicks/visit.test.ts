import { describe, expect, it } from 'vitest'
import { desktop, phone } from '../testing.ts'
import { createCountries } from './countries.ts'
import { dayOf, deviceOf, isBot } from './visit.ts'

const visit = { link: 'l1', ip: '203.0.113.7', userAgent: phone, method: 'GET', purpose: '' }

describe('devices', () => {
  it('are told by what the browser says', () => {
    expect(deviceOf(phone)).toBe('phone')
    expect(deviceOf(desktop)).toBe('desktop')
    expect(deviceOf('Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36')).toBe('tablet')
    expect(deviceOf('Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 Version/6.0 TV Safari/537.36')).toBe('other')
    for (const strange of ['', '  ', 'zzz', '\0', '('.repeat(50_000)]) expect(deviceOf(strange)).toBe('other')
  })
})

describe('bots', () => {
  it('are no people', () => {
    for (const userAgent of [
      'Mastodon/4.3.0 (http.rb/5.2.0; +https://elbnetz.example/)',
      'LinkedInBot/1.0 (+https://www.example.com)',
      'curl/8.5.0',
      '',
    ])
      expect(isBot({ ...visit, userAgent })).toBe(true)
    expect(isBot({ ...visit, method: 'HEAD' })).toBe(true)
    for (const purpose of ['prefetch', 'prefetch;prerender', 'preview']) expect(isBot({ ...visit, purpose })).toBe(true)
  })
  it('are none of those who only sound like one', () => {
    for (const userAgent of [
      phone,
      desktop,
      'Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36',
    ])
      expect(isBot({ ...visit, userAgent })).toBe(false)
  })
})

describe('countries', () => {
  it('are told for both kinds of IP addresses, once the table is read', async () => {
    const errors: unknown[] = []
    const countries = createCountries((error) => errors.push(error))
    expect(countries.isReady).toBe(false)
    await countries.load()
    expect(countries.isReady).toBe(true)
    expect(countries.of('85.214.132.117')).toBe('DE')
    expect(countries.of('::ffff:85.214.132.117')).toBe('DE')
    expect(countries.of('2a02:8109::1')).toBe('DE')
    expect(countries.of('8.8.8.8')).toBe('US')
    for (const none of ['', '127.0.0.1', '10.0.0.1', '::1', 'fe80::1', 'garbage', '999.1.1.1']) expect(countries.of(none)).toBe('ZZ')
    expect(errors).toEqual([])
  })
})

it('a day is one of UTC', () => {
  expect(dayOf(new Date('2026-11-29T23:30:00-01:00'))).toBe('2026-11-30')
})
