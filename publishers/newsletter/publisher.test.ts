import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PublisherError } from '../errors.ts'
import type { Published } from '../publisher.ts'
import { landed } from '../testing/landed.ts'
import { openStand, type Stand } from '../testing/stand.ts'
import { filmOf, imageOf, storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'

let stand: Stand
beforeEach(async () => {
  stand = await openStand(publisher, platform)
})
afterEach(() => stand.close())

const failing = async (call: Promise<unknown> | undefined): Promise<PublisherError> => {
  const error: unknown = await call?.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof PublisherError)) throw new Error(`no PublisherError: ${String(error)}`)
  return error
}
const titled = (title: string) => {
  const story = storyOf('titled')
  const text = story.article.texts.de
  if (!text) throw new Error('no text')
  return { ...story, article: { ...story.article, texts: { de: { ...text, title } } } }
}

describe('a mail', () => {
  it('is the post, not the channel’s text, and no film', () => {
    const story = storyOf('wind', { text: 'Nur für Netzwerke', media: [imageOf('m1'), filmOf('f1')] })
    const { texts } = story.article
    const article = { ...story.article, texts: { de: { ...texts.de!, body: { root: { children: [] } } } } }
    const draft = compose({ ...story, article })
    expect(draft).toMatchObject({ subject: 'Titel: wind', preheader: 'Worum es geht: wind.', link: story.link, language: 'de' })
    expect(draft.images.map(({ id }) => id)).toEqual(['m1'])
    expect(JSON.stringify(draft)).not.toContain('Netzwerke')
  })

  it('has a subject of one line, whatever the title is', () => {
    const { subject } = compose(titled('Neu\r\nBcc: all@example.com\u2028\u0000x'))
    expect(subject).toBe('Neu Bcc: all@example.com x')
  })

  it('without a subject, or with one that is too long, is refused before anything is sent', async () => {
    const send = (title: string) => publisher.publish(compose(titled(title)), stand.context())
    expect(await failing(send(' '))).toMatchObject({ kind: 'rejected', code: 'subject-missing' })
    expect(await failing(send('ä'.repeat(151)))).toMatchObject({ kind: 'rejected', code: 'subject-too-long' })
    expect(stand.told.filter((line) => line.startsWith('{"method"'))).toEqual([])
    await send('ä'.repeat(150))
    expect(stand.fake.records()).toHaveLength(1)
  })
})

describe('a mailing', () => {
  const draft = compose(storyOf('sent'))
  const published = (ctx: ReturnType<Stand['context']>): Published => ({
    remoteId: ctx.deliveryKey,
    url: `${stand.baseUrl}/newsletters/mails/${ctx.deliveryKey}`,
  })

  it('that has gone to somebody is found, although others still wait', async () => {
    const ctx = stand.context()
    expect(await publisher.publish(draft, ctx)).toHaveProperty('accepted')
    expect(await publisher.progress?.({}, ctx)).toHaveProperty('accepted')
    expect(await publisher.find?.(draft, ctx)).toEqual(published(ctx))
  })

  it('of which nothing has gone yet is neither found nor absent', async () => {
    const ctx = stand.context()
    stand.fake.giveUp?.()
    await publisher.publish(draft, ctx)
    expect(await publisher.find?.(draft, ctx)).toBe('unknown')
  })

  it('is stopped and taken away, and that it is gone already is no failure', async () => {
    const ctx = stand.context()
    const live = await landed(publisher, draft, ctx)
    await publisher.remove?.(live, ctx)
    await publisher.remove?.(live, ctx)
    expect(stand.fake.timeline()).toEqual([])
    expect((await fetch(live.url)).status).toBe(410)
    expect(await publisher.find?.(draft, ctx)).toBe('absent')
  })

  it('to a list that is gone is rejected', async () => {
    const credentials = { hubUrl: stand.baseUrl, token: 'token-of-the-channel-at-the-hub', newsletter: 'gone' }
    const sent = publisher.publish(draft, stand.context({ credentials }))
    expect(await failing(sent)).toMatchObject({ kind: 'rejected', code: 'newsletter-unknown' })
  })
})

it('a 404 that is not the hub’s own proves nothing', async () => {
  const credentials = { hubUrl: `${stand.baseUrl}/nowhere`, token: 't', newsletter: 'n' }
  const elsewhere = stand.context({ credentials })
  expect(await failing(publisher.find?.(null, elsewhere))).toMatchObject({ kind: 'bug' })
  expect(await failing(publisher.remove?.({ remoteId: elsewhere.deliveryKey, url: '' }, elsewhere))).toMatchObject({ kind: 'bug' })
})

describe('a channel', () => {
  it('is connected to the newsletter that was chosen', async () => {
    const ctx = stand.connecting()
    const begun = await connector.begin({}, ctx)
    expect(begun).toMatchObject({
      choices: [
        { id: 'newsletter-7', label: 'Acme-Brief' },
        { id: 'newsletter-8', label: 'Presse' },
      ],
    })
    expect(await connector.choose?.({}, 'newsletter-8', ctx)).toEqual({
      account: { id: 'newsletter-8', handle: 'Presse', url: `${stand.baseUrl}/newsletters/presse` },
      credentials: { hubUrl: stand.baseUrl, token: 'token-of-the-channel-at-the-hub', newsletter: 'newsletter-8' },
      expiresAt: null,
    })
  })

  it('is told when its newsletter is gone', async () => {
    const stored = platform.credentials(stand.baseUrl) as { newsletter: string }
    await connector.check?.(stored, stand.connecting())
    const check = connector.check?.({ ...stored, newsletter: 'gone' }, stand.connecting())
    expect(await failing(check)).toMatchObject({ kind: 'reconnect', code: 'newsletter-gone' })
  })
})
