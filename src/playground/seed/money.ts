/** What the company has spent, and what came of it in its shop: entered by hand, and told by signed calls, as everybody does. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { signatureHeaders } from '../../../publishers/kit/standard-webhooks.ts'
import { conversionPath } from '../../core/conversions.ts'
import type { Json } from '../../core/story.ts'
import { payloadLinkStore } from '../../links/short-links.payload.ts'
import type { House } from './house.ts'
import { idOf, Refused, type Member } from './member.ts'

interface MoneyOptions {
  readonly payload: Payload
  readonly manager: Member
  readonly house: House
  readonly hubUrl: string
}

const dayMs = 24 * 3_600_000
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString()
const change = { name: 'Wechsel zum Nachbarschaftstarif', value: { amount: '95.00', currency: 'EUR' } }
const advice = { name: 'Beratungstermin' }

export async function earn({ payload, manager, house, hubUrl }: MoneyOptions): Promise<void> {
  const { brand, campaign, channels } = house
  const costs: readonly { readonly [field: string]: Json }[] = [
    { kind: 'agency', note: 'Redaktion und Beratung, monatlich', amount: '640', from: daysAgo(29), to: daysAgo(0) },
    { kind: 'production', note: 'Fotografin, Windpark Havelwiese', amount: '380', from: daysAgo(12) },
    { kind: 'licence', note: 'Bildlizenzen', amount: '79,90', from: daysAgo(24), channel: channels.mastodon },
    { kind: 'advertising', note: 'Anzeigen zum Nachbarschaftstarif', amount: '250', from: daysAgo(0), to: daysAgo(-20), campaign },
  ]
  for (const cost of costs) await manager.post('/api/costs', { currency: 'EUR', brand, ...cost })

  const source = idOf(await manager.post('/api/conversion-sources', { name: 'Tarifrechner auf der Website', brand }))
  const { secret } = z.object({ secret: z.string() }).parse(await manager.post(`/api/conversion-sources/${source}/secret`))
  let told = 0
  const tell = async (what: object) => {
    const id = `antrag-${1000 + ++told}`
    const body = JSON.stringify({ id, ...what })
    const headers = signatureHeaders([secret], id, new Date(), body)
    const { ok, status } = await fetch(`${hubUrl}${conversionPath}/${source}`, { method: 'POST', headers, body })
    if (!ok) throw new Refused(status, `The conversion ${id} was refused.`)
  }
  const { docs } = await payload.db.find({ collection: 'posts', where: { brand: { equals: brand } }, pagination: false })
  const links = (await Promise.all(docs.map(({ id }) => payloadLinkStore(payload).ofPost(String(id))))).flat()
  for (const [n, { code }] of links.entries()) {
    await tell({ ...change, at: daysAgo(2 + 3 * n), link: code })
    if (n % 2 === 0) await tell({ ...advice, at: daysAgo(1 + 3 * n), link: code })
  }
  const utm = { source: 'mastodon', medium: 'social', campaign: 'energie-von-hier' }
  for (let n = 1; n <= 6; n++) await tell({ ...(n % 3 === 0 ? advice : change), at: daysAgo(n / 50), utm })
  for (let n = 1; n <= 5; n++) await tell({ ...change, at: daysAgo(4 * n) })
}
