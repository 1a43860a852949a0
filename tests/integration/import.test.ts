/** Imports: tables, folders of Markdown and feeds become drafts, each once, and nothing of them is approved. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardedDispatcher } from '../../publishers/kit/guard.ts'
import type { CsvOptions, FileRead, ImportOptions, PostOrigin, Preview, RunAnswer, SourceReading } from '../../src/core/imports.ts'
import { richTextToHtml } from '../../src/core/rich-text.ts'
import type { PostState } from '../../src/core/answers.ts'
import type { ImportWorker } from '../../src/import/work.payload.ts'
import { liveHub, password, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

type Row = Record<string, unknown>

describe(`imports on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let other: Person
  let analyst: Person
  let channel: string
  let worker: ImportWorker
  let files: Server
  let site: string
  let serve: (req: IncomingMessage, res: ServerResponse) => void = (_, res) => res.end()

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    other = await hub.person('editor', 'another editor')
    analyst = await hub.person('analyst')
    channel = await hub.channel('mastodon')
    await hub.payload.create({ collection: 'campaigns', data: { name: 'Frühling', brand: hub.brand } })
    worker = await newWorker()
    files = createServer((req, res) => serve(req, res))
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve))
    site = `http://127.0.0.1:${(files.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await worker?.stop()
    files?.closeAllConnections()
    files?.close()
    await hub?.stop()
  })

  async function newWorker(payload = hub.payload): Promise<ImportWorker> {
    const { importWorker } = await import('../../src/import/work.payload.ts')
    const { importFolder } = await import('../../src/import/folder.ts')
    return importWorker(payload, importFolder())
  }
  const read = async (name: string, bytes: Uint8Array | string, kind = 'csv', who = editor) => {
    const email = `${who.name.replace(/\W+/g, '-')}@example.com`
    const login = await supertest(hub.base).post('/api/users/login').send({ email, password })
    return supertest(hub.base)
      .post('/api/imports/read')
      .set({ Authorization: `JWT ${(login.body as { token: string }).token}` })
      .field('kind', kind)
      .field('brand', hub.brand)
      .field('language', 'de')
      .attach('file', Buffer.from(bytes), name)
  }
  async function given(name: string, bytes: Uint8Array | string, kind = 'csv', who = editor): Promise<FileRead> {
    const answer = await read(name, bytes, kind, who)
    expect(answer.status, answer.text).toBe(200)
    return answer.body as FileRead
  }
  const preview = async (run: string, options: ImportOptions) =>
    (await editor.post(`/api/imports/${run}/preview`, { options }).expect(200)).body as Preview
  const start = (run: string, options: ImportOptions, who = editor) => who.post(`/api/imports/${run}/start`, { options })
  const stateOf = async (run: string, who = editor) => (await who.get(`/api/imports/${run}/state`).expect(200)).body as RunAnswer
  async function imported(name: string, bytes: Uint8Array | string, kind = 'csv', differs: Partial<CsvOptions> = {}): Promise<RunAnswer> {
    const { run, options } = await given(name, bytes, kind)
    await start(run.id, { ...options, ...differs } as ImportOptions).expect(200)
    await worker.ring()
    return stateOf(run.id)
  }
  const post = async (id: string, locale = 'de') =>
    (await editor.get(`/api/posts/${id}?draft=true&depth=0&locale=${locale}`).expect(200)).body as Row
  const countOf = async () => (await hub.payload.count({ collection: 'posts' })).totalDocs
  const madeIn = ({ rows }: RunAnswer) => rows.filter(({ outcome }) => outcome === 'made').map((row) => row.post ?? '')

  const nextYear = new Date().getFullYear() + 1
  const table = [
    'Titel;Titel (en);Anreißer;Text (Markdown);Datum;Kanäle;Link;Themen;Kampagne;Status;ID',
    `Windpark;Wind farm;Wir bauen.;Ein **fetter** Satz.;22.11.${nextYear} 09:30;Acme mastodon de;https://acme.example/wind;Energie, Wind;Frühling;approved;a-1`,
    ';;;;;;;;;;a-2',
    'Solarpark;;Auch das.;;31.02.2027;Nirgends;kein link;;Sommer;published;a-3',
  ].join('\n')

  describe('a table', () => {
    let made: RunAnswer

    it('is read, looked at and imported: what is right becomes drafts, what is wrong is told with its column', async () => {
      const { run, options, table: shown, notes } = await given('plan.csv', table)
      expect(shown?.headings[0]).toBe('Titel')
      expect(options).toMatchObject({ separator: ';', encoding: 'utf-8' })
      expect(notes[0]?.en).toContain('Status')
      const looked = await preview(run.id, options)
      expect(looked.counts).toEqual({ new: 1, update: 0, already: 0, refused: 2 })
      expect(looked.timeZone).toBe('Europe/Berlin')
      expect(looked.newTopics.toSorted()).toEqual(['Energie', 'Wind'])
      expect(looked.rows[2]?.complaints.filter(({ refuses }) => refuses).map(({ column }) => column)).toEqual([
        'Kampagne',
        'Datum',
        'Link',
        'Kanäle',
      ])
      expect(await countOf()).toBe(0)

      await start(run.id, options).expect(200)
      await worker.ring()
      made = await stateOf(run.id)
      expect(made.run).toMatchObject({ state: 'done', made: 1, refused: 2, total: 3 })
      const id = madeIn(made)[0] ?? ''
      expect(await post(id)).toMatchObject({
        title: 'Windpark',
        teaser: 'Wir bauen.',
        publishAt: `${nextYear}-11-22T08:30:00.000Z`,
        _status: 'draft',
        reviewState: 'draft',
        variants: [{ channel, link: 'https://acme.example/wind' }],
      })
      expect(await post(id, 'en')).toMatchObject({ title: 'Wind farm' })
      expect(richTextToHtml((await post(id)).body)).toContain('<strong>fetter</strong>')
    })

    it('hands out what was refused with the reasons, to be mended and imported again', async () => {
      const csv = (await editor.get(`/api/imports/${made.run.id}/refused`).set('Accept-Language', 'de').expect(200)).text
      expect(csv.split('\r\n')).toHaveLength(4)
      expect(csv).toContain('Solarpark;;Auch das.')
      expect(csv).toContain('ist kein Zeitpunkt')
    })

    it('comes in once, however often it is imported', async () => {
      const before = await countOf()
      const again = await imported('plan.csv', table)
      expect(again.run).toMatchObject({ state: 'done', made: 0, already: 1, refused: 2 })
      expect(await countOf()).toBe(before)
    })

    it('brings drafts up to date that nobody has touched, where that is chosen', async () => {
      const changed = table.replace('Wir bauen.', 'Wir bauen jetzt.')
      expect((await imported('plan.csv', changed)).run).toMatchObject({ already: 1, updated: 0 })
      const updated = await imported('plan.csv', changed, 'csv', { updateDrafts: true })
      expect(updated.run).toMatchObject({ updated: 1 })
      const id = madeIn(made)[0] ?? ''
      expect(await post(id)).toMatchObject({ teaser: 'Wir bauen jetzt.', title: 'Windpark' })
      await other.patch(`/api/posts/${id}?locale=de`, { teaser: 'Von Hand.' }).expect(200)
      const third = await imported('plan.csv', table, 'csv', { updateDrafts: true })
      expect(third.run).toMatchObject({ updated: 0, already: 1 })
      expect(await post(id)).toMatchObject({ teaser: 'Von Hand.' })
    })

    it('goes on after a crash between any two steps, without doubles', async () => {
      const rows = Array.from({ length: 4 }, (_, n) => `Absturz ${n},Text ${n}`)
      const { run, options } = await given('crash.csv', ['title,teaser', ...rows].join('\n'))
      await start(run.id, options).expect(200)
      const before = await countOf()
      const { db } = hub.payload
      // Every write of the import fails once: before each, and after each.
      for (let step = 0; step < 14; step++) {
        let left = step
        // A machine that has stopped does nothing more.
        const die = () => {
          left = -1
          throw new Error('the machine stops here')
        }
        const failing =
          <Args extends readonly unknown[], Value>(work: (...args: Args) => Promise<Value>, after: boolean) =>
          async (...args: Args): Promise<Value> => {
            const { collection } = args[0] as { collection: string }
            const counts = ['origins', 'import-rows', 'imports'].includes(collection)
            if (left < 0 || (counts && !after && left-- === 0)) die()
            const value = await work(...args)
            if (counts && after && left-- === 0) die()
            return value
          }
        const dying = Object.assign(Object.create(hub.payload) as typeof hub.payload, {
          db: Object.assign(Object.create(db) as typeof db, {
            create: failing(db.create.bind(db), step % 2 === 0),
            updateOne: failing(db.updateOne.bind(db), step % 2 === 0),
          }),
        })
        await (await newWorker(dying)).ring().catch(() => undefined)
        await db.updateOne({ collection: 'imports', id: run.id, data: { heldUntil: new Date(0).toISOString() } })
      }
      await worker.ring()
      expect((await stateOf(run.id)).run).toMatchObject({ state: 'done', made: 4, refused: 0, settled: 4 })
      expect(await countOf()).toBe(before + 4)
    })

    it('is taken back: what nobody touched goes into the trash, and may come again', async () => {
      const csv = 'title,teaser\nZurück 1,a\nZurück 2,b'
      const answer = await imported('undo.csv', csv)
      const [first = '', second = ''] = madeIn(answer)
      await other.patch(`/api/posts/${first}?locale=de`, { teaser: 'Von Hand.' }).expect(200)
      const undone = await editor.post(`/api/imports/${answer.run.id}/undo`).expect(200)
      expect(undone.body).toMatchObject({ trashed: 1, kept: 1, run: { state: 'undone' } })
      await editor.get(`/api/posts/${second}`).expect(404)
      await editor.get(`/api/posts/${first}`).expect(200)
      expect((await imported('undo.csv', csv)).run).toMatchObject({ made: 1, already: 1 })
    })

    it('is stopped and goes on', async () => {
      const { run, options } = await given('stop.csv', 'title\nEins\nZwei')
      await start(run.id, options).expect(200)
      await start(run.id, options).expect(409)
      await editor.post(`/api/imports/${run.id}/stop`).expect(200)
      await worker.ring()
      expect((await stateOf(run.id)).run).toMatchObject({ state: 'stopped', made: 0 })
      await editor.post(`/api/imports/${run.id}/resume`).expect(200)
      await worker.ring()
      expect((await stateOf(run.id)).run).toMatchObject({ state: 'done', made: 2 })
    })

    it.each([
      ['empty.csv', '', 'empty'],
      ['head.csv', 'title,teaser', 'no-rows'],
      ['quote.csv', 'title\n"Offen', 'quote-not-closed'],
      ['many.csv', `title\n${'x\n'.repeat(5_001)}`, 'too-many-rows'],
    ])('says why %s cannot be read', async (name, bytes, code) => {
      const answer = await read(name, bytes)
      expect(answer.status).toBe(422)
      expect((answer.body as { errors: { data: { code: string } }[] }).errors[0]?.data.code).toBe(code)
    })
  })

  describe('who may', () => {
    it('only editors, each their own file, and nobody approves what they imported', async () => {
      expect((await read('a.csv', 'title\nA', 'csv', analyst)).status).toBe(403)
      await analyst.get('/api/imports/choices').expect(403)
      const { run, options } = await given('mine.csv', 'title,approved,_status,reviewState\nMeins,yes,published,approved')
      await start(run.id, options, other).expect(403)
      await start(run.id, options).expect(200)
      await worker.ring()
      const [id = ''] = madeIn(await stateOf(run.id))
      expect(await post(id)).toMatchObject({ _status: 'draft', reviewState: 'draft' })
      const admin = await hub.person('administrator')
      await hub.payload.update({ collection: 'users', id: editor.id, data: { roles: ['editor', 'approver', 'administrator'] } })
      try {
        await editor.patch(`/api/posts/${id}?locale=de`, { variants: [{ channel }], teaser: 'Kurz.' }).expect(200)
        const { hasWritten } = await import('../../src/workflow/audit.payload.ts')
        expect(await hasWritten(hub.payload, editor.id, id)).toBe(true)
        const submitted = await admin.post(`/api/posts/${id}/submit`)
        const { hash } = (submitted.body as PostState).review ?? {}
        const approved = await editor.post(`/api/posts/${id}/approve`, { hash: hash ?? 'x' })
        expect(approved.status).toBeGreaterThanOrEqual(400)
      } finally {
        await hub.payload.update({ collection: 'users', id: editor.id, data: { roles: ['editor'] } })
      }
    })

    it('stops where the person lost the right to write', async () => {
      const leaver = await hub.person('editor', 'leaver')
      const { run, options } = await given('late.csv', 'title\nZu spät', 'csv', leaver)
      await start(run.id, options, leaver).expect(200)
      await hub.payload.update({ collection: 'users', id: leaver.id, data: { roles: ['analyst'] } })
      await worker.ring()
      const { run: line } = await stateOf(run.id)
      expect(line).toMatchObject({ state: 'stopped', made: 0 })
      expect(line.problem?.de).toContain('darf keine Beiträge mehr schreiben')
    })
  })

  describe('a folder of Markdown', () => {
    it('becomes posts in two languages with their pictures', async () => {
      const picture = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#2244aa' } })
        .png()
        .toBuffer()
      const zip = zipSync({
        'blog/kite.de.md': strToU8(
          '---\ntitle: Der Drache\ntags: [Wind, Spiel]\nstatus: published\ncover: images/kite.png\n---\n# Der Drache\n\nEin [Link](https://acme.example).\n\n![Ein roter Drache](images/kite.png)\n\n<script>alert(1)</script>\n',
        ),
        'blog/kite.en.md': strToU8('---\ntitle: The kite\n---\n- one\n- two\n'),
        'blog/images/kite.png': picture,
        '../evil.md': strToU8('# evil'),
      })
      const { options, notes, run } = await given('blog.zip', zip, 'markdown')
      expect(notes[0]?.en).toContain('../evil.md')
      const looked = await preview(run.id, options)
      expect(looked.rows).toHaveLength(1)
      expect(looked.rows[0]?.languages).toEqual(['de', 'en'])
      await start(run.id, options).expect(200)
      await worker.ring()
      const answer = await stateOf(run.id)
      expect(answer.run, JSON.stringify(answer)).toMatchObject({ state: 'done', made: 1 })
      const [id = ''] = madeIn(answer)
      const german = await post(id)
      const media = german.media as string[]
      expect(media).toHaveLength(1)
      expect(JSON.stringify(german.body)).toContain(`"value":"${media[0]}"`)
      expect(JSON.stringify(german.body)).toContain('<script>alert(1)</script>')
      expect(await post(id, 'en')).toMatchObject({ title: 'The kite' })
      expect((await editor.get(`/api/media/${media[0]}?locale=de`).expect(200)).body).toMatchObject({ mimeType: 'image/png' })
      expect((await imported('blog.zip', zip, 'markdown')).run).toMatchObject({ made: 0, already: 1 })
    })
  })

  describe('a source', () => {
    const feed = (...items: readonly (readonly [id: string, title: string, text?: string])[]) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Die Nachbarn</title>${items
        .map(
          ([id, title, text = 'Kurz gesagt.']) =>
            `<item><guid>${id}</guid><title>${title}</title><link>https://nachbar.example/${id}</link><description><![CDATA[<p>${text}</p><script>x()</script>]]></description></item>`,
        )
        .join('')}</channel></rss>`
    async function source(differs: object = {}): Promise<string> {
      const data = { name: 'Nachbarn', url: `${site}/feed`, brand: hub.brand, language: 'de', ...differs }
      return ((await editor.post('/api/sources', data).expect(201)).body as { doc: { id: string } }).doc.id
    }
    const web = (more: object = {}) => ({ dispatcher: guardedDispatcher({ allowPrivateOrigins: [site] }), ...more })
    async function readNow(id: string, more: object = {}): Promise<SourceReading> {
      const { findSource, readSource } = await import('../../src/import/feed/source.payload.ts')
      const found = await findSource(hub.payload, { id: { equals: id } })
      const user = await hub.payload.findByID({ collection: 'users', id: other.id })
      return readSource(hub.payload, found!, { ...user, collection: 'users' }, web(more), new Date())
    }
    const row = async (id: string) => (await hub.payload.db.findOne({ collection: 'sources', where: { id: { equals: id } } })) as Row
    const ofSource = async (id: string) =>
      (await hub.payload.db.find({ collection: 'origins', where: { source: { equals: id } }, pagination: false })).docs as Row[]

    it('makes each item a draft once, notes what changed, and asks conditionally', async () => {
      const asked: IncomingMessage['headers'][] = []
      let body = feed(['1', 'Eins'], ['2', 'Zwei'])
      serve = (req, res) => {
        asked.push(req.headers)
        if (req.headers['if-none-match'] === '"v2"') return void res.writeHead(304).end()
        res.writeHead(200, { 'content-type': 'application/rss+xml', etag: body.includes('neu') ? '"v2"' : '"v1"' }).end(body)
      }
      const id = await source()
      expect(await readNow(id)).toMatchObject({ made: 2, title: 'Die Nachbarn' })
      const first = (await ofSource(id)).find(({ link }) => link === 'https://nachbar.example/1')
      const draft = await post(String(first?.post))
      expect(draft).toMatchObject({ title: 'Eins', teaser: 'Kurz gesagt.', reviewState: 'draft' })
      expect(JSON.stringify(draft.body)).toContain('Quelle: Die Nachbarn')
      expect(JSON.stringify(draft.body)).toContain('https://nachbar.example/1')
      expect(JSON.stringify(draft.body)).not.toContain('x()')
      // Whoever entered the source, and whoever had it read: neither approves it.
      const { hasWritten } = await import('../../src/workflow/audit.payload.ts')
      expect(await hasWritten(hub.payload, editor.id, String(first?.post))).toBe(true)
      expect(await hasWritten(hub.payload, other.id, String(first?.post))).toBe(true)

      body = feed(['1', 'Eins, neu'], ['2', 'Zwei'], ['3', 'Drei'])
      expect(await readNow(id)).toMatchObject({ made: 1 })
      expect(asked.at(-1)?.['if-none-match']).toBe('"v1"')
      expect(await post(String(first?.post))).toMatchObject({ title: 'Eins' })
      const { origin } = (await editor.get(`/api/origins/of/${String(first?.post)}`).expect(200)).body as { origin: PostOrigin }
      expect(origin).toMatchObject({ link: 'https://nachbar.example/1', news: { title: 'Eins, neu' } })
      expect(await readNow(id)).toMatchObject({ unchanged: true, made: 0 })
    })

    it('does not flood: the rest comes with the next readings', async () => {
      const body = feed(...Array.from({ length: 5 }, (_, n) => [`f${n}`, `Flut ${n}`] as const))
      serve = (_, res) => res.writeHead(200, { etag: '"same"' }).end(body)
      const id = await source({ mostAtOnce: 2 })
      expect([(await readNow(id)).made, (await readNow(id)).made, (await readNow(id)).made, (await readNow(id)).made]).toEqual([2, 2, 1, 0])
    })

    it('stops at 410', async () => {
      serve = (_, res) => res.writeHead(410).end()
      const id = await source()
      await expect(readNow(id)).rejects.toMatchObject({ code: 'gone' })
      expect(await row(id)).toMatchObject({ active: false })
    })

    it.each([
      ['too-large', (_: IncomingMessage, res: ServerResponse) => void res.end('x'.repeat(2_000_000)), { mostBytes: 1_000_000 }],
      ['too-slow', () => undefined, { timeoutMs: 300 }],
      ['answered', (_: IncomingMessage, res: ServerResponse) => void res.writeHead(500).end(), {}],
      ['no-feed', (_: IncomingMessage, res: ServerResponse) => void res.end('<html>nothing'), {}],
      [
        'hostile-feed',
        (_: IncomingMessage, res: ServerResponse) =>
          void res.end('<!DOCTYPE x [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>'),
        {},
      ],
      [
        'private-address',
        (_: IncomingMessage, res: ServerResponse) => void res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
        {},
      ],
      ['redirects', (_: IncomingMessage, res: ServerResponse) => void res.writeHead(302, { location: '/again' }).end(), {}],
    ])('keeps %s with the source, and goes on later', async (code, handler, more) => {
      serve = handler
      const id = await source()
      await expect(readNow(id, more)).rejects.toMatchObject({ code })
      const after = await row(id)
      expect(after).toMatchObject({ active: true, failures: 1 })
      expect(JSON.parse(String(after.problem))).toHaveProperty('de')
      expect(await ofSource(id)).toEqual([])
    })

    it('is not led into our own network by a person', async () => {
      const answer = await editor.post('/api/sources/look', { url: `${site}/feed` })
      expect(answer.status).toBe(422)
      await editor.post('/api/sources', { name: 'x', url: 'file:///etc/passwd', brand: hub.brand, language: 'de' }).expect(400)
      await analyst.post('/api/sources/look', { url: 'https://a.example' }).expect(403)
    })
  })
})
