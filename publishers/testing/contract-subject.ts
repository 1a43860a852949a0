/** What the parts of the contract suite share: one platform, its stand, and deliveries made by the rules of the engine. */
import { expect } from 'vitest'
import type { Json, MediaRef, Story } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { secretsIn } from '../kit/redact.ts'
import type { AnyPublisher, Connector, PublishContext, Published } from '../publisher.ts'
import { landed } from './landed.ts'
import type { FakePlatform } from './fake.ts'
import { openStand, type Stand, type StandOptions } from './stand.ts'
import { filmOf, imageOf } from './stories.ts'

export interface Subject {
  readonly publisher: AnyPublisher
  readonly connector: Connector
  readonly platform: FakePlatform
}

/** What the ledger gives back of what it was given. */
export const throughJson = <T extends Json>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** A test with a stand of its own, after which no secret may have been told to anybody. */
export async function withStand(subject: Subject, test: (stand: Stand) => Promise<void>): Promise<void> {
  const stand = await openStand(subject.publisher, subject.platform, subject.connector)
  try {
    await test(stand)
    const { connect, credentials, app } = subject.platform
    const typed = Object.values(connect(stand.baseUrl)).flatMap((input: { readonly [field: string]: string } | undefined) =>
      secretsIn(input ?? {}),
    )
    const told = stand.told.join('\n')
    // A decentralised identifier is what everybody knows an account by.
    const secrets = [...typed, ...secretsIn(credentials(stand.baseUrl)), ...(app ? [app.secret] : [])].filter(
      (one) => !one.startsWith('did:'),
    )
    for (const secret of secrets) for (const spelling of [secret, encodeURIComponent(secret)]) expect(told).not.toContain(spelling)
  } finally {
    await stand.close()
  }
}

/** The PublisherError that a call ends with; anything else fails the test. Remembered, to be searched for secrets. */
export async function failureOf(stand: Stand, call: Promise<unknown>): Promise<PublisherError> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if (!('error' in outcome)) throw new Error(`It did not fail, but gave ${JSON.stringify(outcome.value)}`)
  const { error } = outcome
  if (!(error instanceof PublisherError)) throw error
  const cause = error.cause instanceof Error ? `${error.cause.message} ${error.cause.stack}` : JSON.stringify(error.cause)
  stand.told.push(`${error.code} ${error.message} ${error.stack} ${cause}`)
  return error
}

export interface TestDelivery {
  /** The same key and planned instant each time. */
  context(options?: StandOptions): PublishContext<unknown>
  /** Composed and staged until ready, everything through JSON, on the fake's clock. */
  stage(options?: StandOptions): Promise<Json>
  publish(staged: Json, options?: StandOptions): Promise<Published>
  /** Asked until the platform is done with what it works on. */
  find(staged: Json): Promise<Published | 'absent' | 'unknown'>
  /** All of it. */
  send(): Promise<Published>
}

/** The story, with a picture or film where no post stands there without one. What answers a post needs none. */
export function asRequired(story: Story, { publisher, platform }: Subject): Story {
  const { required, video } = publisher.manifest.limits
  const isEnough = ({ kind }: MediaRef) => required?.media === 'any' || kind === required?.media
  if (!required || story.media.some(isEnough)) return story
  const upright = video?.aspect && video.aspect.max < 1 && { width: 1080, height: 1920 }
  const kind = required.media === 'any' ? (platform.medium ?? 'image') : required.media
  const medium = kind === 'video' ? filmOf('the film it must have', { bytes: 1_000, ...upright }) : imageOf('the picture it must have')
  return { ...story, media: [...story.media, medium] }
}

export function deliver(subject: Subject, stand: Stand, story: Story, replyTo: StandOptions['replyTo'] = null): TestDelivery {
  const { publisher } = subject
  const fixed = { deliveryKey: `key-of-${story.article.id}`, plannedAt: stand.clock.now(), replyTo }
  const context = (options: StandOptions = {}) => stand.context({ ...fixed, ...options })

  const stage = async (options?: StandOptions): Promise<Json> => {
    const draft = throughJson(publisher.compose(replyTo ? story : asRequired(story, subject)))
    if (!publisher.stage) return draft
    let resume: Json = null
    for (let round = 0; round < 300; round++) {
      const staging = await publisher.stage(draft, context(options), resume)
      if (staging.ready) return throughJson(staging.staged)
      resume = throughJson(staging.resume)
      stand.clock.advance(Math.max(0, staging.checkAfter.getTime() - stand.clock.now().getTime()))
    }
    throw new Error('Staging was not ready after 300 rounds.')
  }
  const publish = (staged: Json, options?: StandOptions) => landed(publisher, staged, context(options))
  const look = async (staged: Json) => (await publisher.find?.(staged, context())) ?? 'unknown'
  const find = async (staged: Json) => {
    let found = await look(staged)
    // What the platform still works on is neither there nor absent.
    for (let asked = 0; found === 'unknown' && publisher.progress && asked < 100; asked++) found = await look(staged)
    return found
  }
  return { context, stage, publish, find, send: async () => publish(await stage()) }
}
