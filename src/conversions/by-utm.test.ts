import { describe, expect, it } from 'vitest'
import type { LinkNaming } from '../core/own-media.ts'
import { byUtm, nothing, slugsIn, type Named } from './by-utm.ts'

const usual: LinkNaming = { source: '{platform}', medium: 'social', campaign: '{campaign}', content: '{post}' }
const named: Named = {
  posts: [
    { id: 'bell', campaign: 'spring', slugs: { de: 'die-neue-glocke', en: 'the-new-bell' } },
    { id: 'new', campaign: null, slugs: { de: 'neue' } },
  ],
  campaigns: [
    { id: 'spring', name: 'Frühling & Straße' },
    { id: 'autumn', name: 'Herbst' },
  ],
  channels: [
    { id: 'elbnetz', name: 'Acme auf Elbnetz', platform: 'elbnetz' },
    { id: 'north', name: 'Acme Nord', platform: 'nordnetz' },
    { id: 'south', name: 'Acme Süd', platform: 'nordnetz' },
  ],
}
const found = (utm: Parameters<typeof byUtm>[0], naming = usual) => byUtm(utm, naming, named)

describe('campaign parameters', () => {
  it('lead to the post, its campaign and its channel', () => {
    const all = { source: 'elbnetz', medium: 'social', campaign: 'fruehling-strasse', content: 'die-neue-glocke' }
    expect(found(all)).toEqual({ post: 'bell', campaign: 'spring', channel: 'elbnetz' })
    expect(found({ ...all, campaign: 'Fruehling-Strasse', content: 'The-New-Bell' }).post).toBe('bell')
    expect(found({ content: 'neue' })).toEqual({ post: 'new', campaign: null, channel: null })
    // Two channels of one platform cannot be told apart, and paper is no channel.
    expect(found({ ...all, source: 'nordnetz' })).toEqual({ post: 'bell', campaign: 'spring', channel: null })
    expect(found({ ...all, source: 'print', medium: 'print' })).toEqual({ post: 'bell', campaign: 'spring', channel: null })
  })

  it('lead to a campaign where no post fits, and to a channel where no campaign does', () => {
    expect(found({ source: 'elbnetz', medium: 'social', campaign: 'herbst', content: 'unknown' })).toEqual({
      post: null,
      campaign: 'autumn',
      channel: 'elbnetz',
    })
    // The post is in another campaign than is said.
    expect(found({ campaign: 'herbst', content: 'die-neue-glocke' })).toEqual({ ...nothing, campaign: 'autumn' })
    expect(found({ source: 'elbnetz', medium: 'social', campaign: 'theirs' })).toEqual({ ...nothing, channel: 'elbnetz' })
    expect(found({ source: 'elbnetz', medium: 'cpc' })).toEqual(nothing)
    expect(found({})).toEqual(nothing)
  })

  it('are read by the scheme of the brand, also where one of them names several things', () => {
    const woven = { source: 'acme', medium: '', campaign: '{campaign}_{channel}', content: '{campaign}-{post}.{language}' }
    expect(found({ content: 'fruehling-strasse-die-neue-glocke.de', campaign: 'fruehling-strasse_acme-nord' }, woven)).toEqual({
      post: 'bell',
      campaign: 'spring',
      channel: 'north',
    })
    expect(found({ content: 'fruehling-strasse-die-neue-glocke.en' }, woven)).toEqual(nothing)
    expect(found({ campaign: 'herbst_acme-sued' }, woven)).toEqual({ ...nothing, campaign: 'autumn', channel: 'south' })
    // A scheme that names no campaign and no post tells of none, also where there is only one.
    const fixed = { source: 'acme', medium: 'social', campaign: 'always', content: '' }
    expect(byUtm({ campaign: 'always' }, fixed, { ...named, campaigns: named.campaigns.slice(0, 1) })).toEqual(nothing)
  })

  it('hold whole words of a slug only', () => {
    expect(slugsIn({ content: 'a-b.c' }, usual)).toEqual(['a', 'a-b', 'a-b.c', 'b', 'b.c', 'c'])
    expect(slugsIn({ campaign: 'a-b', source: 'x' }, usual)).toEqual([])
  })
})
