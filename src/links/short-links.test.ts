import { describe, expect, it } from 'vitest'
import { codeOf } from './codes.ts'
import { createShortLinks } from './short-links.ts'
import { aChannel, aStory, counting, memoryLinks, type MemoryLinks } from './testing.ts'

const publicUrl = 'https://hub.example'
const address = 'https://acme.example/news/die-neue-glocke'
const linksOn = (store: MemoryLinks, settings = counting) =>
  createShortLinks({ store, settings: async () => settings, secret: 'secret', publicUrl })

describe('short links', () => {
  it('are in the preview what they are in the post', async () => {
    const store = memoryLinks()
    const links = linksOn(store)
    const shown = await links.preview(aChannel, aStory, address)
    expect(store.rows).toEqual([])
    expect(await links.make(aChannel, aStory, address)).toBe(shown)
    expect(await links.preview(aChannel, aStory, address)).toBe(shown)
    expect(shown).toMatch(/^https:\/\/hub\.example\/l\/[a-z2-9]{8}$/)
    expect(store.rows).toMatchObject([
      {
        target: `${address}?utm_source=elbnetz&utm_medium=social&utm_campaign=fruehling-strasse&utm_content=die-neue-glocke`,
        ...{ post: 'p1', channel: 'c1', brand: 'b1', language: 'de', platform: 'elbnetz', purpose: 'channel', gone: false },
      },
    ])
  })

  it('are one for each channel and language, however often and wherever they are made', async () => {
    const store = memoryLinks()
    const made = await Promise.all([1, 2, 3].map(() => linksOn(store).make(aChannel, aStory, address)))
    expect(new Set(made).size).toBe(1)
    const other = await linksOn(store).make({ ...aChannel, id: 'c2' }, aStory, address)
    const english = await linksOn(store).make(aChannel, { ...aStory, language: 'en' }, address)
    expect(new Set([made[0], other, english]).size).toBe(3)
    expect(store.rows).toHaveLength(3)
  })

  it('keep their code when the secret of the hub is another one, and lead to where the post is now', async () => {
    const store = memoryLinks()
    const before = await linksOn(store).make(aChannel, aStory, address)
    const renewed = createShortLinks({ store, settings: async () => counting, secret: 'another', publicUrl })
    expect(await renewed.preview(aChannel, aStory, address)).toBe(before)
    expect(await renewed.make(aChannel, aStory, 'https://acme.example/moved')).toBe(before)
    expect(store.rows).toHaveLength(1)
    expect(store.rows[0]?.target).toMatch(/^https:\/\/acme\.example\/moved\?utm_source=elbnetz/)
  })

  it('take another code where somebody has theirs, in the preview too', async () => {
    const taken = codeOf('secret', 'b1/p1/c1/de')
    const place = { post: 'p0', channel: 'c0', purpose: 'channel', brand: 'b1', language: 'de', platform: 'elbnetz' } as const
    const store = memoryLinks([{ ...place, id: 'l1', code: taken, target: address, utm: '', gone: false }])
    const shown = await linksOn(store).preview(aChannel, aStory, address)
    expect(shown).toBe(`${publicUrl}/l/${codeOf('secret', 'b1/p1/c1/de', 1)}`)
    expect(await linksOn(store).make(aChannel, aStory, address)).toBe(shown)
  })

  it('are none where the brand does not count clicks, or the address is none of the web', async () => {
    const store = memoryLinks()
    const silent = linksOn(store, { ...counting, countsClicks: false })
    expect(await silent.preview(aChannel, aStory, address)).toBe(address)
    expect(await silent.make(aChannel, aStory, address)).toBe(address)
    expect(await linksOn(store).make(aChannel, aStory, 'mailto:info@acme.example')).toBe('mailto:info@acme.example')
    expect(store.rows).toEqual([])
  })

  it('are printed before the post is public, and lead there once it is', async () => {
    const store = memoryLinks()
    const links = linksOn(store)
    const post = { post: 'p1', brand: 'b1', language: 'de', campaign: 'Frühling', slug: 'die-neue-glocke' } as const
    const printed = await links.makePrint(post, null)
    expect(store.rows).toMatchObject([{ channel: '', purpose: 'print', target: '', gone: false }])
    expect(await links.makePrint(post, address)).toBe(printed)
    expect(store.rows[0]?.target).toBe(`${address}?utm_source=print&utm_medium=print&utm_campaign=fruehling&utm_content=die-neue-glocke`)
    expect(await linksOn(store, { ...counting, countsClicks: false }).makePrint(post, address)).toBeNull()
  })
})
