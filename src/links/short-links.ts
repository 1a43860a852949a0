/** Short links: one for each channel of a post, and one for print. What is counted of them stands in `clicks/`. */
import type { LinkNaming } from '../core/own-media.ts'
import type { Language, Story } from '../core/story.ts'
import { codeOf } from './codes.ts'
import { print, utmOf, withUtm } from './naming.ts'

export interface ShortLink {
  readonly id: string
  readonly code: string
  readonly post: string
  /** '' for print. */
  readonly channel: string
  readonly purpose: 'channel' | 'print'
  /** Its id. */
  readonly brand: string
  readonly language: Language
  readonly platform: string
  /** Where it leads, with the campaign parameters. '' as long as the post was never public. */
  readonly target: string
  /** The campaign parameters as a query. */
  readonly utm: string
  /** The post was public and is not any more. */
  readonly gone: boolean
}
export type NewShortLink = Omit<ShortLink, 'id'>

/** The port to the database. */
export interface LinkStore {
  byCode(code: string): Promise<ShortLink | null>
  byPlace(post: string, channel: string, language: Language): Promise<ShortLink | null>
  ofPost(post: string): Promise<readonly ShortLink[]>
  /** @returns false: its code or its place is taken. */
  add(link: NewShortLink): Promise<boolean>
  change(id: string, to: Pick<ShortLink, 'target' | 'utm' | 'gone'>): Promise<void>
}

/** What a brand says of its links. */
export interface LinkSettings {
  readonly countsClicks: boolean
  readonly linkNaming: LinkNaming
}

/** One channel of ours, as far as links name it. */
export interface LinkChannel {
  readonly id: string
  readonly name: string
  readonly brand: string
  readonly platform: string
}

export interface ShortLinks {
  /** What readers of this channel will be given for the post's address. Writes nothing. */
  preview(channel: LinkChannel, story: Story, address: string): Promise<string>
  /**
   * The same, and it leads to `address` from now on. Safe to repeat and to call at once in several processes.
   * @returns `address` itself where the brand does not count clicks.
   * @throws what the database throws: nothing may leave then.
   */
  make(channel: LinkChannel, story: Story, address: string): Promise<string>
  /**
   * The link for a poster or a leaflet: it may be printed before the post is public.
   * @param address `null`: the post is not public yet
   * @returns `null`: the brand does not count clicks.
   */
  makePrint(post: PrintedPost, address: string | null): Promise<string | null>
}

export interface PrintedPost {
  readonly post: string
  readonly brand: string
  readonly language: Language
  readonly campaign: string
  readonly slug: string
}

export interface ShortLinksOptions {
  readonly store: LinkStore
  /** `null`: there is no such brand. */
  readonly settings: (brand: string) => Promise<LinkSettings | null>
  readonly secret: string
  /** Where people reach the hub, without a trailing slash. */
  readonly publicUrl: string
}

type Wanted = Omit<NewShortLink, 'code' | 'target' | 'gone'>

/** Two links with one code among a million: once in a few hundred hubs. So often another one is tried. */
const maxTries = 20

export const shortAddress = (publicUrl: string, code: string): string => `${publicUrl}/l/${code}`

export function createShortLinks({ store, settings, secret, publicUrl }: ShortLinksOptions): ShortLinks {
  /** `null`: no short link is wanted here. */
  async function wanted({ id, name, brand, platform }: LinkChannel, { language, article }: Story): Promise<Wanted | null> {
    const said = await settings(brand)
    if (!said?.countsClicks) return null
    const named = { platform, channel: name, campaign: article.campaign ?? '', post: article.texts[language]?.slug ?? '', language }
    return { post: article.id, channel: id, purpose: 'channel', brand, language, platform, utm: utmOf(said.linkNaming, named) }
  }

  async function freeCode({ brand, post, channel, language }: Wanted): Promise<string> {
    for (let attempt = 0; attempt < maxTries; attempt++) {
      const code = codeOf(secret, [brand, post, channel, language].join('/'), attempt)
      if (!(await store.byCode(code))) return code
    }
    throw new Error('There is no free code for a short link.')
  }

  async function keep(link: Wanted, address: string | null): Promise<string> {
    const target = address === null ? '' : (withUtm(address, link.utm) ?? '')
    for (let tries = 0; tries < maxTries; tries++) {
      const known = await store.byPlace(link.post, link.channel, link.language)
      if (known) {
        const to = { target: target || known.target, utm: link.utm, gone: target === '' && known.gone }
        if (to.target !== known.target || to.utm !== known.utm || to.gone !== known.gone) await store.change(known.id, to)
        return shortAddress(publicUrl, known.code)
      }
      const code = await freeCode(link)
      if (await store.add({ ...link, code, target, gone: false })) return shortAddress(publicUrl, code)
    }
    throw new Error('A short link could not be written down: others were faster too often.')
  }

  return {
    async preview(channel, story, address) {
      const link = await wanted(channel, story)
      if (!link || withUtm(address, link.utm) === null) return address
      const known = await store.byPlace(link.post, link.channel, link.language)
      return shortAddress(publicUrl, known?.code ?? (await freeCode(link)))
    },
    async make(channel, story, address) {
      const link = await wanted(channel, story)
      return !link || withUtm(address, link.utm) === null ? address : keep(link, address)
    },
    async makePrint({ post, brand, language, campaign, slug }, address) {
      const said = await settings(brand)
      if (!said?.countsClicks) return null
      // Whatever the scheme says for networks: a leaflet is no social medium.
      const naming = { ...said.linkNaming, medium: said.linkNaming.medium && print }
      const utm = utmOf(naming, { platform: print, channel: print, campaign, post: slug, language })
      return keep({ post, channel: '', purpose: print, brand, language, platform: print, utm }, address)
    },
  }
}
