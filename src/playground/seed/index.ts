/** Fills an empty playground: people, channels, and posts in every state, by the same API that everybody uses. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Payload } from 'payload'
import { z } from 'zod'
import { deliveryStates } from '../../core/delivery.ts'
import { languages } from '../../core/story.ts'
import { visitor } from '../visitors.ts'
import type { Networks } from '../networks.ts'
import type { SiteReader } from '../../site/reader.ts'
import { company, password, people } from './company.ts'
import { furnish, type House } from './house.ts'
import { remember } from './history.ts'
import { earn } from './money.ts'
import { idOf, Refused, signIn, type Member } from './member.ts'
import * as approved from './approved-posts.ts'
import type { SeedChannel, SeedPost, SeedText } from './post.ts'
import { compose } from './report.ts'
import * as unapproved from './unapproved-posts.ts'

export interface SeedOptions {
  readonly payload: Payload
  readonly networks: Networks
  readonly reader: SiteReader
  readonly hubUrl: string
  /** Where people reach the hub. */
  readonly publicUrl: string
  /** Whether this process delivers what is approved. */
  readonly delivers: boolean
}

const day = 24 * 3_600_000
const delivery = z.object({ state: z.enum(deliveryStates), dueAt: z.coerce.date() })
const state = z.object({ review: z.object({ hash: z.string() }), deliveries: z.array(delivery) })

/** What is processing here is in the hands of people, who take their time. */
const isMoving = ({ state, dueAt }: z.infer<typeof delivery>) =>
  ['claimed', 'sending'].includes(state) || (state === 'scheduled' && dueAt.getTime() <= Date.now() + 5_000)

/** Does nothing where there are people already. Takes a few seconds. */
export async function seed({ payload, networks, reader, hubUrl, publicUrl, delivers }: SeedOptions): Promise<void> {
  const { totalDocs } = await payload.count({ collection: 'users' })
  if (totalDocs > 0) return
  for (const { name, email, role } of people) await payload.create({ collection: 'users', data: { name, email, password, roles: [role] } })
  const by = async (account: string): Promise<Member> => {
    const found = people.find(({ email }) => email.startsWith(`${account}@`))
    if (!found) throw new TypeError(`Nobody is called ${account}.`)
    return signIn(hubUrl, found)
  }
  const [administrator, lena, jonas, miriam, tarek, paul] = (await Promise.all(
    ['administrator', 'editor', 'editor2', 'approver', 'channels', 'analyst'].map(by),
  )) as [Member, Member, Member, Member, Member, Member]
  const house = await furnish({ administrator, editor: lena, manager: tarek, networks })
  await remember({ payload, networks, house, publicUrl })
  await earn({ payload, manager: tarek, house, hubUrl })
  await compose(paul, house)

  const write = (author: Member, post: SeedPost, publishAt: Date | null = null) => writePost(author, house, post, publishAt)
  const submit = async (author: Member, id: string) => state.parse(await author.post(`/api/posts/${id}/submit`)).review.hash
  const approve = async (id: string, hash: string, comment = '') => void (await miriam.post(`/api/posts/${id}/approve`, { hash, comment }))
  let waits = delivers
  /** Until nothing of the post is under way any more. Where nothing moves in time, nothing is waited for after it. */
  const settled = async (id: string) => {
    for (const end = Date.now() + 120_000; waits; await wait(100)) {
      const { deliveries } = state.parse(await lena.get(`/api/posts/${id}/state`))
      if (!deliveries.some(isMoving)) return
      waits = Date.now() < end
      if (!waits) payload.logger.warn({ post: id }, 'The playground is filled without waiting any longer for what is being delivered.')
    }
  }

  // A network refuses one, and the sign-in of a channel has ended for another. Each waits for a person.
  const [maintenance, vacancy] = await Promise.all([write(jonas, approved.maintenance), write(lena, approved.vacancy)])
  const mastodon = networks.find('mastodon')
  if (waits) mastodon?.fake.misbehave('refuse-content')
  await approve(maintenance, await submit(jonas, maintenance))
  await settled(maintenance)
  if (waits) mastodon?.fake.misbehave('unauthorised')
  await approve(vacancy, await submit(lena, vacancy))
  await settled(vacancy)

  // Published everywhere.
  const [wind, roof] = await Promise.all([write(lena, approved.windPark), write(jonas, approved.solarRoof)])
  await approve(roof, await submit(jonas, roof))
  await settled(roof)
  await approve(wind, await submit(lena, wind), 'Schöner Text. Die Zahlen habe ich mit der Technik abgeglichen.')
  await settled(wind)

  // Approved, and planned for the days to come.
  const storage = await write(jonas, approved.storage, nextMorning(2))
  await approve(storage, await submit(jonas, storage))
  // Approved, and withdrawn before it went out.
  const raffle = await write(jonas, unapproved.raffle, nextMorning(1))
  await approve(raffle, await submit(jonas, raffle))
  await miriam.post(`/api/posts/${raffle}/withdraw`, { comment: 'Die Teilnahmebedingungen fehlen noch.' })
  // Sent back.
  const prices = await write(lena, unapproved.prices)
  await submit(lena, prices)
  await miriam.post(`/api/posts/${prices}/request-changes`, {
    comment: 'Bitte nennen Sie die Quelle für die Netzentgelte, und ab wann der neue Preis gilt.',
  })
  // Waits for approval.
  await submit(lena, await write(lena, unapproved.charging))
  // Drafts: one is not finished, one breaks the rules of the brand and of the network.
  await write(jonas, unapproved.interview)
  const sale = await write(jonas, unapproved.sale)
  await submit(jonas, sale).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
  })

  await visit(networks, reader)
}

/** At nine in the company's time, so many days ahead. */
function nextMorning(days: number): Date {
  const at = new Date(Date.now() + days * day)
  const hours = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: company.timeZone }).format(at))
  at.setUTCMinutes(0, 0, 0)
  return new Date(at.getTime() + (9 - hours) * 3_600_000)
}

async function writePost(author: Member, { brand, campaign, topics, pictures, channels }: House, post: SeedPost, publishAt: Date | null) {
  const text = ({ title, slug, teaser, body, description }: SeedText) => ({ title, slug, teaser, body, seo: { description } })
  const id = idOf(
    await author.post('/api/posts?locale=de', {
      ...text(post.de),
      brand,
      topics: post.topics.map((topic) => topics[topic]),
      ...(post.campaign ? { campaign } : {}),
      media: post.picture ? [pictures[post.picture]] : [],
      publishAt: publishAt?.toISOString() ?? null,
      variants: (Object.entries(post.on) as [SeedChannel, string][]).map(([channel, own]) => ({
        channel: channels[channel],
        when: 'with-post',
        text: own,
        parts: (post.parts?.[channel] ?? []).map((part) => ({ text: part })),
      })),
    }),
  )
  if (post.en) await author.patch(`/api/posts/${id}?locale=en`, text(post.en))
  return id
}

const answers = {
  de: ['Endlich! Von unserem Balkon aus sieht man drei davon.', 'Gilt der Nachbarschaftstarif auch für Mieterinnen?'],
  en: ['Congratulations! How loud are they from 500 metres?', 'Great to hear that the villages get a share.'],
} as const

/** The neighbours have a look, so that there are numbers to see. */
async function visit(networks: Networks, reader: SiteReader): Promise<void> {
  for (const [at, { fake, changed }] of networks.all.entries()) {
    const timeline = fake.timeline()
    const ranked = timeline.filter(({ replyTo }) => replyTo === null)
    for (const { remoteId, replyTo } of timeline) {
      const likes = replyTo ? 2 : ([17, 9, 4][ranked.findIndex((post) => post.remoteId === remoteId)] ?? 3) + 2 * at
      for (let n = 0; n < likes; n++) fake.visit(remoteId, { kind: 'like', by: visitor(n) })
      for (let n = 0; n < Math.floor(likes / 3); n++) fake.visit(remoteId, { kind: 'share', by: visitor(n) })
    }
    const wind = timeline.find(({ text }) => text.includes('Havelwiese'))
    if (wind)
      for (const [n, text] of answers[wind.text.includes('Windpark') ? 'de' : 'en'].entries())
        fake.visit(wind.remoteId, { kind: 'reply', by: visitor(n + 5 * at), text })
    changed()
  }
  const browser = { 'user-agent': 'Mozilla/5.0 (a neighbour)' }
  for (const language of languages)
    for (const [rank, post] of (await reader.posts(company.slug, language)).items.entries())
      for (let n = 0; n < 12 - 3 * rank; n++) await reader.post(company.slug, post.id, language, browser)
}
