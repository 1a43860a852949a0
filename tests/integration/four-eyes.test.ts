/**
 * Every way in that somebody could try, against posts in review and approved ones: nothing goes out but what another person has read. What
 * counts is the review's own row, and what the ledger would send.
 */
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { graphqlOf } from '../support/graphql.ts'
import { refused } from '../support/refused.ts'

interface Row {
  readonly id: string
  readonly state: string
  readonly approvedHash: string
  readonly story: string
}
interface Review {
  readonly state: string
  readonly hash: string
  readonly decidedBy?: string | null
}

describe(`four eyes on ${database}`, () => {
  let hub: LiveHub
  let graph: ReturnType<typeof graphqlOf>
  let lena: Person
  let approver: Person
  /** Has every role, and is up to no good. */
  let mallory: Person
  let byKey: Record<string, string>
  let signedIn: Record<string, string>
  let website: string
  let mastodon: string
  let picture: string
  let made = 0
  const later = () => new Date(Date.now() + 3_600_000).toISOString()

  beforeAll(async () => {
    hub = await liveHub(database)
    graph = graphqlOf(hub.payload, hub.base)
    lena = await hub.person('editor', 'lena')
    approver = await hub.person('approver')
    mallory = await hub.person('administrator', 'mallory')
    const admin = await hub.person('administrator')
    await admin.patch(`/api/users/${mallory.id}`, { roles: ['administrator', 'editor', 'approver', 'channel-manager'] }).expect(200)
    const apiKey = '0c7c1d0e-2d55-4a44-8a6e-0d7c0a3b9e21'
    await mallory.patch(`/api/users/${mallory.id}`, { enableAPIKey: true, apiKey }).expect(200)
    byKey = { Authorization: `users API-Key ${apiKey}` }
    const login = await supertest(hub.base)
      .post('/api/users/login')
      .send({ email: 'mallory@example.com', password: 'a long enough password' })
    signedIn = { Authorization: `JWT ${(login.body as { token: string }).token}` }
    website = await hub.channel('website')
    mastodon = await hub.channel('mastodon')
    picture = await hub.picture()
  })
  afterAll(() => hub?.stop())

  const all = async <Kind>(collection: string, post: string) =>
    (await hub.payload.db.find({ collection: collection as never, where: { post: { equals: post } }, pagination: false })).docs as Kind[]
  const rowsOf = (post: string) => all<Row>('deliveries', post)
  const reviewOf = async (post: string) => (await all<Review>('reviews', post))[0]
  const approvals = async (post: string) =>
    (await all<{ decision: string }>('approvals', post)).filter(({ decision }) => decision === 'approved').length
  const stateOf = async (post: string) => (await approver.get(`/api/posts/${post}/state`).expect(200)).body as PostState

  async function write(data: object = {}): Promise<string> {
    const answer = await lena.post('/api/posts?locale=de', {
      title: `Vier Augen ${++made}`,
      teaser: 'Was gelesen wurde.',
      brand: hub.brand,
      publishAt: later(),
      media: [picture],
      variants: [website, mastodon].map((channel) => ({ channel, when: 'with-post' })),
      ...data,
    })
    expect(answer.status, answer.text).toBe(201)
    return (answer.body as { doc: { id: string } }).doc.id
  }
  async function submit(id: string): Promise<void> {
    const answer = await lena.post(`/api/posts/${id}/submit`)
    expect(answer.status, answer.text).toBe(200)
  }
  async function inReview(data: object = {}): Promise<string> {
    const id = await write(data)
    await submit(id)
    return id
  }
  async function approved(data: object = {}): Promise<string> {
    const id = await inReview(data)
    const answer = await approver.post(`/api/posts/${id}/approve`, { hash: (await stateOf(id)).review.hash })
    expect(answer.status, answer.text).toBe(200)
    return id
  }
  const isOpen = ({ state, approvedHash }: Row) => approvedHash !== '' && state !== 'withdrawn'

  /** Every service that brings an approval into the ledger has run. */
  async function settled() {
    const { planWhatIsMissing } = await import('../../src/delivery/plan-approved.payload.ts')
    await planWhatIsMissing(hub.payload)
    await hub.engine.drain()
  }
  /** Nothing goes out but word for word what was approved, by an approval that was given. */
  async function holds(post: string, before: readonly Row[], given: number, way: string) {
    await settled()
    const [review, rows] = [await reviewOf(post), await rowsOf(post)]
    expect(await approvals(post), `${way}: approvals`).toBe(given)
    const open = rows.filter(isOpen)
    if (given === 0) expect(review?.state, `${way}: its review`).not.toBe('approved')
    if (review?.state !== 'approved') expect(open, `${way}: the gate`).toEqual([])
    else expect(review.hash, `${way}: what is approved`).toBe((await stateOf(post)).review.hash)
    for (const row of open) expect(row.story, `${way}: what would be sent`).toBe(before.find(({ id }) => id === row.id)?.story)
    return review?.state
  }

  /** What a form never sends, and a program may. */
  const forged = () => ({
    reviewState: 'approved',
    _status: 'published',
    editedBy: approver.id,
    review: { state: 'approved' },
    approvals: [{ decision: 'approved', by: approver.id }],
    steps: [],
    hash: 'x',
    planned: false,
    createdAt: '2000-01-01T00:00:00.000Z',
  })
  const edit = () => ({ teaser: `Von Mallory ${++made}` })
  const rest = (path: string, body: object, headers = signedIn) => supertest(hub.base).patch(path).set(headers).send(body)
  const versionOf = async (post: string) =>
    ((await lena.get(`/api/posts/versions?where[parent][equals]=${post}&sort=createdAt&limit=1`)).body as { docs: { id: string }[] })
      .docs[0]?.id ?? ''

  /** Each changes words: the approval must be open again, and Mallory must not close it. */
  const edits: readonly [string, (post: string) => Promise<unknown>][] = [
    ['REST with forged fields', (post) => rest(`/api/posts/${post}?locale=de`, { ...edit(), ...forged() })],
    ['REST draft=false', (post) => rest(`/api/posts/${post}?locale=de&draft=false`, { ...edit(), ...forged() })],
    ['REST one locale', (post) => rest(`/api/posts/${post}?locale=de&publishSpecificLocale=de&draft=false`, { ...edit(), ...forged() })],
    ['REST autosave', (post) => rest(`/api/posts/${post}?locale=de&autosave=true&draft=true`, { ...edit(), ...forged() })],
    ['REST, deep', (post) => rest(`/api/posts/${post}?locale=de&depth=10&populate[posts][reviewState]=true`, { ...edit(), ...forged() })],
    ['a key', (post) => rest(`/api/posts/${post}?locale=de`, { ...edit(), ...forged() }, byKey)],
    ['bulk', (post) => rest(`/api/posts?locale=de&where[id][equals]=${post}`, { ...edit(), ...forged() })],
    ['bulk by key', (post) => rest(`/api/posts?locale=de&draft=false&where[id][in]=${post}`, { ...edit(), ...forged() }, byKey)],
    [
      'GraphQL',
      (post) =>
        graph.ask(
          'mutation',
          { a: { field: 'updatePost', args: { id: post, locale: 'de', draft: false, data: { ...edit(), ...forged() } } } },
          signedIn,
        ),
    ],
    [
      'GraphQL autosave by key',
      (post) =>
        graph.ask(
          'mutation',
          { a: { field: 'updatePost', args: { id: post, locale: 'de', autosave: true, data: { ...edit(), ...forged() } } } },
          byKey,
        ),
    ],
    [
      'two GraphQL mutations at once',
      (post) =>
        graph.ask(
          'mutation',
          {
            a: { field: 'updatePost', args: { id: post, locale: 'de', data: edit() } },
            b: { field: 'updatePost', args: { id: post, locale: 'de', data: forged() } },
          },
          signedIn,
        ),
    ],
    ['another address', (post) => rest(`/api/posts/${post}?locale=de`, { slug: `mallory-${++made}` })],
    ['another brand', async (post) => rest(`/api/posts/${post}`, { brand: (await brand()).id })],
    ['no pictures', (post) => rest(`/api/posts/${post}`, { media: [] })],
    ['one channel less', (post) => rest(`/api/posts/${post}?locale=de`, { variants: [{ channel: website, when: 'with-post' }] })],
    ['a repetition', (post) => rest(`/api/posts/${post}`, { recurrence: { every: 'day', interval: 1, until: later() } })],
    ['a declaration', (post) => rest(`/api/posts/${post}`, { declared: { sponsorship: 'sponsored', sponsor: 'Mallory Inc.' } })],
  ]
  async function brand(): Promise<{ id: string | number }> {
    const data = { name: `Brand ${++made}`, slug: `brand-${made}`, languages: ['de', 'en'], timeZone: 'UTC' } as never
    return hub.payload.create({ collection: 'brands', data })
  }

  it.each(edits)(
    'an edit by %s re-opens what was approved or in review, and its author cannot close it',
    { timeout: 120_000 },
    async (way, attack) => {
      for (const [given, post] of [
        [1, await approved()],
        [0, await inReview()],
      ] as const) {
        const before = await rowsOf(post)
        await attack(post)
        expect(await holds(post, before, given, way), way).toBe('draft')
        const hash = (await stateOf(post)).review.hash
        await mallory.post(`/api/posts/${post}/submit`)
        refused(await supertest(hub.base).post(`/api/posts/${post}/approve`).set(byKey).send({ hash }), 403, 409)
        refused(await mallory.post(`/api/posts/${post}/approve`, { hash }), 403, 409)
        await holds(post, before, given, `${way}, then approving`)
      }
    },
  )

  /** Each pretends or rearranges, and changes no word: what was decided stays, and nothing else is decided. */
  const pretences: readonly [string, (post: string) => Promise<unknown>][] = [
    ['forged fields over REST', (post) => rest(`/api/posts/${post}?locale=de&draft=false`, forged())],
    [
      'forged fields over GraphQL',
      (post) => graph.ask('mutation', { a: { field: 'updatePost', args: { id: post, draft: false, data: forged() } } }, byKey),
    ],
    ['forged fields in bulk', (post) => rest(`/api/posts?where[id][equals]=${post}`, forged(), byKey)],
    [
      'another post with its id',
      async (post) =>
        supertest(hub.base)
          .post('/api/posts')
          .set(signedIn)
          .send({ id: post, title: 'Mallory', brand: hub.brand, ...forged() }),
    ],
    [
      'another post with its id over GraphQL',
      (post) =>
        graph
          .ask(
            'mutation',
            { a: { field: 'createPost', args: { draft: false, data: { id: post, title: 'Mallory', brand: hub.brand, ...forged() } } } },
            signedIn,
          )
          .catch(() => null),
    ],
    [
      'forged records over GraphQL',
      async (post) => {
        const review = (await all<{ id: string }>('reviews', post))[0]?.id ?? ''
        const row = (await rowsOf(post))[0]?.id
        const at = later()
        const calls = {
          a: { field: 'createReview', args: { data: { post, state: 'approved', hash: 'x', planned: false } } },
          b: { field: 'updateReview', args: { id: review, data: { state: 'approved', planned: false } } },
          c: { field: 'deleteReview', args: { id: review } },
          d: { field: 'createApproval', args: { data: { post, hash: 'x', decision: 'approved', by: approver.id, at } } },
          ...(row && { e: { field: 'updateDelivery', args: { id: row, data: { story: '{}', approvedHash: 'x', state: 'scheduled' } } } }),
        }
        for (const headers of [signedIn, byKey]) {
          const answer = await graph.ask('mutation', calls, headers)
          for (const call of Object.keys(calls)) expect(answer.statusOf(call), `${call}: ${answer.messageOf(call)}`).toBe(403)
        }
      },
    ],
    [
      'approving with another hash',
      async (post) => {
        const { hash } = (await stateOf(post)).review
        for (const wrong of [hash.toUpperCase(), `${hash} `, 'x'.repeat(64)])
          refused(await approver.post(`/api/posts/${post}/approve`, { hash: wrong }), 409)
        refused(await approver.post(`/api/posts/${post}/approve`, { hash: '' }), 400)
      },
    ],
    [
      'an old version to begin with',
      (post) => rest(`/api/posts/${post}?locale=de`, { basedOn: '2000-01-01T00:00:00.000Z', ...forged(), ...edit() }),
    ],
    // Payload writes one language at a time: this one writes none.
    ['all languages at once', (post) => rest(`/api/posts/${post}?locale=all&depth=10`, { teaser: { de: `Von Mallory ${++made}` } })],
    ['another role of his own', () => rest(`/api/users/${lena.id}`, { roles: ['editor', 'approver'] })],
  ]

  it.each(pretences)('%s changes nothing that was decided, and decides nothing', { timeout: 120_000 }, async (way, attack) => {
    for (const [given, post] of [
      [1, await approved()],
      [0, await inReview()],
    ] as const) {
      const [before, review] = [await rowsOf(post), await reviewOf(post)]
      await attack(post)
      expect(await holds(post, before, given, way), way).toBe(given === 1 ? 'approved' : 'in-review')
      expect(await reviewOf(post), way).toMatchObject({ hash: review?.hash ?? '' })
      // Whoever wrote it has not become somebody else.
      if (given === 0) refused(await lena.post(`/api/posts/${post}/approve`, { hash: review?.hash }), 403)
    }
  })

  it('an old version that is brought back over REST or GraphQL is approved by nobody', { timeout: 120_000 }, async () => {
    for (const bring of [
      (version: string) => supertest(hub.base).post(`/api/posts/versions/${version}?draft=false`).set(byKey).send(forged()).then(),
      (version: string) => graph.ask('mutation', { a: { field: 'restoreVersionPost', args: { id: version, draft: false } } }, signedIn),
    ]) {
      const post = await write({ teaser: 'Zuerst' })
      const first = await versionOf(post)
      await lena.patch(`/api/posts/${post}?locale=de`, { teaser: 'Danach' }).expect(200)
      await submit(post)
      await approver.post(`/api/posts/${post}/approve`, { hash: (await stateOf(post)).review.hash }).expect(200)
      const before = await rowsOf(post)
      await bring(first)
      expect(await holds(post, before, 1, 'an old version')).toBe('draft')
      await submit(post)
      refused(await mallory.post(`/api/posts/${post}/approve`, { hash: (await stateOf(post)).review.hash }), 403)
    }
  })

  it('a copy of an approved post is a draft, and whoever wrote or copied it does not approve it', { timeout: 120_000 }, async () => {
    const post = await approved()
    const copies = [
      (
        (await supertest(hub.base).post(`/api/posts/${post}/duplicate?draft=false`).set(byKey).send(forged())).body as {
          doc?: { id: string }
        }
      ).doc?.id,
      (
        (
          await graph.ask(
            'mutation',
            { a: { field: 'duplicatePost', args: { id: post, data: { title: 'Kopie', brand: hub.brand } } } },
            signedIn,
          )
        ).data.a as { id: string } | null
      )?.id,
    ]
    for (const copy of copies) {
      expect(copy).toEqual(expect.any(String))
      await holds(copy ?? '', [], 0, 'a copy')
      expect(await rowsOf(copy ?? '')).toEqual([])
      await mallory.post(`/api/posts/${copy}/submit`).expect(200)
      const { hash } = (await stateOf(copy ?? '')).review
      refused(await mallory.post(`/api/posts/${copy}/approve`, { hash }), 403)
    }
  })

  it('what lies beside a post may change, and still only what was approved goes out', { timeout: 240_000 }, async () => {
    const own = await hub.picture()
    const beside: readonly [string, () => Promise<unknown>][] = [
      ['an alternative text', () => rest(`/api/media/${own}?locale=de`, { alt: 'Von Mallory' }).expect(200)],
      ['the name of the brand', () => rest(`/api/brands/${hub.brand}`, { name: `Acme ${++made}` }).expect(200)],
      [
        'the account of a channel',
        () => rest(`/api/channels/${mastodon}`, { account: '666', handle: '@mallory', status: 'connected' }).expect(200),
      ],
      ['the language of a channel', () => rest(`/api/channels/${mastodon}`, { language: 'en' }).expect(200)],
    ]
    for (const [way, change] of beside) {
      const [post, waiting] = [await approved({ media: [own] }), await inReview({ media: [own] })]
      const read = (await stateOf(waiting)).review.hash
      const before = await rowsOf(post)
      await change()
      await settled()
      const [review, rows] = [await reviewOf(post), await rowsOf(post)]
      if (review?.state !== 'approved') expect(rows.filter(isOpen), way).toEqual([])
      for (const row of rows.filter(isOpen)) expect(row.story, way).toBe(before.find(({ id }) => id === row.id)?.story)
      // What was read is not what is there: it is read again. A new approval binds what is there.
      if ((await stateOf(waiting)).review.hash !== read) refused(await approver.post(`/api/posts/${waiting}/approve`, { hash: read }), 409)
      expect(await approvals(waiting), way).toBe(0)
    }
    await rest(`/api/channels/${mastodon}`, { language: 'de' }).expect(200)
  })
})
