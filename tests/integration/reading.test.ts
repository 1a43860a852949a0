/** What one process publishes, another shows: by looking by itself, and at once where Redis tells it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ContentChange } from '../../src/content-api/changes.ts'
import { finished } from '../../src/content-api/finished.ts'
import { touchesPost } from '../../src/content-api/changes.ts'
import { openReadSide, type OpenReadSide } from '../../src/content-api/open-read-side.ts'
import { payloadPublicationStore } from '../../src/content-api/publication-store.payload.ts'
import { acmeSite, aPublication } from '../../src/content-api/testing.ts'
import { systemClock } from '../../src/core/clock.ts'
import { database } from '../support/databases.ts'
import { bootHub, type TestHub } from '../support/hub.ts'
import { describeWith, needs } from '../support/needs.ts'

let hub: TestHub
const open: OpenReadSide[] = []
beforeAll(async () => {
  hub = await bootHub(database)
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((side) => side.stop()))
})
afterAll(() => hub.stop())

const log = { error: () => {}, warn: () => {} }
async function anotherProcess(redis: string | undefined, everyMs?: number): Promise<OpenReadSide> {
  const side = await openReadSide({ DATABASE_URL: process.env.DATABASE_URL ?? '', REDIS_URL: redis }, systemClock, log, everyMs)
  open.push(side)
  await side.start()
  return side
}

const nextChange = (side: OpenReadSide) =>
  new Promise<ContentChange>((resolve) => {
    const stop = side.reading.on((change) => {
      stop()
      resolve(change)
    })
  })

let keys = 0
const publish = (post: string) =>
  payloadPublicationStore(hub.payload).put({
    key: `reading-${++keys}`,
    channel: acmeSite.channel,
    brand: acmeSite.brand.id,
    publication: aPublication(post),
    addresses: { de: `https://acme.example/${post}` },
    at: new Date(),
  })

describe('another process', () => {
  it('sees what was published and taken down by looking, and drops what it had made of it', async () => {
    const side = await anotherProcess(undefined, 50)
    let seen = nextChange(side)
    const { stored } = await publish('p1')
    expect(await seen).toMatchObject({ type: 'post.published', after: { post: 'p1' } })
    const make = async () => finished('p1', { type: 'text/plain', lastModified: null, touchedBy: touchesPost('p1') })
    await side.answers.get('p1', make)
    seen = nextChange(side)
    await publish('p2')
    await seen
    expect(side.answers.peek('p1')).toBeDefined()
    seen = nextChange(side)
    await payloadPublicationStore(hub.payload).remove(stored.channel, stored.key, new Date())
    expect(await seen).toMatchObject({ type: 'post.withdrawn', before: { post: 'p1' } })
    expect(side.answers.peek('p1')).toBeUndefined()
    expect(await side.publications.byPost('p1', {})).toBeNull()
  })

  it('shows at its start what is there, and nothing that was taken down', async () => {
    const side = await anotherProcess(undefined)
    expect((await side.publications.entries({})).map(({ post }) => post)).toEqual(['p2'])
  })
})

describeWith(needs.redis, 'another process, over Redis', () => {
  const url = needs.redis.at ?? ''

  it('is told at once, without looking by itself', async () => {
    const hour = 3_600_000
    const [here, there] = [await anotherProcess(url, hour), await anotherProcess(url, hour)]
    const seen = nextChange(there)
    // The subscription may take a moment to stand: what counts is that a call brings it.
    await publish('p3')
    const calling = setInterval(() => void here.changed(), 50)
    expect(await seen).toMatchObject({ after: { post: 'p3' } })
    clearInterval(calling)
  })

  it('goes on by itself where Redis is away', async () => {
    const side = await anotherProcess('redis://127.0.0.1:1', 50)
    const seen = nextChange(side)
    await publish('p4')
    await side.changed()
    expect(await seen).toMatchObject({ after: { post: 'p4' } })
  })
})
