import type { PayloadRequest } from 'payload'
import type { PostLink, PostLinks } from '../../src/core/post-links.ts'
import { Problem } from '../../src/core/problem.ts'
import { languages } from '../../src/core/story.ts'
import { addressFor } from '../../src/delivery/afterwards.ts'
import { hub } from '../../src/hub.ts'
import { payloadClickStore } from '../../src/links/clicks/store.payload.ts'
import { summaryOf, totalsOf } from '../../src/links/clicks/summary.ts'
import { payloadLinkSettings, payloadLinkStore } from '../../src/links/short-links.payload.ts'
import { shortAddress } from '../../src/links/short-links.ts'
import { composePost, loadPost } from '../../src/workflow/variants.payload.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint, mustSee } from '../endpoint.ts'

const printColor = '#888888'

/** Channels by their names, print last: the order in which they were made is chance. */
const byPlace = (a: PostLink, b: PostLink) =>
  Number(a.channel === null) - Number(b.channel === null) ||
  (a.channel ?? '').localeCompare(b.channel ?? '') ||
  a.language.localeCompare(b.language)

async function linksOf({ payload }: PayloadRequest, post: string, brand: string | null): Promise<PostLinks> {
  const { world, publicUrl } = hub(payload)
  const links = await payloadLinkStore(payload).ofPost(post)
  const rows = await payloadClickStore(payload).ofLinks(links.map(({ id }) => id))
  const settings = brand ? await payloadLinkSettings(payload)(brand) : null
  const views = await Promise.all(
    links.map(async ({ id, code, purpose, channel, platform, language, target }) => ({
      code,
      address: shortAddress(publicUrl, code),
      purpose,
      channel: channel ? ((await world.channel(channel))?.name ?? manifests[platform]?.name ?? platform) : null,
      color: manifests[platform]?.color ?? printColor,
      language,
      target: target || null,
      totals: totalsOf(rows.filter(({ link }) => link === id)),
    })),
  )
  return { counts: settings?.countsClicks ?? false, links: views.sort(byPlace), ...summaryOf(rows) }
}

async function makePrintLinks(req: PayloadRequest, id: string, brand: string | null) {
  const { ledger, links, isOwned } = hub(req.payload)
  const { article } = await composePost(req.payload, await loadPost(req.payload, id, req), req)
  const live = await ledger.find({ post: id, states: ['published', 'live-withdrawn'] }, { by: 'dueAt', limit: 100 })
  const website = live.find(({ platform }) => isOwned(platform))
  for (const language of languages) {
    const text = article.texts[language]
    if (!text) continue
    const printed = { post: id, brand: brand ?? '', language, campaign: article.campaign ?? '', slug: text.slug }
    if (brand && (await links.makePrint(printed, website ? addressFor(website, language) : null)) !== null) continue
    throw new Problem(409, 'clicks-not-counted', {
      de: 'Die Marke dieses Beitrags zählt keine Klicks. Schalten Sie es bei der Marke unter „Links“ ein.',
      en: 'The brand of this post does not count clicks. Switch it on under “Links” of the brand.',
    })
  }
}

const brandOf = async (req: PayloadRequest, id: string) => (await loadPost(req.payload, id, req)).brand ?? null

/** The short links of a post, and what was counted of them. */
export const linksEndpoints = [
  endpoint({
    method: 'get',
    path: '/:id/links',
    handle: async ({ req, id }) => {
      await mustSee(req, 'posts', id)
      return linksOf(req, id, await brandOf(req, id))
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/links/print',
    handle: async ({ req, id }) => {
      await mustSee(req, 'posts', id)
      if (!hasRole(req.user, 'editor', 'channel-manager'))
        throw new Problem(403, 'not-your-role', {
          de: 'Links für den Druck legen Redaktion und Kanalverwaltung an.',
          en: 'Links for print are made by editors and channel managers.',
        })
      const brand = await brandOf(req, id)
      await makePrintLinks(req, id, brand)
      return linksOf(req, id, brand)
    },
  }),
]
