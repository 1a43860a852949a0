/** The media library over its API: what is found, where it is used, what is alike, how it goes out, and what becomes of a replaced file. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readExif } from '../../media/exif.ts'
import { place } from '../../media/testing.ts'
import type { PostState } from '../../src/core/answers.ts'
import type {
  BulkOutcome,
  EarlierFile,
  LibraryPage,
  MediumTile,
  MediumUsage,
  RenditionFacts,
  RenditionPlatforms,
  Shelves,
} from '../../src/core/media-library.ts'
import { binary, liveHub, password, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { graphqlOf, namesOf } from '../support/graphql.ts'
import { refused } from '../support/refused.ts'

/** A scene that has something to be alike in; where its sun stands makes it another. */
const scene = (sun: number, hue = '#8cf') =>
  sharp(
    Buffer.from(
      `<svg width="1200" height="800"><rect width="1200" height="800" fill="${hue}"/><circle cx="${sun}" cy="${sun / 3}" r="170" fill="#fd0"/>` +
        `<path d="M0 800 L${1200 - sun} 300 L800 800Z" fill="#465"/><path d="M${sun} 800 L900 420 L1200 800Z" fill="#231"/></svg>`,
    ),
  )

/** One colour is judged fastest. */
const plain = (hue: string) =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: hue } })
    .jpeg()
    .toBuffer()

describe(`the media library on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let approver: Person
  let manager: Person
  let analyst: Person
  let website: string
  let mastodon: string
  const auth = new Map<string, string>()

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    manager = await hub.person('channel-manager')
    analyst = await hub.person('analyst')
    website = await hub.channel('website')
    mastodon = await hub.channel('mastodon')
    await hub.channel('pinterest').catch(() => undefined)
    for (const name of ['editor', 'channel-manager', 'analyst']) {
      const login = await supertest(hub.base)
        .post('/api/users/login')
        .send({ email: `${name}@example.com`, password })
        .expect(200)
      auth.set(name, `JWT ${(login.body as { token: string }).token}`)
    }
  })
  afterAll(() => hub?.stop())

  type Made = { readonly id: string; readonly filename: string; readonly sha256: string; readonly looksLike: string | null }
  const send = (method: 'post' | 'patch', at: string, bytes: Buffer, name: string, data: object = {}, as = 'editor') =>
    supertest(hub.base)
      [method](at)
      .set('Authorization', auth.get(as) ?? '')
      .set('Accept-Language', 'en')
      .field('_payload', JSON.stringify(data))
      .attach('file', bytes, name)
  const upload = async (bytes: Buffer, name: string, data: object = {}) =>
    ((await send('post', '/api/media?depth=0&locale=de', bytes, name, data).expect(201)).body as { doc: Made }).doc
  const replace = (id: string, bytes: Buffer, name: string, as = 'editor') => send('patch', `/api/media/${id}?depth=0`, bytes, name, {}, as)
  const library = async (asked: Record<string, string> = {}, who = editor) =>
    (await who.get(`/api/media/library?${new URLSearchParams(asked)}`).expect(200)).body as LibraryPage
  const names = async (asked: Record<string, string>) => (await library(asked)).media.map(({ filename }) => filename).sort()
  const tile = async (id: string): Promise<MediumTile> => {
    const found = (await library()).media.find((medium) => medium.id === id)
    if (!found) throw new Error('It is not on the first page.')
    return found
  }
  const usage = async (id: string) => (await editor.get(`/api/media/${id}/usage`).expect(200)).body as MediumUsage
  const history = async (id: string) => ((await editor.get(`/api/media/${id}/history`).expect(200)).body as { files: EarlierFile[] }).files

  let written = 0
  async function write(differs: object): Promise<string> {
    const title = `Windpark ${++written}`
    const post = {
      title,
      teaser: `${title}: kurz gesagt.`,
      body: richText('Wir bauen einen Windpark.'),
      seo: { description: 'Warum wir in Brandenburg einen Windpark bauen.' },
      brand: hub.brand,
    }
    const made = await editor.post('/api/posts?locale=de', { ...post, ...differs }).expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  async function approve(id: string): Promise<void> {
    const submitted = await editor.post(`/api/posts/${id}/submit`)
    expect(submitted.status, submitted.text).toBe(200)
    const { review } = submitted.body as PostState
    await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
  }
  const stateOf = async (id: string) => ((await editor.get(`/api/posts/${id}/state`).expect(200)).body as PostState).review.state
  const jpeg = (sun: number, hue?: string) => scene(sun, hue).jpeg().toBuffer()

  it('finds by word, kind, tag and folder, and by what is missing', async () => {
    const folder = ((await editor.post('/api/media-folders', { name: 'Messe' }).expect(201)).body as { doc: { id: string } }).doc.id
    const fair = await upload(await jpeg(150), 'stand.jpg', {
      alt: 'Unser Stand auf der Messe',
      folder,
      tags: [' Messe ', 'Berlin', 'messe'],
      rightsHolder: 'Ada Beispiel',
    })
    await upload(await jpeg(1000, '#fca'), 'ufer.png', { credit: 'Foto: Grace' })
    await upload(
      Buffer.from(
        '%PDF-1.7\n1 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 12 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
      ),
      'bericht.pdf',
    )

    expect(await names({ q: 'stand' })).toEqual(['stand.jpg'])
    expect(await names({ q: 'auf der messe' })).toEqual(['stand.jpg'])
    expect(await names({ q: 'grace' })).toEqual(['ufer.jpg'])
    expect(await names({ q: 'ada beispiel' })).toEqual(['stand.jpg'])
    expect(await names({ q: 'nirgends' })).toEqual([])
    expect(await names({ kind: 'document' })).toEqual(['bericht.pdf'])
    expect(await names({ kind: 'image' })).toEqual(['stand.jpg', 'ufer.jpg'])
    expect(await names({ kind: 'video' })).toEqual([])
    expect(await names({ tag: 'Berlin' })).toEqual(['stand.jpg'])
    expect(await names({ folder })).toEqual(['stand.jpg'])
    expect(await names({ folder: 'none' })).toEqual(['bericht.pdf', 'ufer.jpg'])
    expect(await names({ filter: 'rights-unknown' })).toEqual(['bericht.pdf', 'ufer.jpg'])
    // Each lacks English, and a document needs none.
    expect(await names({ filter: 'without-alt' })).toEqual(['stand.jpg', 'ufer.jpg'])
    await editor.patch(`/api/media/${fair.id}?locale=de`, { otherAlt: 'Our stand at the fair' }).expect(200)
    expect(await names({ filter: 'without-alt' })).toEqual(['ufer.jpg'])

    expect(await tile(fair.id)).toMatchObject({
      tags: ['messe', 'Berlin'],
      folder,
      alt: { de: 'Unser Stand auf der Messe', en: 'Our stand at the fair' },
      kind: 'image',
    })
    expect((await library({ kind: 'document' })).media[0]).toMatchObject({ pages: 12, thumbnail: null, width: null })
    const shelves = (await analyst.get('/api/media/shelves').expect(200)).body as Shelves
    expect(shelves).toMatchObject({
      withoutFolder: 2,
      total: 3,
      may: { change: false, trash: false },
      folders: [{ id: folder, name: 'Messe', parent: null, media: 1 }],
    })
    expect([...shelves.tags].sort()).toEqual(['Berlin', 'messe'])
    refused(await editor.get('/api/media/library?kind=spoon'), 400)
    refused(await supertest(hub.base).get('/api/media/library'), 401)
  })

  it('keeps folders a tree, each name once in its place, and deletes only what is empty', async () => {
    const make = async (name: string, parent?: string) =>
      ((await manager.post('/api/media-folders', { name, parent }).expect(201)).body as { doc: { id: string } }).doc.id
    const year = await make('2026')
    const inner = await make('November', year)
    expect(refused(await editor.patch(`/api/media-folders/${year}`, { parent: inner }), 400)).toMatch(/in sich selbst|in itself/)
    refused(await editor.post('/api/media-folders', { name: 'november', parent: year }), 400)
    refused(await editor.post('/api/media-folders', { name: 'x', parent: 'nowhere' }), 400)
    refused(await editor.delete(`/api/media-folders/${year}`), 400)
    refused(await analyst.post('/api/media-folders', { name: 'Mine' }), 403)
    refused(await analyst.delete(`/api/media-folders/${inner}`), 403)
    await editor.delete(`/api/media-folders/${inner}`).expect(200)
    await editor.delete(`/api/media-folders/${year}`).expect(200)
  })

  it('says where it is used, where it can be seen, and in which language words are missing', { timeout: 400_000 }, async () => {
    const shown = await upload(await plain('#d7f'), 'windrad.jpg', { alt: 'Ein Windrad', rightsHolder: 'Acme' })
    const own = await upload(await plain('#afa'), 'eigenes.jpg', { alt: 'Ein eigenes Bild', rightsHolder: 'Acme' })
    const lone = await upload(await plain('#ffa'), 'allein.jpg', { rightsHolder: 'Acme' })
    const everywhere = await write({
      media: [shown.id],
      variants: [
        { channel: website, when: 'with-post' },
        { channel: mastodon, when: 'now', media: [own.id] },
      ],
    })
    const draft = await write({ media: [], variants: [{ channel: mastodon, when: 'with-post', media: [shown.id] }] })
    const left = await write({ variants: [{ channel: mastodon, when: 'with-post', media: [lone.id], withoutMedia: true }] })
    await approve(everywhere)
    for (let round = 0; round < 5; round++) {
      await hub.engine.tick()
      await hub.engine.drain()
    }

    const told = await usage(shown.id)
    expect(told.inPosts.map(({ id, review }) => [id, review]).sort()).toEqual(
      [
        [draft, 'draft'],
        [everywhere, 'approved'],
      ].sort(),
    )
    expect(told).toMatchObject({ posts: 2, live: 1, approved: 1, languages: ['de'], elsewhere: [] })
    expect(told.liveOn.map(({ platform }) => platform)).toEqual(['website'])
    expect((await usage(own.id)).liveOn.map(({ platform }) => platform)).toEqual(['mastodon'])
    expect(await usage(lone.id)).toMatchObject({ posts: 0, live: 0, inPosts: [] })
    expect((await tile(shown.id)).usage).toEqual({ posts: 2, live: 1 })
    expect(await names({ filter: 'unused' })).toContain('allein.jpg')
    expect(await names({ filter: 'unused' })).not.toContain('windrad.jpg')
    // A draft that was edited does not use it any more; the approved version that is live still does.
    await editor.patch(`/api/posts/${everywhere}?locale=de`, { media: [] }).expect(200)
    expect((await usage(shown.id)).live).toBe(1)

    // The posts are German: it is the German words that are missing.
    await editor.patch(`/api/media/${shown.id}?locale=de`, { alt: '' }).expect(200)
    expect(await tile(shown.id)).toMatchObject({ altMissingIn: ['de'], concerns: ['alt-missing'] })
    await editor.patch(`/api/posts/${left}?locale=de`, { deletedAt: new Date().toISOString() }).expect(200)
  })

  it('opens the approval of posts that show it, whoever changes the file, its crop or its words', { timeout: 400_000 }, async () => {
    const changes: [string, (id: string) => Promise<unknown>][] = [
      ['another file', async (id) => replace(id, await plain('#111'), 'anders.jpg').expect(200)],
      ['by a channel manager', async (id) => replace(id, await plain('#222'), 'anders.jpg', 'channel-manager').expect(200)],
      ['the alternative text', (id) => editor.patch(`/api/media/${id}?locale=de`, { alt: 'Etwas anderes' }).expect(200).then()],
      [
        'from the other language',
        (id) => editor.patch(`/api/media/${id}?locale=en`, { otherAlt: 'Noch etwas anderes' }).expect(200).then(),
      ],
      ['the focal point', (id) => editor.patch(`/api/media/${id}?locale=de`, { focalX: 10, focalY: 10 }).expect(200).then()],
    ]
    for (const [way, change] of changes) {
      const medium = await upload(await plain('#7ad'), 'bild.jpg', { alt: 'Ein Bild', rightsHolder: 'Acme' })
      const later = new Date(Date.now() + 86_400_000).toISOString()
      const id = await write({ media: [medium.id], publishAt: later, variants: [{ channel: mastodon, when: 'with-post' }] })
      await approve(id)
      await editor.patch(`/api/media/${medium.id}?locale=de`, { tags: ['neu'], rightsHolder: 'Acme GmbH' }).expect(200)
      expect(await stateOf(id), `${way}: tags are nobody's approval`).toBe('approved')
      await change(medium.id)
      expect(await stateOf(id), way).toBe('draft')
    }
  })

  it('is not thrown away while an approved post shows it, whichever way', async () => {
    const medium = await upload(await plain('#17d'), 'bleibt.jpg', { alt: 'Ein Bild', rightsHolder: 'Acme' })
    const later = new Date(Date.now() + 86_400_000).toISOString()
    const id = await write({ media: [medium.id], publishAt: later, variants: [{ channel: mastodon, when: 'with-post' }] })
    const title = `Windpark ${written}`
    await approve(id)
    const deletedAt = new Date().toISOString()
    expect(refused(await editor.patch(`/api/media/${medium.id}`, { deletedAt }), 409)).toContain(title)
    const many = await editor.patch(`/api/media?where[id][equals]=${medium.id}`, { deletedAt })
    expect((many.body as { errors: { message: string }[] }).errors[0]?.message).toContain(title)
    const bulk = (await editor.post('/api/media/bulk', { ids: [medium.id], trash: true }).expect(200)).body as BulkOutcome
    expect(bulk).toMatchObject({ done: 0, refused: [{ id: medium.id, why: expect.stringContaining(title) as string }] })
    const field = `update${namesOf('media').one}`
    const graph = graphqlOf(hub.payload, hub.base)
    const headers = { Authorization: auth.get('editor') ?? '' }
    const said = await graph.ask('mutation', { trash: { field, args: { id: medium.id, data: { deletedAt } } } }, headers)
    expect(said.messageOf('trash')).toContain(title)
    await expect(hub.payload.delete({ collection: 'media', id: medium.id })).rejects.toMatchObject({ status: 409 })
    expect([await stateOf(id), (await tile(medium.id)).filename]).toEqual(['approved', 'bleibt.jpg'])
    // As the sentence says: taken out of the post, it can go, though what was planned is not over.
    await editor.patch(`/api/posts/${id}?locale=de`, { media: [] }).expect(200)
    await editor.patch(`/api/media/${medium.id}`, { deletedAt }).expect(200)
    expect(await names({})).not.toContain('bleibt.jpg')
  })

  it('tells what is a copy, and what only looks like it', async () => {
    // The scenes of other tests are alike, too.
    const alike = async () => (await names({ filter: 'alike' })).filter((name) => /^(noch|klein|ganz|eins|zwei)/.test(name))
    const first = await upload(await jpeg(530, '#9bd'), 'erstes.jpg')
    const same = await upload(await jpeg(530, '#9bd'), 'noch-einmal.jpg')
    const smaller = await upload(await scene(530, '#9bd').resize(500).webp({ quality: 60 }).toBuffer(), 'klein.webp')
    const other = await upload(await scene(90, '#300').negate({ alpha: false }).jpeg().toBuffer(), 'ganz-anders.jpg')
    const plain = await upload(
      await sharp({ create: { width: 300, height: 300, channels: 3, background: '#123456' } })
        .png()
        .toBuffer(),
      'eins.png',
    )
    const plainToo = await upload(
      await sharp({ create: { width: 310, height: 300, channels: 3, background: '#654321' } })
        .png()
        .toBuffer(),
      'zwei.png',
    )
    expect(first.looksLike).toBeNull()
    expect(same.looksLike).toBe(first.id)
    expect(smaller.looksLike).toBe(first.id)
    expect([other.looksLike, plain.looksLike, plainToo.looksLike]).toEqual([null, null, null])
    expect(await alike()).toEqual(['klein.webp', 'noch-einmal.jpg'])
    expect((await usage(smaller.id)).looksLike).toEqual({ id: first.id, filename: 'erstes.jpg' })
    refused(await analyst.post(`/api/media/${smaller.id}/no-duplicate`), 403)
    await editor.post(`/api/media/${smaller.id}/no-duplicate`).expect(200)
    expect(await alike()).toEqual(['noch-einmal.jpg'])
    // Nobody says over an API what a file looks like.
    await editor.patch(`/api/media/${other.id}`, { looksLike: first.id, sha256: 'x', likeness: { hash: 'x' } }).expect(200)
    expect(await alike()).toEqual(['noch-einmal.jpg'])
  })

  it('notes likeness of what was there before, a few at a time', async () => {
    const { noteLikeness } = await import('../../src/media-library/likeness.payload.ts')
    const { env } = await import('../../src/config/env.ts')
    const old = await upload(await jpeg(640, '#ccd'), 'alt.jpg')
    const copy = await upload(await jpeg(640, '#ccd'), 'alt-kopie.jpg')
    for (const { id } of [old, copy])
      await hub.payload.db.updateOne({
        collection: 'media',
        id,
        data: { likeness: { hash: null, a: null, b: null, c: null, d: null }, looksLike: null },
      })
    expect(await noteLikeness(hub.payload, path.join(env().dataDir, 'media'))).toBe(2)
    expect(await names({ filter: 'alike' })).toContain('alt-kopie.jpg')
    expect(await noteLikeness(hub.payload, path.join(env().dataDir, 'media'))).toBe(0)
  })

  it('shows the file that each platform gets: without GPS, with its copyright, cropped round the focal point', async () => {
    const bytes = await scene(200)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Ada Beispiel', Artist: 'Ada', Make: 'Camera' }, IFD3: place })
      .toBuffer()
    const medium = await upload(bytes, 'ort.jpg', { alt: 'Ein Ort' })
    const { platforms } = (await analyst.get(`/api/media/${medium.id}/renditions`).expect(200)).body as RenditionPlatforms
    expect(platforms.map(({ platform }) => platform)).toEqual(expect.arrayContaining(['mastodon', 'website']))
    const of = async (platform: string) =>
      (await analyst.get(`/api/media/${medium.id}/renditions/${platform}`).expect(200)).body as RenditionFacts
    const facts = await of('mastodon')
    expect(facts).toMatchObject({
      removed: { place: true, metadata: true },
      copyright: 'Ada Beispiel',
      original: { width: 1200, height: 800, bytes: bytes.length },
    })
    const file = await analyst.get(facts.file).buffer(true).parse(binary).expect(200)
    const sent = file.body as Buffer
    expect(sent.length).toBe(facts.bytes)
    const header = await sharp(sent).metadata()
    expect([header.width, header.height]).toEqual([facts.width, facts.height])
    expect(readExif(header.exif ?? Buffer.alloc(0))).toEqual({ copyright: 'Ada Beispiel', hasGps: false })
    expect(sent.includes('Camera')).toBe(false)
    expect(file.headers['content-security-policy']).toContain('sandbox')
    const { manifests } = await import('../../publishers/manifests.gen.ts')
    const shaped = platforms.find(
      ({ platform }) => manifests[platform]?.limits.images.aspect && (manifests[platform]?.limits.images.aspect?.max ?? 9) < 1.5,
    )
    if (shaped) expect((await of(shaped.platform)).cropped).toBeGreaterThan(0)
    refused(await editor.get(`/api/media/${medium.id}/renditions/nowhere`), 404)
    refused(await supertest(hub.base).get(facts.file), 401)
  })

  it('keeps the file that was replaced, says by whom, and gives it back', async () => {
    const first = await jpeg(350, '#bcd')
    const medium = await upload(first, 'erst.jpg', { alt: 'Erst', tags: ['bleibt'] })
    expect(await history(medium.id)).toEqual([])
    refused(await replace(medium.id, await jpeg(355), 'nein.jpg', 'analyst'), 403)
    refused(await replace(medium.id, Buffer.from('no picture'), 'nein.jpg'), 400)
    expect(await history(medium.id)).toEqual([])
    await replace(medium.id, await jpeg(990, '#edc'), 'dann.jpg', 'channel-manager').expect(200)
    const [kept, ...rest] = await history(medium.id)
    expect(rest).toEqual([])
    expect(kept).toMatchObject({
      filename: 'erst.jpg',
      sha256: medium.sha256,
      bytes: first.length,
      width: 1200,
      replacedBy: 'channel-manager',
    })
    const at = `/api/media/${medium.id}/history/${kept?.id}`
    expect((await analyst.get(at).buffer(true).parse(binary).expect(200)).body).toEqual(first)
    refused(await supertest(hub.base).get(at), 401)
    const elsewhere = await upload(await jpeg(77, '#aaa'), 'fremd.jpg')
    refused(await editor.get(`/api/media/${elsewhere.id}/history/${kept?.id}`), 404)
    refused(await editor.post(`/api/media/${elsewhere.id}/restore-file`, { file: kept?.id }), 404)
    refused(await analyst.post(`/api/media/${medium.id}/restore-file`, { file: kept?.id }), 403)

    await editor.post(`/api/media/${medium.id}/restore-file`, { file: kept?.id }).expect(200)
    const now = (await editor.get(`/api/media/${medium.id}?depth=0&locale=de`).expect(200)).body as Made & { tags: string[]; alt: string }
    expect(now).toMatchObject({ sha256: medium.sha256, tags: ['bleibt'], alt: 'Erst' })
    expect((await history(medium.id)).map(({ filename }) => filename)).toEqual(['dann.jpg'])
    // Another focal point writes the same file again: that is no replacement.
    await editor.patch(`/api/media/${medium.id}?uploadEdits[focalPoint][x]=20&uploadEdits[focalPoint][y]=20`, {}).expect(200)
    expect((await history(medium.id)).map(({ filename }) => filename)).toEqual(['dann.jpg'])
    // One file for many documents would be the end of all of them.
    refused(await send('patch', `/api/media?where[id][equals]=${medium.id}`, first, 'viele.jpg'), 400)
  })

  it('forgets replaced files after a year, and files that no note names after a day', async () => {
    const { forgetEarlier } = await import('../../src/media-library/history.payload.ts')
    const { env } = await import('../../src/config/env.ts')
    const mediaDir = path.join(env().dataDir, 'media')
    const medium = await upload(await jpeg(480, '#def'), 'alt.jpg')
    await replace(medium.id, await jpeg(485, '#fed'), 'neu.jpg').expect(200)
    const [kept] = await history(medium.id)
    const file = path.join(mediaDir, 'history', `${kept?.sha256}.jpg`)
    expect(existsSync(file)).toBe(true)
    await forgetEarlier(hub.payload, mediaDir, new Date(Date.now() + 364 * 86_400_000))
    expect(existsSync(file)).toBe(true)
    await forgetEarlier(hub.payload, mediaDir, new Date(Date.now() + 367 * 86_400_000))
    expect(existsSync(file)).toBe(false)
    expect(await history(medium.id)).toEqual([])
  })

  it('changes many at once by the rules that hold for one, and says what was refused', async () => {
    const [a, b] = [await upload(await jpeg(222, '#567'), 'a.jpg', { tags: ['alt'] }), await upload(await jpeg(777, '#765'), 'b.jpg')]
    const bulk = async (who: Person, body: object) => (await who.post('/api/media/bulk', body).expect(200)).body as BulkOutcome
    expect(await bulk(manager, { ids: [a.id, b.id], addTags: ['Presse'], removeTags: ['alt'] })).toEqual({ done: 2, refused: [] })
    expect(await names({ tag: 'Presse' })).toEqual(['a.jpg', 'b.jpg'])
    expect(await names({ tag: 'alt' })).toEqual([])
    expect((await bulk(editor, { ids: [a.id, 'nonsense'], addTags: ['x'] })).refused).toHaveLength(1)
    // Channel managers throw nothing away, analysts change nothing.
    expect(await bulk(manager, { ids: [a.id], trash: true })).toMatchObject({ done: 0, refused: [{ id: a.id }] })
    expect(await bulk(analyst, { ids: [a.id], addTags: ['y'] })).toMatchObject({ done: 0 })
    expect(await bulk(editor, { ids: [a.id], trash: true })).toEqual({ done: 1, refused: [] })
    expect(await names({ tag: 'Presse' })).toEqual(['b.jpg'])
    refused(await editor.post('/api/media/bulk', { ids: [] }), 400)
    refused(await editor.post('/api/media/bulk', { ids: [b.id], addTags: ['\u0000'] }), 400)
  })

  it('warns of rights that end, for what is in use', async () => {
    const { mediaThatNeedCare } = await import('../../src/media-library/needs-care.payload.ts')
    const inDays = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T12:00:00.000Z`
    const ended = await upload(await jpeg(123, '#345'), 'vorbei.jpg', { alt: 'x', expiresAt: inDays(-3), rightsHolder: 'Acme' })
    const ending = await upload(await jpeg(456, '#543'), 'bald.jpg', { alt: 'x', expiresAt: inDays(20), rightsHolder: 'Acme' })
    await upload(await jpeg(789, '#434'), 'unbenutzt.jpg', { expiresAt: inDays(-3), rightsHolder: 'Acme' })
    await upload(await jpeg(990, '#222'), 'lange.jpg', { expiresAt: inDays(200), rightsHolder: 'Acme' })
    await write({ media: [ended.id, ending.id] })
    expect((await mediaThatNeedCare(hub.payload)).map(({ filename, concerns }) => [filename, concerns])).toEqual([
      ['vorbei.jpg', ['expired']],
      ['bald.jpg', ['ending']],
    ])
    expect(await names({ filter: 'expired' })).toEqual(['unbenutzt.jpg', 'vorbei.jpg'])
    expect(await names({ filter: 'ending' })).toEqual(['bald.jpg'])
  })
})
