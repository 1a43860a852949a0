import { describe, expect, it } from 'vitest'
import { utmOf, withUtm } from './naming.ts'

const named = { platform: 'elbnetz', channel: 'Acme auf Elbnetz', campaign: 'Frühling & Straße', post: 'die-neue-glocke', language: 'de' }
const naming = { source: '{platform}', medium: 'social', campaign: '{campaign}', content: '{post}_{language}' }

describe('campaign parameters', () => {
  it('are made by the templates of the brand, in letters that every statistic tells apart', () => {
    expect(utmOf(naming, named)).toBe('utm_source=elbnetz&utm_medium=social&utm_campaign=fruehling-strasse&utm_content=die-neue-glocke_de')
    expect(utmOf({ ...naming, source: 'Das {channel}!' }, { ...named, channel: 'Ñandú' })).toContain('utm_source=das-nandu&')
  })
  it('are left out where the template is empty, or comes out empty', () => {
    expect(utmOf({ source: '{platform}', medium: '', campaign: '{campaign}', content: '  ' }, { ...named, campaign: '' })).toBe(
      'utm_source=elbnetz',
    )
  })
  it('never bring anything but themselves into an address', () => {
    expect(utmOf({ ...naming, source: 'a&b=c#d?{nothing}' }, named)).toMatch(/^utm_source=a-b-c-d-nothing&/)
    expect(utmOf({ source: 'x'.repeat(500), medium: '', campaign: '', content: '' }, named)).toHaveLength('utm_source='.length + 100)
  })
})

describe('an address with campaign parameters', () => {
  it('keeps its query and its fragment to the letter', () => {
    expect(withUtm('https://acme.example/a?x=%20b&flag#part', 'utm_source=s&utm_medium=m')).toBe(
      'https://acme.example/a?x=%20b&flag&utm_source=s&utm_medium=m#part',
    )
    expect(withUtm('https://acme.example/a', 'utm_source=s')).toBe('https://acme.example/a?utm_source=s')
    expect(withUtm('https://acme.example/a?b', '')).toBe('https://acme.example/a?b')
  })
  it('keeps the parameters that it has', () => {
    expect(withUtm('https://acme.example/?utm_source=own', 'utm_source=s&utm_medium=m')).toBe(
      'https://acme.example/?utm_source=own&utm_medium=m',
    )
  })
  it('is an address of the web', () => {
    for (const none of ['', 'acme', 'javascript:alert(1)', 'ftp://acme.example/a', '//acme.example'])
      expect(withUtm(none, 'utm_source=s')).toBeNull()
  })
})
