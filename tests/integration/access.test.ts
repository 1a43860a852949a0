/**
 * Who may do what: every role, on every collection, over REST, over GraphQL, and over the Local API with access rules. The whole table is
 * kept in tests/artefacts/access.md, as it was found.
 */
import sharp from 'sharp'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CollectionSlug, TypedUser, Where } from 'payload'
import type { PostState } from '../../src/core/answers.ts'
import { roles, type Role } from '../../src/core/roles.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { liveHub, password, richText, type LiveHub, type Person } from '../support/api.ts'
import { writeAccessTable, type Found } from '../support/access-table.ts'
import { database } from '../support/databases.ts'
import { graphqlOf, namesOf, type Call } from '../support/graphql.ts'
import { refused } from '../support/refused.ts'

type Operation = 'create' | 'read' | 'update' | 'trash' | 'delete'
const operations: readonly Operation[] = ['create', 'read', 'update', 'trash', 'delete']
type Rules = Record<Operation, readonly Role[]>

const nobody: readonly Role[] = []
const administrators: readonly Role[] = ['administrator']
const editors: readonly Role[] = ['administrator', 'editor']
/** Of the media library. */
const keepers: readonly Role[] = [...editors, 'channel-manager']
const managers: readonly Role[] = ['administrator', 'channel-manager']
/** Of what was spent. */
const spenders: readonly Role[] = [...keepers, 'analyst']
/** Who composes and sends reports. */
const reporters: readonly Role[] = ['administrator', 'channel-manager', 'analyst']
const moderators: readonly Role[] = ['administrator', 'community-manager']

/** Of ours nothing is ever deleted for good over an API, and who is not signed in may do nothing. */
const record: Rules = { create: nobody, read: roles, update: nobody, trash: nobody, delete: nobody }
const expected: Record<string, Rules> = {
  posts: { create: editors, read: roles, update: editors, trash: editors, delete: nobody },
  media: { create: keepers, read: roles, update: keepers, trash: editors, delete: nobody },
  campaigns: { create: editors, read: roles, update: editors, trash: editors, delete: nobody },
  topics: { create: editors, read: roles, update: editors, trash: editors, delete: nobody },
  channels: { create: managers, read: roles, update: managers, trash: managers, delete: nobody },
  // No trash: a secret that is deleted is gone.
  'app-keys': { create: managers, read: managers, update: managers, trash: managers, delete: managers },
  newsletters: { create: managers, read: roles, update: managers, trash: managers, delete: nobody },
  // People: they sign up themselves, and nobody is called confirmed over an API.
  subscribers: { ...record, read: managers },
  mailings: record,
  'mailing-recipients': { ...record, read: nobody },
  brands: { create: administrators, read: roles, update: administrators, trash: administrators, delete: nobody },
  groups: { create: administrators, read: roles, update: administrators, trash: administrators, delete: nobody },
  users: { create: administrators, read: roles, update: administrators, trash: administrators, delete: nobody },
  deliveries: record,
  attempts: record,
  measurements: record,
  'account-measurements': record,
  'raw-answers': { ...record, read: ['administrator', 'analyst'] },
  'measuring-notes': record,
  'measuring-costs': record,
  'delivery-numbers': record,
  'delivery-ages': record,
  'rate-limits': record,
  freezes: record,
  // Whoever is to do one reads it by the endpoints.
  tasks: { ...record, read: managers },
  reviews: record,
  approvals: record,
  exceptions: record,
  comments: record,
  // Made and revoked by the endpoints; used by who has the address.
  'guest-links': { ...record, read: nobody },
  findings: record,
  fingerprints: { ...record, read: nobody },
  'media-facts': { ...record, read: nobody },
  // No trash: what lies in a folder outlives it, and only an empty one goes.
  'media-folders': { create: keepers, read: roles, update: keepers, trash: keepers, delete: keepers },
  'earlier-files': record,
  'audit-log': { ...record, read: administrators },
  publications: { ...record, read: administrators },
  'site-settings': { ...record, read: administrators },
  // Somebody else's words are really gone when they are erased.
  responses: { create: nobody, read: roles, update: moderators, trash: moderators, delete: moderators },
  'received-mentions': { ...record, read: administrators },
  'sent-mentions': record,
  // Each person makes and revokes their own, by the endpoints.
  'calendar-feeds': { ...record, read: nobody },
  // Their files come in by the endpoints.
  imports: { ...record, read: editors },
  'import-rows': { ...record, read: editors },
  origins: { ...record, read: editors },
  reports: { create: reporters, read: roles, update: reporters, trash: reporters, delete: nobody },
  'report-editions': record,
  // Addresses.
  'report-mails': { ...record, read: nobody },
  sources: { create: editors, read: roles, update: editors, trash: editors, delete: nobody },
  'api-keys': { ...record, read: administrators, update: administrators, trash: administrators },
  webhooks: { create: administrators, read: administrators, update: administrators, trash: administrators, delete: nobody },
  'webhook-deliveries': { ...record, read: administrators },
  costs: { create: spenders, read: spenders, update: spenders, trash: spenders, delete: nobody },
  // Told by websites and shops, with a signature.
  conversions: record,
  'conversion-sources': { create: managers, read: managers, update: managers, trash: managers, delete: nobody },
  'short-links': record,
  'link-clicks': record,
  'link-visitors': { ...record, read: nobody },
  'link-salts': { ...record, read: nobody },
}
/** Payload's own, which hold no content of ours. */
const internal = ['payload-kv', 'payload-locked-documents', 'payload-migrations', 'payload-preferences']
const ruled = Object.keys(expected)

describe(`access on ${database}`, () => {
  let hub: LiveHub
  const people = new Map<Role | 'anonymous', Asker>()
  let editor: Person
  let approver: Person
  let admin: Person
  let manager: Person
  let website: string
  let mastodon: string
  let sealed: string
  const secret = 'fake-mastodon-token'

  interface Asker {
    readonly user: TypedUser | null
    readonly headers: Record<string, string>
    readonly ask: (method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object) => Promise<supertest.Response>
  }

  async function askerFor(name: string | null): Promise<Asker> {
    const headers: Record<string, string> = {}
    let user: TypedUser | null = null
    if (name) {
      const email = `${name}@example.com`
      const login = await supertest(hub.base).post('/api/users/login').send({ email, password }).expect(200)
      headers.Authorization = `JWT ${(login.body as { token: string }).token}`
      const { docs } = await hub.payload.find({ collection: 'users', where: { email: { equals: email } } })
      user = { ...docs[0], collection: 'users' } as unknown as TypedUser
    }
    return { user, headers, ask: (method, path, body) => supertest(hub.base)[method](path).set(headers).send(body) }
  }

  beforeAll(async () => {
    hub = await liveHub(database)
    for (const role of roles) {
      await hub.person(role)
      people.set(role, await askerFor(role))
    }
    people.set('anonymous', await askerFor(null))
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    admin = await hub.person('administrator')
    manager = await hub.person('channel-manager')
    website = await hub.channel('website')
    mastodon = await hub.channel('mastodon')
    for (let n = 0; n < 90; n++) {
      const data = { name: `Brand ${n}`, slug: `brand-${n}`, languages: ['de'], timeZone: 'UTC' } as never
      brands.push(String((await hub.payload.create({ collection: 'brands', data })).id))
    }
    const row = (await hub.payload.db.findOne({ collection: 'channels', where: { id: { equals: mastodon } } })) as {
      credentials?: string
    } | null
    sealed = row?.credentials ?? ''
    expect(sealed).toMatch(/^v1\./)
  })
  afterAll(() => hub?.stop())

  /** One for each pair of keys: a brand has one of a platform. */
  const brands: string[] = []
  const asksForApp = Object.values(manifests).find(({ app }) => app)?.id
  let counter = 0
  /** What somebody who may create a document of this kind would send. */
  function form(slug: string, at: Partial<Record<string, string>>): object {
    const n = `${slug} ${++counter}`
    const now = new Date().toISOString()
    const delivery = {
      title: n,
      post: at.posts,
      channel: mastodon,
      brand: hub.brand,
      platform: 'mastodon',
      state: 'scheduled',
      dueAt: now,
      timeZone: 'UTC',
      key: n,
      lane: n,
      slot: n,
      contentHash: n,
      story: '{}',
    }
    const forms: Record<string, object> = {
      posts: { title: n, brand: hub.brand },
      media: { alt: n },
      campaigns: { name: n, brand: hub.brand },
      topics: { name: n },
      channels: { name: n, platform: 'mastodon', language: 'de', brand: hub.brand },
      'app-keys': { brand: slug === 'app-keys' ? brands.pop() : undefined, platform: asksForApp, clientId: n, clientSecret: secret },
      newsletters: {
        name: n,
        brand: hub.brand,
        language: 'de',
        senderName: n,
        senderAddress: 'news@example.com',
        imprint: n,
        privacyUrl: 'https://a.example/privacy',
      },
      subscribers: { newsletter: at.newsletters, email: '', emailHash: n, language: 'de', state: 'left', requestedAt: now, refusals: 0 },
      mailings: {
        subject: n,
        newsletter: at.newsletters,
        channel: mastodon,
        language: 'de',
        key: n,
        secretName: n,
        startedAt: now,
        nextAt: now,
        address: 'https://a.example/mail',
        html: n,
        text: n,
        images: '[]',
      },
      'mailing-recipients': { mailing: n, subscriber: n, nextAt: now },
      brands: { name: n, languages: ['de'], timeZone: 'UTC' },
      groups: { name: n },
      users: { name: n, email: `${n.replace(' ', '-')}@example.com`, password, roles: ['analyst'] },
      deliveries: delivery,
      attempts: { delivery: at.deliveries, number: counter, fence: 1, intentAt: now, digest: n },
      measurements: {
        delivery: at.deliveries,
        metric: 'reactions',
        kind: '',
        bucket: new Date(counter * 3_600_000).toISOString(),
        value: 1,
      },
      'account-measurements': { channel: mastodon, metric: 'followers', day: n, value: 1 },
      'raw-answers': { subject: n, platform: n, at: now, answer: '{}' },
      'measuring-notes': { channel: mastodon, kind: 'gap', delivery: n, metric: '', from: now },
      'measuring-costs': { brand: hub.brand, platform: n, month: '2026-11', currency: 'USD', micros: 1 },
      'delivery-numbers': {
        delivery: at.deliveries,
        post: at.posts,
        channel: mastodon,
        brand: hub.brand,
        platform: n,
        part: 0,
        publishedAt: now,
        standing: 'waiting',
      },
      'delivery-ages': {
        delivery: at.deliveries,
        channel: mastodon,
        publishedAt: now,
        age: '1h',
        metric: 'reactions',
        value: 1,
        measuredAt: now,
      },
      'rate-limits': { key: n, usedUntil: 0, closedUntil: 0 },
      freezes: { scope: 'channel', target: n, reason: n, at: now, lifted: true },
      tasks: { title: n, channel: mastodon, state: 'open', told: 'nothing', openedAt: now, handout: '{}', key: n },
      reviews: { post: at.posts, state: 'draft', hash: n, planned: true },
      approvals: { post: at.posts, hash: n, decision: 'withdrawn', by: admin.id, at: now },
      exceptions: { post: n, channel: n, check: n, hash: n, foundHash: n, found: '{}', reason: n, by: n, byName: n, at: now },
      comments: { post: n, hash: n, text: n, authorName: n, at: now },
      'guest-links': { post: n, hash: n, forWhom: n, madeBy: n, madeByName: n, madeAt: now, expiresAt: now },
      findings: { key: n, post: n, check: n, state: 'open', at: now },
      'calendar-feeds': { person: admin.id, hash: n, language: 'de', timeZone: 'UTC' },
      imports: {
        by: admin.id,
        byName: n,
        at: now,
        kind: 'csv',
        fileName: n,
        fileHash: n,
        state: 'read',
        total: 0,
        next: 1,
        made: 0,
        updated: 0,
        already: 0,
        refused: 0,
      },
      'import-rows': { key: n, run: n, number: 1, outcome: 'refused' },
      origins: { key: n, at: now },
      sources: { name: n, url: 'https://a.example/feed', brand: hub.brand, language: 'de' },
      'api-keys': { name: n, prefix: n, hash: n, scopes: ['read'], ratePerMinute: 1 },
      fingerprints: { key: n, post: n, channel: n, platform: n, signature: '[]' },
      'media-facts': { key: n, facts: '{}' },
      'media-folders': { name: n },
      'earlier-files': {
        medium: n,
        filename: n,
        mimeType: 'image/png',
        filesize: 1,
        sha256: n,
        replacedBy: n,
        replacedByName: n,
      },
      'audit-log': { at: now, action: n, kind: 'posts', document: n, actorName: n, summary: n, key: n },
      'short-links': { code: n, post: n, channel: n, purpose: 'channel', brand: n, language: 'de', platform: n, gone: false },
      'link-clicks': { link: n, day: '2026-11-29', country: 'DE', device: 'phone', bot: false, clicks: 1, visitors: 1 },
      'link-visitors': { day: '2026-11-29', hash: n },
      'link-salts': { day: n, salt: n },
      webhooks: { name: n, url: 'https://a.example/hook', events: ['post.published'] },
      'webhook-deliveries': { webhook: n, event: n, type: 'post.published', happenedAt: now, body: '{}', nextAt: now },
      costs: { kind: 'other', amount: '5', currency: 'EUR', from: '2026-11-29', brand: hub.brand },
      conversions: { name: n, at: now, source: at['conversion-sources'], brand: hub.brand, attributedBy: 'nothing', key: n, digest: n },
      'conversion-sources': { name: n, brand: hub.brand },
      responses: {
        key: n,
        state: 'pending',
        title: n,
        kind: 'reply',
        source: 'https://a.example',
        sourceUrl: 'https://a.example',
        target: 'https://b.example',
        post: at.posts,
        brand: hub.brand,
        receivedAt: now,
        checkedAt: now,
      },
      'received-mentions': { key: n, source: n, target: n, post: n, brand: n, state: 'waiting', tries: 0, dueAt: now, receivedAt: now },
      'sent-mentions': {
        key: n,
        post: n,
        brand: n,
        source: n,
        target: n,
        state: 'due',
        tries: 0,
        dueAt: now,
        version: n,
        linked: true,
        told: false,
      },
      publications: {
        key: n,
        post: n,
        channel: n,
        brand: n,
        body: '{}',
        url: 'https://a.example',
        firstPublishedAt: now,
        changedAt: now,
        lastChange: 'published',
        views: 0,
      },
      'site-settings': { brand: n, body: '{}' },
      reports: { name: n, brand: hub.brand, language: 'de', rhythm: 'by-hand', blocks: [{ blockType: 'sums' }] },
      'report-editions': {
        name: n,
        report: at.reports,
        firstDay: n,
        lastDay: n,
        revision: 1,
        madeAt: now,
        posts: 0,
        mailing: 'none',
        data: '{}',
      },
      'report-mails': { edition: n, address: n, state: 'sent', tries: 0, tryAt: now },
    }
    return forms[slug] ?? {}
  }
  async function picture() {
    const data = await sharp({ create: { width: 32, height: 24, channels: 3, background: '#345678' } })
      .png()
      .toBuffer()
    return { data, mimetype: 'image/png', name: 'access.png', size: data.length }
  }
  /** A document of this kind, made as the hub itself makes it. */
  async function existing(slug: string): Promise<string> {
    const needs: Partial<Record<string, string>> = {}
    if (['deliveries', 'reviews', 'approvals', 'responses', 'delivery-numbers'].includes(slug)) needs.posts = await existing('posts')
    if (['attempts', 'measurements', 'delivery-numbers', 'delivery-ages'].includes(slug)) needs.deliveries = await existing('deliveries')
    if (slug === 'conversions') needs['conversion-sources'] = await existing('conversion-sources')
    if (slug === 'subscribers' || slug === 'mailings') needs.newsletters = await existing('newsletters')
    if (slug === 'report-editions') needs.reports = await existing('reports')
    const data = form(slug, needs) as Record<string, unknown>
    const collection = slug as CollectionSlug
    if (slug === 'deliveries' || !(expected[slug]?.create.length ?? 0))
      return String((await hub.payload.db.create({ collection, data })).id)
    return String(
      (await hub.payload.create({ collection, data: data as never, ...(slug === 'media' ? { file: await picture() } : {}) })).id,
    )
  }
  let made: Promise<{ posts: string; deliveries: string; newsletters: string; reports: string }> | undefined
  /** What new records may refer to. */
  const neighbours = () =>
    (made ??= (async () => ({
      posts: await existing('posts'),
      deliveries: await existing('deliveries'),
      newsletters: await existing('newsletters'),
      reports: await existing('reports'),
    }))())
  const isThere = async (slug: string, id: string) =>
    Boolean(await hub.payload.db.findOne({ collection: slug as CollectionSlug, where: { id: { equals: id } } }))

  async function overRest({ ask, headers }: Asker, operation: Operation, slug: string, id: string): Promise<number> {
    const at = `/api/${slug}/${id}`
    switch (operation) {
      case 'read': {
        const [one, all, count] = [await ask('get', at), await ask('get', `/api/${slug}?limit=1`), await ask('get', `/api/${slug}/count`)]
        expect(new Set([one.status, all.status, count.status]).size, `${slug}: one, all, count`).toBe(1)
        return one.status
      }
      case 'create': {
        const needs = await neighbours()
        if (slug !== 'media') return (await ask('post', `/api/${slug}`, form(slug, needs))).status
        const { data, name, mimetype } = await picture()
        return (
          await supertest(hub.base)
            .post('/api/media')
            .set(headers)
            .field('_payload', '{}')
            .attach('file', data, { filename: name, contentType: mimetype })
        ).status
      }
      case 'update':
        return (await ask('patch', at, { updatedAt: new Date().toISOString() })).status
      case 'trash':
        return (await ask('patch', at, { deletedAt: new Date().toISOString() })).status
      case 'delete': {
        const tries = [
          await ask('delete', at),
          await ask('delete', `${at}?trash=true`),
          await ask('delete', `/api/${slug}?where[id][equals]=${id}`),
          await ask('delete', `/api/${slug}?where[id][equals]=${id}&trash=true`),
        ]
        const [first] = tries
        expect(await isThere(slug, id), `${slug} is still there`).toBe(first?.status !== 200)
        return first?.status === 200 ? 200 : (tries.find(({ status }) => status !== 403)?.status ?? 403)
      }
    }
  }

  async function overLocalApi({ user }: Asker, operation: Operation, slug: string, id: string): Promise<number> {
    const as = { collection: slug as CollectionSlug, user, overrideAccess: false } as const
    const work = async () => {
      switch (operation) {
        case 'read': {
          const asked = [hub.payload.findByID({ ...as, id }), hub.payload.find({ ...as, limit: 1 }), hub.payload.count(as)]
          const statuses = await Promise.all(asked.map((one: Promise<unknown>) => statusOf(one)))
          expect(new Set(statuses).size, `${slug}: one, all, count`).toBe(1)
          return asked[0]
        }
        case 'create': {
          const needs = await neighbours()
          return hub.payload.create({ ...as, data: form(slug, needs) as never, ...(slug === 'media' ? { file: await picture() } : {}) })
        }
        case 'update':
          return hub.payload.update({ ...as, id, data: {} })
        case 'trash':
          return hub.payload.update({ ...as, id, data: { deletedAt: new Date().toISOString() } })
        case 'delete':
          return hub.payload.delete({ ...as, id })
      }
    }
    return statusOf(work())
  }
  const statusOf = (asked: Promise<unknown>): Promise<number> =>
    asked.then(
      () => 200,
      (error: unknown) => (error as { status?: number }).status ?? 500,
    )

  /** What a person would be answered in each collection, in one request. */
  async function overGraphql(
    graph: ReturnType<typeof graphqlOf>,
    { headers }: Asker,
    operation: Operation,
    ids: ReadonlyMap<string, string>,
  ) {
    const calls: Record<string, Call> = {}
    const needs = await neighbours()
    for (const [slug, id] of ids) {
      const { one, all } = namesOf(slug)
      const alias = slug.replaceAll('-', '_')
      const data = operation === 'trash' ? { deletedAt: new Date().toISOString() } : { updatedAt: new Date().toISOString() }
      if (operation === 'read') {
        calls[alias] = { field: one, args: { id } }
        calls[`${alias}_all`] = { field: all, args: { limit: 1 }, select: 'totalDocs' }
        calls[`${alias}_count`] = { field: `count${all}`, args: {}, select: 'totalDocs' }
        if (graph.has('query', `versions${all}`))
          calls[`${alias}_versions`] = { field: `versions${all}`, args: { limit: 1 }, select: 'totalDocs' }
      } else if (operation === 'create') calls[alias] = { field: `create${one}`, args: { data: form(slug, needs) } }
      else if (operation === 'delete') calls[alias] = { field: `delete${one}`, args: { id } }
      else calls[alias] = { field: `update${one}`, args: { id, data } }
    }
    const answer = await graph.ask(operation === 'read' ? 'query' : 'mutation', calls, headers)
    return new Map(
      [...ids.keys()].map((slug) => {
        const alias = slug.replaceAll('-', '_')
        const told = Object.keys(calls).filter(
          (call) => call === alias || ['_all', '_count', '_versions'].some((end) => call === alias + end),
        )
        const statuses = new Set(told.map(answer.statusOf))
        expect([...statuses], `${slug}: one, all, count, versions`).toHaveLength(1)
        // GraphQL demands what a form has a default for, and knows no other language's words: who may write is let in, and
        // told what is wrong with it.
        const [status = 0] = statuses
        const isLetIn = status === 400 && operation !== 'read' && operation !== 'delete'
        // It hands no file on: a medium is made by nobody, whoever asks.
        if (slug === 'media' && operation === 'create') return [slug, status === 400 ? 403 : status] as const
        return [slug, isLetIn ? 200 : status] as const
      }),
    )
  }

  const found = new Map<string, Found>()
  afterAll(() => writeAccessTable(found, database))

  describe('the table', () => {
    it('names every collection', () => {
      expect(Object.keys(hub.payload.collections).sort()).toEqual([...ruled, ...internal].sort())
    })

    it.each(ruled)('holds for %s over REST', async (slug) => {
      const may = await actual(slug, overRest)
      note('REST', slug, may)
      expect(may).toEqual(wanted(slug))
    })
    it.each(ruled)('holds for %s over the Local API', async (slug) => {
      const may = await actual(slug, overLocalApi)
      note('Local API', slug, may)
      expect(may).toEqual(wanted(slug))
    })

    it('holds for each of them over GraphQL', async () => {
      const graph = graphqlOf(hub.payload, hub.base)
      const may = new Map(
        ruled.map((slug) => [slug, Object.fromEntries(operations.map((operation): [Operation, string[]] => [operation, []]))]),
      )
      const ids = new Map<string, string>()
      for (const slug of ruled) ids.set(slug, await existing(slug))
      for (const operation of operations)
        for (const [name, asker] of people)
          for (const [slug, status] of await overGraphql(graph, asker, operation, ids)) {
            if (status !== 200) {
              expect(status, `${name} may not ${operation} ${slug}: 403, not`).toBe(403)
              continue
            }
            may.get(slug)?.[operation]?.push(name)
            if (operation === 'trash' || operation === 'delete') ids.set(slug, await existing(slug))
          }
      for (const rules of may.values()) for (const names of Object.values(rules)) names.sort()
      found.set('GraphQL', may)
      const table = Object.fromEntries(ruled.map((slug) => [slug, wanted(slug)]))
      expect(Object.fromEntries(may)).toEqual({ ...table, media: { ...table.media, create: [] } })
    }, 240_000)

    it('lets nobody copy over GraphQL who may not write, nor bring an old version back', async () => {
      const graph = graphqlOf(hub.payload, hub.base)
      const ids = new Map<string, string>()
      for (const slug of ruled) if (graph.has('mutation', `duplicate${namesOf(slug).one}`)) ids.set(slug, await existing(slug))
      expect(ids.has('posts')).toBe(true)
      const post = ids.get('posts') ?? ''
      await editor.patch(`/api/posts/${post}?locale=de`, { teaser: 'A second version' }).expect(200)
      const versions = (await editor.get(`/api/posts/versions?where[parent][equals]=${post}&limit=1`)).body as { docs: { id: string }[] }
      const version = versions.docs[0]?.id ?? ''
      const needs = await neighbours()
      for (const [name, { headers }] of people) {
        const calls: Record<string, Call> = { version: { field: 'restoreVersionPost', args: { id: version } } }
        for (const [slug, id] of ids)
          calls[slug.replaceAll('-', '_')] = { field: `duplicate${namesOf(slug).one}`, args: { id, data: form(slug, needs) } }
        const answer = await graph.ask('mutation', calls, headers)
        const isRole = (list: readonly Role[]) => (list as readonly string[]).includes(name)
        expect(answer.statusOf('version') === 200, `${name}: a version`).toBe(isRole(expected.posts?.update ?? []))
        for (const slug of ids.keys()) {
          const may = isRole(expected[slug]?.create ?? []) && isRole(expected[slug]?.read ?? [])
          const status = answer.statusOf(slug.replaceAll('-', '_'))
          // What only one may have, such as an address, cannot be copied by anybody.
          if (may) expect([200, 400], `${name}: ${slug}`).toContain(status)
          else expect(status, `${name}: ${slug}`).toBe(403)
        }
      }
    }, 120_000)

    it('holds for each of them in many at once, in copies and in old versions, over REST and the Local API', async () => {
      const touched = { updatedAt: new Date().toISOString() }
      for (const slug of ruled) {
        const id = await existing(slug)
        const { versions, disableDuplicate } = hub.payload.collections[slug as CollectionSlug].config
        for (const [name, { ask, user }] of people) {
          const may = (operation: Operation) => (expected[slug]?.[operation] as readonly string[] | undefined)?.includes(name) ?? false
          const as = { collection: slug as CollectionSlug, user, overrideAccess: false } as const
          const only = { where: { id: { equals: id } } }
          const [rest, local] = ['over REST', 'over the Local API'].map((way) => `${name}, ${slug}, ${way}`)

          const patched = await ask('patch', `/api/${slug}?where[id][equals]=${id}`, touched)
          const changed = ((patched.body as { docs?: unknown[] }).docs ?? []).length > 0
          if (!may('update')) expect([changed, [200, 403].includes(patched.status)], `update ${rest}`).toEqual([false, true])
          else expect(patched.status, `update ${rest}`).not.toBe(403)
          const updated = await hub.payload.update({ ...as, ...only, data: {} }).then(
            ({ docs }) => docs.length,
            () => 0,
          )
          if (!may('update')) expect(updated, `update ${local}`).toBe(0)
          if (!may('delete')) {
            await statusOf(hub.payload.delete({ ...as, ...only }))
            expect(await isThere(slug, id), `delete ${local}`).toBe(true)
          }

          if (!may('create') || !may('read') || disableDuplicate) {
            const copied = await ask('post', `/api/${slug}/${id}/duplicate`, {})
            expect([400, 403, 404, 501], `copy ${rest}: ${copied.status}`).toContain(copied.status)
            expect(await statusOf(hub.payload.duplicate({ ...as, id })), `copy ${local}`).not.toBe(200)
          }
          if (versions) {
            const found = await ask('get', `/api/${slug}/versions?limit=1`)
            expect(found.status === 200, `versions ${rest}`).toBe(may('read'))
            expect((await statusOf(hub.payload.findVersions({ ...as, limit: 1 }))) === 200, `versions ${local}`).toBe(may('read'))
          }
        }
      }
    }, 240_000)

    it('lets administrators alone end a lock after too many wrong passwords', async () => {
      const email = 'analyst@example.com'
      const graph = graphqlOf(hub.payload, hub.base)
      for (const [name, { ask, headers }] of people) {
        const status = name === 'administrator' ? 200 : 403
        expect((await ask('post', '/api/users/unlock', { email })).status, name).toBe(status)
        const answer = await graph.ask('mutation', { unlocked: { field: 'unlockUser', args: { email }, select: '' } }, headers)
        expect(answer.statusOf('unlocked'), `${name} over GraphQL`).toBe(status)
      }
    })

    const wanted = (slug: string) =>
      Object.fromEntries(operations.map((operation) => [operation, [...(expected[slug]?.[operation] ?? [])].sort()]))
    const note = (way: string, slug: string, may: Record<string, string[]>) =>
      found.set(way, new Map([...(found.get(way) ?? []), [slug, may]]))
    async function actual(slug: string, attempt: typeof overRest) {
      const may: Record<string, string[]> = {}
      let id = await existing(slug)
      for (const operation of operations) {
        may[operation] = []
        for (const [name, asker] of people) {
          const status = await attempt(asker, operation, slug, id)
          if (status >= 200 && status < 300) {
            may[operation].push(name)
            if (operation === 'trash' || operation === 'delete') id = await existing(slug)
          } else expect(status, `${name} may not ${operation} ${slug}: 403, not`).toBe(403)
        }
        may[operation].sort()
      }
      return may
    }

    it('lets everybody change their own account, but not their own roles', async () => {
      const analyst = await hub.person('analyst')
      await analyst.patch(`/api/users/${analyst.id}`, { name: 'Ana Lyst', roles: ['administrator', 'approver'] }).expect(200)
      expect((await analyst.get('/api/users/me').expect(200)).body).toMatchObject({ user: { name: 'Ana Lyst', roles: ['analyst'] } })
      refused(await analyst.patch(`/api/users/${admin.id}`, { password: 'a password of the analyst' }), 403)
      await analyst.patch('/api/users?where[id][exists]=true', { name: 'Mallory' })
      expect((await admin.get(`/api/users/${admin.id}`).expect(200)).body).toMatchObject({ name: 'administrator' })
    })

    it('keeps Payload’s own collections to itself', async () => {
      const analyst = await hub.person('analyst')
      for (const slug of ['payload-kv', 'payload-migrations'])
        for (const asker of [analyst, admin]) {
          refused(await asker.get(`/api/${slug}`), 403, 404)
          refused(await asker.post(`/api/${slug}`, { key: 'x', name: 'x' }), 403, 404)
          refused(await asker.delete(`/api/${slug}?where[id][exists]=true`), 403, 404)
        }
      await analyst.post('/api/payload-preferences/mine', { value: { secret: 'x' } }).expect(200)
      expect((await admin.get('/api/payload-preferences').expect(200)).text).not.toContain('secret')
    })

    it('lets nobody in whose account was thrown away', async () => {
      const name = 'leaver'
      const leaver = await hub.person('editor', name)
      const apiKey = '9f1c0f5e-3a57-4a51-9b1b-0f9f6f1f7a10'
      await leaver.patch(`/api/users/${leaver.id}`, { enableAPIKey: true, apiKey }).expect(200)
      const byKey = () => supertest(hub.base).get('/api/posts').set('Authorization', `users API-Key ${apiKey}`)
      await byKey().expect(200)
      await admin.patch(`/api/users/${leaver.id}`, { deletedAt: new Date().toISOString() }).expect(200)
      refused(await leaver.get('/api/posts'), 403)
      refused(await leaver.get('/api/deliveries/today'), 401)
      refused(await byKey(), 403)
      refused(
        await supertest(hub.base)
          .post('/api/users/login')
          .send({ email: `${name}@example.com`, password }),
        401,
        403,
      )
    })

    it('shows signed-in people only where the pictures lie', async () => {
      const id = await existing('media')
      refused(await supertest(hub.base).get(`/api/media/preview/${id}`), 401)
      const sent = await editor.get(`/api/media/preview/${id}`).expect(302)
      refused(await supertest(hub.base).get(sent.headers.location ?? ''), 403)
      await editor.get(sent.headers.location ?? '').expect(200)
    })
  })

  describe('credentials', () => {
    const fields = ['credentials', 'pendingConnection']
    const clean = (text: string) => {
      expect(text).not.toContain(sealed.slice(0, 20))
      expect(text).not.toContain(secret)
      expect(text).not.toMatch(/"(credentials|pendingConnection)":/)
    }

    it('are in no answer to anybody', async () => {
      const post = await editor
        .post('/api/posts?locale=de', { title: 'Kanal', brand: hub.brand, variants: [{ channel: mastodon, when: 'with-post' }] })
        .expect(201)
      const { id } = (post.body as { doc: { id: string } }).doc
      const paths = [
        `/api/channels?depth=3&limit=100`,
        `/api/channels/${mastodon}?depth=3&showHiddenFields=true`,
        `/api/channels?select[credentials]=true&select[pendingConnection]=true&showHiddenFields=true`,
        `/api/channels/${mastodon}?select[credentials]=true`,
        `/api/posts/${id}?depth=5&draft=true&populate[channels][credentials]=true`,
        `/api/posts?depth=5&draft=true&select[variants]=true`,
        `/api/posts/versions?depth=5`,
        `/api/deliveries?depth=5&populate[channels][credentials]=true`,
        `/api/freezes?depth=5`,
        `/api/channels/versions`,
        `/api/channels/${mastodon}/connect`,
        `/api/deliveries/today`,
        `/api/posts/${id}/state`,
        `/api/channels?joins[credentials][limit]=1`,
      ]
      for (const [, asker] of people) for (const path of paths) clean((await asker.ask('get', path)).text)
      for (const [, asker] of people) clean((await asker.ask('post', `/api/channels/${mastodon}/duplicate`)).text)
    })

    it('cannot be asked about in a filter or an order', async () => {
      const first = sealed.slice(0, 4)
      for (const field of fields) {
        const filters = [
          `/api/channels?where[${field}][exists]=true`,
          `/api/channels?where[${field}][like]=${first}`,
          `/api/channels?where[${field}][not_equals]=x`,
          `/api/channels?where[or][0][${field}][like]=${first}`,
          `/api/channels?where[and][0][or][0][and][0][${field}][contains]=${first}`,
          `/api/channels?where[brand.name][equals]=Acme&where[${field}][greater_than]=a`,
          `/api/channels/count?where[${field}][like]=${first}`,
          `/api/deliveries?where[channel.${field}][like]=${first}`,
          `/api/deliveries?where[channel__${field}][like]=${first}`,
          `/api/deliveries/count?where[channel.${field}][exists]=true`,
          `/api/posts?where[variants.channel.${field}][like]=${first}`,
          `/api/posts?draft=true&where[variants.channel.${field}][like]=${first}`,
          `/api/posts/versions?where[version.variants.channel.${field}][like]=${first}`,
          `/api/attempts?where[delivery.channel.${field}][like]=${first}`,
          `/api/deliveries/${mastodon}?joins[attempts][where][delivery.channel.${field}][like]=${first}`,
          `/api/channels?sort=${field}`,
          `/api/channels?sort=-${field}`,
          `/api/channels?sort=name,${field}`,
          `/api/deliveries?sort=channel.${field}`,
          `/api/posts?sort=variants.channel.${field}`,
        ]
        for (const path of filters) {
          refused(await admin.get(path), 400, 404)
          refused(await manager.get(path), 400, 404)
        }
        const override = manager
          .post('/api/channels')
          .set({ 'X-HTTP-Method-Override': 'GET', 'content-type': 'application/x-www-form-urlencoded' })
        refused(await override.send(`where[${field}][like]=${first}`), 400)
        refused(await admin.patch(`/api/channels?where[${field}][like]=${first}`, { pausedReason: 'found' }), 400)
        refused(await admin.delete(`/api/channels?where[${field}][like]=${first}`), 400, 403)
        await expect(
          hub.payload.find({
            collection: 'channels',
            where: { [field]: { like: first } },
            overrideAccess: false,
            user: people.get('administrator')?.user,
          }),
        ).rejects.toThrow()
      }
      for (const path of ['hash', 'salt', 'resetPasswordToken', 'apiKey', 'apiKeyIndex', 'password']) {
        refused(await admin.get(`/api/users?where[${path}][exists]=true`), 400)
        refused(await admin.get(`/api/campaigns?where[owner.${path}][exists]=true`), 400)
        if (path !== 'password') refused(await admin.get(`/api/users?sort=${path}`), 400)
      }
    })

    it('cannot be written, nor can what connecting found out', async () => {
      const forged = {
        credentials: sealed,
        pendingConnection: sealed,
        status: 'connected',
        account: '666',
        handle: '@mallory',
        url: 'https://evil.example',
        notBefore: '2000-01-01T00:00:00.000Z',
        credentialsEndAt: '2099-01-01T00:00:00.000Z',
      }
      // Of what is not set, a table has null or an empty list, and MongoDB nothing.
      const isSet = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0)
      const stored = async (id: string) => {
        const row: object | null = await hub.payload.db.findOne({ collection: 'channels', where: { id: { equals: id } } })
        return Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => isSet(value)))
      }
      const before = await stored(mastodon)
      await manager.patch(`/api/channels/${mastodon}`, forged).expect(200)
      await admin.patch(`/api/channels?where[id][equals]=${mastodon}`, forged).expect(200)
      await admin.patch(`/api/channels/${mastodon}`, { platform: 'website' }).expect(200)
      expect(await stored(mastodon)).toEqual({ ...before, updatedAt: expect.anything() as unknown })
      const ids: string[] = []
      for (const who of [manager, admin]) {
        const made = await who
          .post('/api/channels', { name: 'Forged', platform: 'mastodon', language: 'de', brand: hub.brand, ...forged })
          .expect(201)
        const copy = await who.post(`/api/channels/${mastodon}/duplicate`, forged).expect(200)
        ids.push(...[made, copy].map(({ body }) => (body as { doc: { id: string } }).doc.id))
      }
      for (const id of ids) {
        const row = await stored(id)
        expect(row.status).toBe('not-connected')
        for (const name of ['credentials', 'pendingConnection', 'account', 'handle', 'url', 'notBefore'])
          expect(row).not.toHaveProperty(name)
      }
    })
  })

  describe('four eyes', () => {
    /** Somebody with every role. What they wrote, they must not approve. */
    let author: Person
    let authorByKey: Record<string, string>
    const later = () => new Date(Date.now() + 3_600_000).toISOString()

    beforeAll(async () => {
      author = await hub.person('administrator', 'author')
      await admin.patch(`/api/users/${author.id}`, { roles: ['administrator', 'editor', 'approver'] }).expect(200)
      const apiKey = '4e0c6c56-0b1f-4a3c-8d53-2f7a6d2f9e11'
      await author.patch(`/api/users/${author.id}`, { enableAPIKey: true, apiKey }).expect(200)
      authorByKey = { Authorization: `users API-Key ${apiKey}` }
    })

    const write = async (who: Person, data: object = {}) => {
      const made = await who
        .post('/api/posts?locale=de', {
          title: `Vier Augen ${++counter}`,
          teaser: 'Niemand gibt frei, was er selbst schrieb.',
          brand: hub.brand,
          variants: [website, mastodon].map((channel) => ({ channel, when: 'with-post' })),
          ...data,
        })
        .expect(201)
      return (made.body as { doc: { id: string } }).doc.id
    }
    const stateOf = async (id: string) => (await approver.get(`/api/posts/${id}/state`).expect(200)).body as PostState
    const submit = async (who: Person, id: string) => {
      const answer = await who.post(`/api/posts/${id}/submit`)
      expect(answer.status, answer.text).toBe(200)
      return (answer.body as PostState).review.hash
    }
    const rows = async (id: string) => {
      const { docs } = await hub.payload.db.find({ collection: 'deliveries', where: { post: { equals: id } }, pagination: false })
      return docs as unknown as { state: string; approvedHash: string }[]
    }
    /** No delivery, nothing on the website, and no approval. */
    async function nothingOut(id: string, left: string) {
      const { planWhatIsMissing } = await import('../../src/delivery/plan-approved.payload.ts')
      await planWhatIsMissing(hub.payload)
      await hub.engine.drain()
      expect(await rows(id), left).toEqual([])
      await supertest(hub.base).get(`/api/content/v1/posts/${id}`).expect(404)
      const review = (await hub.payload.db.findOne({ collection: 'reviews', where: { post: { equals: id } } })) as { state: string } | null
      expect(review?.state ?? 'draft', left).not.toBe('approved')
      expect(
        await hub.payload.count({ collection: 'approvals', where: { post: { equals: id }, decision: { equals: 'approved' } } }),
        left,
      ).toEqual({ totalDocs: 0 })
    }

    it('hold for whoever wrote, with whatever role and key', async () => {
      const id = await write(author)
      const hash = await submit(author, id)
      expect(refused(await author.post(`/api/posts/${id}/approve`, { hash }), 403)).toContain('Somebody else approves')
      const byKey = () => supertest(hub.base).post(`/api/posts/${id}/approve`).set(authorByKey).send({ hash })
      expect(refused(await byKey(), 403)).toContain('Somebody else approves')
      await author.patch(`/api/users/${author.id}`, { name: 'Somebody Else', email: 'somebody-else@example.com' }).expect(200)
      refused(await byKey(), 403)
      await author.patch(`/api/posts/${id}`, { deletedAt: new Date().toISOString() }).expect(200)
      await author.patch(`/api/posts/${id}?trash=true`, { deletedAt: null }).expect(200)
      const again = await submit(author, id)
      refused(await supertest(hub.base).post(`/api/posts/${id}/approve`).set(authorByKey).send({ hash: again }), 403)
      for (const role of ['editor', 'channel-manager', 'community-manager', 'analyst'] as const)
        refused(await (await hub.person(role)).post(`/api/posts/${id}/approve`, { hash: again }), 403)
      refused(await supertest(hub.base).post(`/api/posts/${id}/approve`).send({ hash: again }), 401)
      await nothingOut(id, 'own work')
      await approver.post(`/api/posts/${id}/approve`, { hash: again }).expect(200)
    })

    it('hold for whoever edited by a key, in bulk, or by restoring a version', async () => {
      const ways: [string, (id: string) => Promise<supertest.Response>][] = [
        ['by key', (id) => supertest(hub.base).patch(`/api/posts/${id}?locale=de`).set(authorByKey).send({ teaser: 'By key' }).then()],
        ['in bulk', (id) => author.patch(`/api/posts?locale=de&where[id][equals]=${id}`, { teaser: 'In bulk' }).then()],
        ['as autosave', (id) => author.patch(`/api/posts/${id}?locale=de&autosave=true&draft=true`, { teaser: 'Autosaved' }).then()],
        [
          'by restoring',
          async (id) => {
            await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'A second version' }).expect(200)
            const versions = await author.get(`/api/posts/versions?where[parent][equals]=${id}&sort=createdAt&limit=1`).expect(200)
            return author.post(`/api/posts/versions/${(versions.body as { docs: { id: string }[] }).docs[0]?.id ?? ''}`)
          },
        ],
      ]
      for (const [way, edit] of ways) {
        const id = await write(editor)
        expect((await edit(id)).status, way).toBe(200)
        const hash = await submit(editor, id)
        expect(refused(await author.post(`/api/posts/${id}/approve`, { hash }), 403), way).toContain('Somebody else approves')
        await nothingOut(id, way)
      }
    })

    it('hold for whoever exchanged or described a picture', async () => {
      const picture = await hub.picture()
      const id = await write(editor, { media: [picture] })
      await author.patch(`/api/media/${picture}?locale=de`, { alt: 'Mein eigener Text' }).expect(200)
      const hash = await submit(editor, id)
      expect(refused(await author.post(`/api/posts/${id}/approve`, { hash }), 403)).toContain('pictures')
      await nothingOut(id, 'a picture')
      await approver.post(`/api/posts/${id}/approve`, { hash }).expect(200)
    })

    it('count as authors of a copy whoever copied it and whoever wrote its original', async () => {
      const copier = await hub.person('approver', 'copier')
      await admin.patch(`/api/users/${copier.id}`, { roles: ['editor', 'approver'] }).expect(200)
      const original = await write(author)
      const copyOf = async (id: string) => {
        const made = await copier.post(`/api/posts/${id}/duplicate?locale=de`, { reviewState: 'approved', _status: 'published' })
        expect(made.status, made.text).toBe(200)
        return (made.body as { doc: { id: string } }).doc.id
      }
      const copy = await copyOf(original)
      const third = await copyOf(copy)
      for (const id of [copy, third]) {
        const hash = await submit(editor, id)
        refused(await copier.post(`/api/posts/${id}/approve`, { hash }), 403)
        refused(await author.post(`/api/posts/${id}/approve`, { hash }), 403)
        await nothingOut(id, 'a copy')
        await approver.post(`/api/posts/${id}/approve`, { hash, comment: 'Read by a third.' }).expect(200)
      }
      // The original is not theirs because they copied it.
      await copier.post(`/api/posts/${original}/approve`, { hash: await submit(author, original) }).expect(200)
    })

    it('cannot be got round by saying that a post is approved', async () => {
      const said = { _status: 'published', reviewState: 'approved', review: { state: 'approved' }, approved: true, planned: false }
      for (const query of [
        '',
        'draft=false',
        'draft=false&publishSpecificLocale=de',
        'publishAllLocales=true',
        'publishSpecificLocale=en&draft=false&autosave=false',
        'autosave=true&draft=true',
      ]) {
        const created = await author
          .post(`/api/posts?locale=de&${query}`, {
            title: 'Gesagt',
            teaser: 'x',
            brand: hub.brand,
            variants: [{ channel: website, when: 'with-post' }],
            ...said,
          })
          .expect(201)
        const { id } = (created.body as { doc: { id: string } }).doc
        await author.patch(`/api/posts/${id}?locale=de&${query}`, said).expect(200)
        await author.patch(`/api/posts?locale=de&${query}&where[id][equals]=${id}`, said).expect(200)
        const versions = await author.get(`/api/posts/versions?where[parent][equals]=${id}&limit=1`).expect(200)
        await author
          .post(`/api/posts/versions/${(versions.body as { docs: { id: string }[] }).docs[0]?.id ?? ''}?${query}`, said)
          .expect(200)
        expect((await author.get(`/api/posts/${id}?locale=de`).expect(200)).body).toMatchObject({ reviewState: 'draft', _status: 'draft' })
        expect((await author.get('/api/posts?where[_status][equals]=published').expect(200)).body).toMatchObject({ docs: [] })
        await nothingOut(id, query)
      }
    })

    it('cannot be got round by writing what the hub’s services write', async () => {
      const id = await write(author, { publishAt: later() })
      const hash = await submit(author, id)
      const review = (await hub.payload.db.findOne({ collection: 'reviews', where: { post: { equals: id } } })) as { id: string }
      const entries = (await hub.payload.db.find({ collection: 'audit-log', where: { document: { equals: id } }, pagination: false })).docs
      expect(entries.length).toBeGreaterThan(0)
      const forged: [string, object][] = [
        ['reviews', { post: id, state: 'approved', hash, planned: false, decidedBy: approver.id }],
        ['approvals', { post: id, hash, decision: 'approved', by: approver.id, at: later() }],
        ['deliveries', { ...form('deliveries', { posts: id }), approvedHash: hash }],
        ['publications', { ...form('publications', {}), post: id, channel: website, brand: hub.brand }],
        ['site-settings', { ...form('site-settings', {}), brand: hub.brand }],
        ['audit-log', { ...form('audit-log', {}), document: id, action: 'post.approved' }],
      ]
      for (const [slug, body] of forged)
        for (const headers of [people.get('administrator')?.headers ?? {}, authorByKey]) {
          const ask = (method: 'post' | 'patch' | 'delete', path: string) => supertest(hub.base)[method](path).set(headers).send(body)
          refused(await ask('post', `/api/${slug}`), 403)
          refused(await ask('patch', `/api/${slug}?where[id][exists]=true`), 403)
          refused(await ask('delete', `/api/${slug}?where[id][exists]=true`), 403)
          refused(await ask('patch', `/api/${slug}/${slug === 'audit-log' ? String(entries[0]?.id) : review.id}`), 403)
          refused(await ask('delete', `/api/${slug}/${slug === 'audit-log' ? String(entries[0]?.id) : review.id}`), 403)
          refused(await ask('post', `/api/${slug}/${slug === 'audit-log' ? String(entries[0]?.id) : review.id}/duplicate`), 403, 404)
        }
      for (const [method, path] of [
        ['put', '/api/content/v1/posts'],
        ['post', '/api/content/v1/posts'],
        ['delete', `/api/content/v1/posts/${id}`],
      ] as const)
        refused(await supertest(hub.base)[method](path).set(authorByKey).send({}), 405, 404, 401)
      await nothingOut(id, 'forged records')
      refused(await author.post(`/api/posts/${id}/approve`, { hash }), 403)
    })

    it('begin again when approved content is changed, whatever the way, and an old approval does not come back', async () => {
      const ways: [string, (id: string) => Promise<supertest.Response>][] = [
        ['by key', (id) => supertest(hub.base).patch(`/api/posts/${id}?locale=de`).set(authorByKey).send({ teaser: 'Anders' }).then()],
        [
          'in bulk',
          (id) =>
            author.patch(`/api/posts?locale=de&draft=false&where[id][equals]=${id}`, { teaser: 'Anders', _status: 'published' }).then(),
        ],
        ['as autosave', (id) => author.patch(`/api/posts/${id}?locale=de&autosave=true`, { teaser: 'Anders' }).then()],
        [
          'in one language',
          (id) => author.patch(`/api/posts/${id}?locale=de&publishSpecificLocale=de&draft=false`, { teaser: 'Anders' }).then(),
        ],
        [
          'while throwing it away',
          (id) => author.patch(`/api/posts/${id}?locale=de`, { teaser: 'Anders', deletedAt: new Date().toISOString() }).then(),
        ],
      ]
      for (const [way, edit] of ways) {
        const id = await write(editor, { publishAt: later() })
        const hash = await submit(editor, id)
        await approver.post(`/api/posts/${id}/approve`, { hash }).expect(200)
        const approvedVersion =
          ((await author.get(`/api/posts/versions?where[parent][equals]=${id}&sort=-createdAt&limit=1`)).body as { docs: { id: string }[] })
            .docs[0]?.id ?? ''
        expect((await edit(id)).status, way).toBe(200)
        const held = await rows(id)
        expect(held.length, way).toBeGreaterThan(0)
        expect(
          held.map(({ approvedHash, state }) => state === 'withdrawn' || approvedHash === ''),
          way,
        ).toEqual(held.map(() => true))
        if (way === 'while throwing it away') await author.patch(`/api/posts/${id}?trash=true`, { deletedAt: null }).expect(200)
        expect((await stateOf(id)).review.state, way).toBe('draft')
        // Exactly what was approved stands there again: nobody has decided on it anew.
        await author.post(`/api/posts/versions/${approvedVersion}`).expect(200)
        expect((await stateOf(id)).review.state, way).toBe('draft')
        refused(await approver.post(`/api/posts/${id}/approve`, { hash }), 409)
        const { planWhatIsMissing } = await import('../../src/delivery/plan-approved.payload.ts')
        await planWhatIsMissing(hub.payload)
        await hub.engine.drain()
        expect(
          (await rows(id)).map(({ approvedHash, state }) => state === 'withdrawn' || approvedHash === ''),
          way,
        ).toEqual(held.map(() => true))
        await supertest(hub.base).get(`/api/content/v1/posts/${id}`).expect(404)
      }
    })

    it('begin again when an approved post was thrown away and taken back', async () => {
      const id = await write(editor, { publishAt: later() })
      await approver.post(`/api/posts/${id}/approve`, { hash: await submit(editor, id) }).expect(200)
      await editor.patch(`/api/posts/${id}`, { deletedAt: new Date().toISOString() }).expect(200)
      expect((await rows(id)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
      refused(await approver.get(`/api/posts/${id}/state`), 404)
      await editor.patch(`/api/posts/${id}?trash=true`, { deletedAt: null }).expect(200)
      const { review } = await stateOf(id)
      expect(review.state).toBe('draft')
      refused(await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }), 409)
      await approver.post(`/api/posts/${id}/approve`, { hash: await submit(editor, id) }).expect(200)
      expect((await rows(id)).map(({ state }) => state).sort()).toEqual(['scheduled', 'scheduled', 'withdrawn', 'withdrawn'])
    })

    it('need the hash of what is there', async () => {
      const id = await write(editor)
      const hash = await submit(editor, id)
      for (const wrong of [`${hash} `, hash.toUpperCase(), hash.slice(1), 'x', hash.replace(/./, 'x')])
        refused(await approver.post(`/api/posts/${id}/approve`, { hash: wrong }), 409)
      await editor.patch(`/api/posts/${id}?locale=de`, { body: richText('Danach') }).expect(200)
      expect(refused(await approver.post(`/api/posts/${id}/approve`, { hash }), 409)).toContain('meanwhile')
      await nothingOut(id, 'wrong hashes')
    })
  })

  describe('the audit log', () => {
    it('cannot be changed or shortened by an administrator', async () => {
      const all = async () =>
        (await hub.payload.db.find({ collection: 'audit-log', sort: 'id', limit: 5_000, pagination: false, where: {} })).docs
      const before = await all()
      expect(before.length).toBeGreaterThan(20)
      const id = String(before[0]?.id)
      const changed = { summary: 'Nothing happened.', actorName: 'Nobody', deletedAt: new Date().toISOString() }
      for (const path of [
        `/api/audit-log/${id}`,
        '/api/audit-log?where[id][exists]=true',
        '/api/audit-log?where[id][exists]=true&trash=true',
      ]) {
        refused(await admin.patch(path, changed), 403)
        refused(await admin.delete(path), 403)
      }
      refused(await admin.post('/api/audit-log', { ...form('audit-log', {}) }), 403)
      refused(await admin.post(`/api/audit-log/${id}/duplicate`), 403)
      refused(await admin.post(`/api/audit-log/versions/${id}`), 403, 404)
      const as = { collection: 'audit-log', overrideAccess: false, user: people.get('administrator')?.user } as const
      const everything: Where = { id: { exists: true } }
      await expect(hub.payload.update({ ...as, id, data: changed })).rejects.toThrow('not allowed')
      await expect(hub.payload.update({ ...as, where: everything, data: changed })).rejects.toThrow('not allowed')
      await expect(hub.payload.delete({ ...as, id })).rejects.toThrow('not allowed')
      await expect(hub.payload.delete({ ...as, where: everything })).rejects.toThrow('not allowed')
      await expect(hub.payload.create({ ...as, data: form('audit-log', {}) as never })).rejects.toThrow('not allowed')
      expect(await all()).toEqual(before)
    })
  })
})
