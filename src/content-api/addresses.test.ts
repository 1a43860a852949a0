import { describe, expect, it } from 'vitest'
import { publicationAddresses, siteAddress } from './addresses.ts'
import { acme, aPublication, aText } from './testing.ts'

const hub = 'https://hub.example'
const both = aPublication('p1', { texts: { de: aText('Neu', 'neu'), en: aText('New', 'new') } })

describe('publicationAddresses', () => {
  it('leads into the hub where a brand has no website', () => {
    expect(publicationAddresses(both, acme, hub)).toEqual({
      de: 'https://hub.example/site/acme/neu',
      en: 'https://hub.example/site/acme/new',
    })
  })
  it('tells languages apart that share a slug, the main one without a query', () => {
    const same = aPublication('p1', { language: 'en', texts: { de: aText('Team', 'team'), en: aText('Team', 'team') } })
    expect(publicationAddresses(same, acme, hub)).toEqual({
      en: 'https://hub.example/site/acme/team',
      de: 'https://hub.example/site/acme/team?language=de',
    })
  })
  it('fills in the brand’s pattern', () => {
    const website = 'https://{language}.acme.example/{language}/n/{slug}.html'
    expect(publicationAddresses(both, { ...acme, website }, hub)).toEqual({
      de: 'https://de.acme.example/de/n/neu.html',
      en: 'https://en.acme.example/en/n/new.html',
    })
  })
  it('has none for a language that is not there, and does without a pattern that gives no address', () => {
    const website = 'https://[{slug}'
    expect(publicationAddresses(aPublication('p1'), { ...acme, website }, hub)).toEqual({ de: 'https://hub.example/site/acme/beitrag-p1' })
  })
})

describe('siteAddress', () => {
  it.each([
    [null, 'https://hub.example/site/acme'],
    ['https://www.acme.example/{language}/news/{slug}', 'https://www.acme.example/de/news/'],
    ['https://www.acme.example/?p={slug}', 'https://www.acme.example/'],
    ['https://www.acme.example/{slug}/{language}', 'https://www.acme.example/'],
    ['https://a{slug}.acme.example/', 'https://hub.example/site/acme'],
  ])('%s -> %s', (website, address) => {
    expect(siteAddress({ ...acme, website }, 'de', hub)).toBe(address)
  })
})
