import { expect, it } from 'vitest'
import { deliver, failureOf, withStand } from '../testing/contract-subject.ts'
import { storyOf } from '../testing/stories.ts'
import { compose } from './compose.ts'
import connector from './connect.ts'
import platform from './fake.ts'
import publisher from './publisher.ts'
import type { Credentials } from './relay.ts'

const subject = { publisher, connector, platform }
/** Nobody listens there. */
const dead = 'http://127.0.0.1:9/relay'

it('says the link once, and names hashtags', () => {
  expect(compose(storyOf('x', { text: 'Hallo #Umwelt #umwelt a#b https://a.example/#c #2026', link: 'https://a.example/x' }))).toEqual({
    content: 'Hallo #Umwelt #umwelt a#b https://a.example/#c #2026\n\nhttps://a.example/x',
    hashtags: ['umwelt'],
  })
})

it('is published when one of its relays takes it, and is not absent while one does not answer', () =>
  withStand(subject, async (stand) => {
    const { secretKey, relays } = platform.credentials(stand.baseUrl) as Credentials
    const both = { credentials: { secretKey, relays: [dead, ...relays] } }
    const delivery = deliver(subject, stand, storyOf('two relays'))
    const staged = await delivery.stage()
    expect(await publisher.find?.(staged, delivery.context(both))).toBe('unknown')
    const published = await publisher.publish(staged, delivery.context(both))
    expect(await publisher.find?.(staged, delivery.context(both))).toEqual(published)
    expect(stand.fake.records()).toHaveLength(1)
    const measured = (gone: string) => publisher.measure?.([{ remoteId: gone, url: 'https://a.example' }], stand.context(both))
    expect(await measured('0'.repeat(64))).toEqual([{ remoteId: '0'.repeat(64), values: {} }])
    // A request to delete must reach all of them.
    if ('remoteId' in published) expect((await failureOf(stand, publisher.remove!(published, stand.context(both)))).kind).toBe('retry')
  }))

it('is open when one relay broke off and the other cannot be reached', () =>
  withStand(subject, async (stand) => {
    const { secretKey, relays } = platform.credentials(stand.baseUrl) as Credentials
    const delivery = deliver(subject, stand, storyOf('open'))
    const staged = await delivery.stage()
    stand.fake.misbehave('accept-then-reset')
    const context = delivery.context({ credentials: { secretKey, relays: [...relays, dead] } })
    expect((await failureOf(stand, Promise.resolve(publisher.publish(staged, context)))).kind).toBe('reconcile')
  }))

it('has the same id whenever it is sent, and another one at another time', () =>
  withStand(subject, async (stand) => {
    const story = storyOf('same')
    const plannedAt = new Date('2026-11-22T09:00:00Z')
    const send = async (at: Date) => {
      const context = stand.context({ plannedAt: at })
      const staging = await publisher.stage?.(publisher.compose(story), context, null)
      return staging?.ready ? publisher.publish(staging.staged, context) : null
    }
    const first = await send(plannedAt)
    stand.clock.advance(3_600_000)
    expect(await send(plannedAt)).toEqual(first)
    expect(await send(new Date('2026-11-22T09:00:01Z'))).not.toEqual(first)
    expect(stand.fake.records()).toHaveLength(2)
  }))

it('counts and hears more than a relay hands out at once', () =>
  withStand(subject, async (stand) => {
    const post = await deliver(subject, stand, storyOf('much talk')).send()
    for (let at = 0; at < 28; at++) {
      stand.clock.advance(1_000)
      stand.fake.visit(post.remoteId, { kind: at < 24 ? 'reply' : 'like', by: `Fan ${at}`, text: `Wort ${at}` })
    }
    const measured = await publisher.measure?.([post], stand.context())
    expect(measured?.[0]?.values).toEqual({ reactions: 4, shares: 0, comments: 24 })
    const heard = await publisher.interactions?.({ posts: [post], since: new Date(0), cursor: null }, stand.context())
    expect(heard?.items).toHaveLength(24)
  }))

it('tells reactions by emoji, of each person the newest', () =>
  withStand(subject, async (stand) => {
    const post = await deliver(subject, stand, storyOf('liked')).send()
    const acts = [
      ['Anna', '+'],
      ['Anna', '🤙'],
      ['Ben', ''],
      ['Cem', ':soapbox:'],
      ['Dana', '-'],
    ] as const
    for (const [by, as] of acts) {
      stand.clock.advance(1_000)
      stand.fake.visit(post.remoteId, { kind: 'like', by, as })
    }
    expect(await publisher.measure?.([post], stand.context())).toMatchObject([
      { values: { reactions: 3 }, kinds: { '🤙': 1, like: 1, ':soapbox:': 1 } },
    ])
  }))

it('believes no relay that forges a signature', () =>
  withStand(subject, async (stand) => {
    const post = await deliver(subject, stand, storyOf('forged')).send()
    stand.clock.advance(60_000)
    stand.fake.visit(post.remoteId, { kind: 'reply', by: 'Dana', text: 'Echt.' })
    const kept = stand.fake.save() as { events: { content: string }[] }
    stand.fake.load({
      ...kept,
      events: kept.events.map((event) => (event.content === 'Echt.' ? { ...event, content: 'Falsch.' } : event)),
    })
    const heard = await publisher.interactions?.({ posts: [post], since: new Date(0), cursor: null }, stand.context())
    expect(heard?.items).toEqual([])
  }))

it.each([
  ['npub180cvv07tjdrrgpa0j7j7tmnyl2yr6yr7l8j4s3evf6u64th6gkwsyjh6w6', 'wss://a.example', 'key-invalid'],
  ['0'.repeat(64), 'wss://a.example', 'key-invalid'],
  ['1'.repeat(64), 'a b c d e f', 'relays-invalid'],
  ['1'.repeat(64), 'wss://', 'relays-invalid'],
])('knows that %s with %s is a mistake', (key, relays, code) =>
  withStand(subject, async (stand) => {
    expect(await failureOf(stand, connector.begin({ key, relays }, stand.connecting()))).toMatchObject({ kind: 'rejected', code })
  }),
)
