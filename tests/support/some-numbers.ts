/** A few numbers of every kind: two brands, a thread, a campaign, what is not told, and titles that a spreadsheet would stumble over. */
import type { LiveHub } from './api.ts'
import { brought, createRow, type Brought } from './brought.ts'
import { aBrand, aChannel } from './deliveries.ts'

export type SomeNumbers = Awaited<ReturnType<typeof someNumbers>>

export async function someNumbers(hub: LiveHub) {
  const create = (collection: string, data: object) => createRow(hub.payload, collection, data)
  const otherBrand = await aBrand(hub.payload)
  const mastodon = await aChannel(hub.payload, hub.brand, 'mastodon')
  const bluesky = await aChannel(hub.payload, hub.brand, 'bluesky')
  const elsewhere = await aChannel(hub.payload, otherBrand, 'mastodon')

  /** Measured after an hour, at half of the numbers, and after a day. */
  const published = async (channel: string, what: Brought) => {
    const place = { channel, brand: channel === elsewhere ? otherBrand : hub.brand, platform: channel === bluesky ? 'bluesky' : 'mastodon' }
    const made = await brought(hub.payload, place, what)
    for (const [metric, value] of Object.entries(what.numbers ?? {}))
      for (const [hours, share] of [
        [1, 0.5],
        [24, 1],
      ] as const)
        await create('measurements', {
          ...{ delivery: made.delivery, metric, kind: '', value: value * share },
          bucket: new Date(Date.parse(what.at) + hours * 3_600_000).toISOString(),
        })
    return made
  }

  const editor = await hub.person('editor')
  const made = await editor.post('/api/campaigns', { name: 'Wärme', brand: hub.brand }).expect(201)
  const campaign = (made.body as { doc: { id: string } }).doc.id
  const written = await editor.post('/api/posts?locale=de', { title: 'Wärme', brand: hub.brand, campaign }).expect(201)
  const post = (written.body as { doc: { id: string } }).doc.id
  await editor.patch(`/api/posts/${post}?locale=en`, { title: 'Warmth' }).expect(200)

  await published(mastodon, {
    at: '2026-11-01T09:00Z',
    numbers: { reactions: 7, comments: 2, watchTime: 12.5 },
    topics: ['wind', 'meer'],
  })
  await published(mastodon, { at: '2026-11-01T09:01Z', numbers: { reactions: 1 }, part: 1, title: '=HYPERLINK("https://evil.example")' })
  await published(bluesky, { at: '2026-11-16T23:30Z', numbers: { reactions: 0, views: 200 }, title: 'Ein "Zitat", und\nzwei Zeilen' })
  await published(bluesky, { at: '2026-11-17T09:00Z' })
  await published(elsewhere, { at: '2026-11-17T09:00Z', numbers: { shares: 4 }, title: '-5 Grad' })
  await published(mastodon, { at: '2026-11-18T09:00Z', numbers: { reactions: 60, follows: -1 }, post })
  for (const [channel, metric, day, value] of [
    [mastodon, 'followers', '2026-11-01', 100],
    [mastodon, 'posts', '2026-11-01', 7],
    [mastodon, 'followers', '2026-11-02', 110],
    [elsewhere, 'followers', '2026-11-02', 5],
  ] as const)
    await create('account-measurements', { channel, metric, day, value })
  const shared = { brand: hub.brand, language: 'de', platform: 'mastodon', target: 'https://example.com/x', utm: '', gone: false }
  const links = [
    await create('short-links', { ...shared, post, code: 'aaa', channel: mastodon, purpose: 'channel' }),
    await create('short-links', { ...shared, post, code: 'bbb', channel: '', purpose: 'print', platform: 'print' }),
  ]
  const click = (link: number, day: string, country: string, clicks: number, bot = false) =>
    create('link-clicks', { link: links[link], day, country, device: 'phone', bot, clicks, visitors: bot ? 0 : clicks - 1 })
  await click(0, '2026-11-03', 'DE', 5)
  await click(0, '2026-11-03', 'US', 40, true)
  await click(0, '2026-11-04', 'AT', 3)
  await click(1, '2026-11-04', 'DE', 9)
  return { mastodon, bluesky, otherBrand, campaign, published }
}
