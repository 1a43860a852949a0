/** What an approver reads, what is said about it, and what somebody from outside may do by a link. By API and by plain HTTP. */
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import type { CommentPlace, Comments } from '../../src/core/comments.ts'
import type { GuestLinkMade, GuestLinks } from '../../src/core/guests.ts'
import type { ReviewSheet, WaitingPosts } from '../../src/core/review-sheet.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

describe(`approving on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let approver: Person
  let analyst: Person
  let website: string
  let mastodon: string
  let picture: string
  let other: string

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    analyst = await hub.person('analyst')
    website = await hub.channel('website')
    mastodon = await hub.channel('mastodon')
    picture = await hub.picture()
    other = await hub.picture()
  })
  afterAll(() => hub?.stop())

  let written = 0
  async function write(differs: object = {}): Promise<string> {
    const title = `Windpark ${++written}`
    const made = await editor
      .post('/api/posts?locale=de', {
        title,
        teaser: `${title} entsteht im Norden.`,
        body: richText('Wir bauen einen Windpark.', 'Er liefert ab Mai Strom.'),
        seo: { description: 'Warum wir in Brandenburg einen Windpark bauen.' },
        media: [picture],
        brand: hub.brand,
        variants: [
          { channel: website, when: 'with-post' },
          { channel: mastodon, when: 'with-post', text: 'Frischer Wind für den Norden.' },
        ],
        publishAt: new Date(Date.now() + 5 * 86_400_000).toISOString(),
        ...differs,
      })
      .expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  const edit = (id: string, differs: object) => editor.patch(`/api/posts/${id}?locale=de`, differs).expect(200)
  const submit = async (id: string) => (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
  const sheetOf = async (id: string, as: Person = approver) => (await as.get(`/api/posts/${id}/review`).expect(200)).body as ReviewSheet
  async function approved(differs: object = {}): Promise<string> {
    const id = await write(differs)
    const { review } = await submit(id)
    await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
    return id
  }
  const rowsOf = async (id: string) =>
    ((await editor.get(`/api/posts/${id}?depth=0&draft=true&locale=de`).expect(200)).body as { variants: { id: string }[] }).variants

  describe('the page of an approver', () => {
    it('shows what is stored, under the hash that an approval must name, and says that it is the first time', async () => {
      const id = await write()
      await submit(id)
      const sheet = await sheetOf(id)
      expect(sheet.approved).toBeNull()
      expect(sheet.channels.map(({ view }) => view.channel.id).sort()).toEqual([website, mastodon].sort())
      const toot = sheet.channels.find(({ view }) => view.channel.id === mastodon)!
      expect(toot.view.text).toContain('Frischer Wind für den Norden.')
      expect(sheet.article[0]).toMatchObject({ language: 'de', title: `Windpark ${written}` })
      expect(sheet.article[0]!.html).toContain('<p>Er liefert ab Mai Strom.</p>')
      expect(sheet.pictures[0]).toMatchObject({ id: picture, alt: { de: 'Ein roter Drache über einem Hügel' } })
      expect(sheet.state.planned).toHaveLength(2)
      await approver.post(`/api/posts/${id}/approve`, { hash: sheet.state.review.hash }).expect(200)
    })

    it('shows what has changed since, and nothing else', async () => {
      const id = await approved()
      const rows = await rowsOf(id)
      await edit(id, {
        title: 'Windpark im Norden',
        variants: [
          { ...rows[0], channel: website, when: 'with-post' },
          {
            ...rows[1],
            channel: mastodon,
            when: 'with-post',
            text: 'Kräftiger Wind für den Norden.',
            media: [other],
            link: 'https://acme.example/wind',
          },
        ],
      })
      const { approved: last, article, channels } = await sheetOf(id)
      expect(last?.by).toBe('approver')
      expect(article[0]!.changes.map(({ field }) => field)).toEqual(['article.title'])
      const toot = channels.find(({ view }) => view.channel.id === mastodon)!
      expect(toot.changes.map(({ field }) => field).sort()).toEqual(['link', 'media', 'text'])
      const text = toot.changes.find(({ field }) => field === 'text')
      expect(text).toMatchObject({
        pieces: expect.arrayContaining([
          { is: 'removed', text: 'Frischer' },
          { is: 'added', text: 'Kräftiger' },
        ]) as unknown,
      })
      expect(toot.changes.find(({ field }) => field === 'media')).toMatchObject({
        media: [
          { is: 'removed', id: picture },
          { is: 'added', id: other },
        ],
      })
      expect(channels.find(({ view }) => view.channel.id === website)!.changes).toEqual([])
    })

    it('lists what waits, for those whom it waits for', async () => {
      const id = await write()
      await submit(id)
      const waiting = async (person: Person) =>
        ((await person.get('/api/posts/waiting').expect(200)).body as WaitingPosts).posts.map(({ post }) => post)
      expect(await waiting(approver)).toContain(id)
      expect(await waiting(editor)).not.toContain(id)
      expect(await waiting(analyst)).toEqual([])
      await supertest(hub.base).get('/api/posts/waiting').expect(401)
      await supertest(hub.base).get(`/api/posts/${id}/review`).expect(401)
    })
  })

  describe('comments', () => {
    const nowhere: CommentPlace = { channel: null, language: null, field: null, anchor: null }
    const inToot = (quote: string, start: number): CommentPlace => ({
      ...nowhere,
      channel: mastodon,
      field: 'text',
      anchor: { kind: 'words', quote, start, end: start + quote.length },
    })
    const commentsOf = async (id: string, as: Person = editor) => (await as.get(`/api/posts/${id}/comments`).expect(200)).body as Comments
    const say = async (id: string, text: string, place: CommentPlace = nowhere, as: Person = approver) =>
      (await as.post(`/api/posts/${id}/comments`, { text, place, hash: (await commentsOf(id)).hash }).expect(200)).body as Comments

    it('keep to their words while the text around them moves, and say so when the words are gone', async () => {
      const id = await write()
      await say(id, 'Welcher Wind?', inToot('Wind', 9))
      expect((await commentsOf(id)).comments[0]).toMatchObject({
        text: 'Welcher Wind?',
        by: 'approver',
        now: { start: 9, end: 13 },
        isLost: false,
      })
      const rows = await rowsOf(id)
      const says = (text: string) => edit(id, { variants: [rows[0], { ...rows[1], channel: mastodon, text }] })
      await says('Endlich: Frischer Wind für den Norden.')
      expect((await commentsOf(id)).comments[0]).toMatchObject({ now: { start: 18, end: 22 }, isLost: false })
      await says('Endlich Strom für den Norden.')
      expect((await commentsOf(id)).comments[0]).toMatchObject({ now: null, isLost: true, place: { anchor: { quote: 'Wind' } } })
    })

    it('point at pictures, lines of the article and channels; what is not in the post any more is lost', async () => {
      const id = await write()
      await say(id, 'Zu dunkel', { ...nowhere, field: 'media', anchor: { kind: 'point', medium: picture, x: 20, y: 80.5 } })
      await say(id, 'Wann genau?', {
        ...nowhere,
        language: 'de',
        field: 'article.body',
        anchor: { kind: 'words', quote: 'ab Mai', start: 37, end: 43 },
      })
      await say(id, 'Muss das dahin?', { ...nowhere, channel: mastodon })
      expect((await commentsOf(id)).comments.map(({ isLost }) => isLost)).toEqual([false, false, false])
      await edit(id, { media: [other], body: richText('Alles anders.'), variants: [{ channel: website, when: 'with-post' }] })
      expect((await commentsOf(id)).comments.map(({ isLost }) => isLost)).toEqual([true, true, true])
    })

    it('are answered, resolved and opened again by everybody who reads, and taken away by their author alone', async () => {
      const id = await write()
      const [first] = (await say(id, 'Bitte prüfen.')).comments
      const on = (what: string, as: Person, more: object = {}) =>
        as.post(`/api/posts/${id}/comments/${what}`, { comment: first!.id, ...more })
      await on('delete', editor).expect(403)
      await on('reply', editor, { text: 'Ist geprüft.' }).expect(200)
      await on('delete', approver).expect(409)
      const resolved = (await on('resolve', analyst).expect(200)).body as Comments
      expect(resolved.comments[0]).toMatchObject({ resolved: { by: 'analyst' }, replies: [{ text: 'Ist geprüft.', by: 'editor' }] })
      expect(((await on('reopen', editor).expect(200)).body as Comments).comments[0]!.resolved).toBeNull()
      const second = (await say(id, 'Ein Irrtum.')).comments[1]!
      const left = (await approver.post(`/api/posts/${id}/comments/delete`, { comment: second.id }).expect(200)).body as Comments
      expect(left.comments.map(({ text }) => text)).toEqual(['Bitte prüfen.'])
    })

    it('never re-open an approval, and stay with their post', async () => {
      const id = await approved()
      const [first] = (await say(id, 'Gut so.')).comments
      expect((await sheetOf(id)).state.review.state).toBe('approved')
      const elsewhere = await write()
      await approver.post(`/api/posts/${elsewhere}/comments/resolve`, { comment: first!.id }).expect(404)
      await approver.post(`/api/posts/${id}/comments/resolve`, { comment: "1' or 1=1" }).expect(404)
    })

    it('are refused where they say nothing, too much, or what cannot be kept', async () => {
      const id = await write()
      const { hash } = await commentsOf(id)
      const refused = (body: object, status = 400) => approver.post(`/api/posts/${id}/comments`, body).expect(status)
      await refused({ text: '  ', hash, place: {} })
      await refused({ text: 'x'.repeat(4001), hash, place: {} })
      await refused({ text: 'a\u0000b', hash, place: {} })
      await refused({ text: 'a', hash, place: { anchor: { kind: 'point', medium: picture, x: 101, y: 0 } } })
      await refused({ text: 'a', place: {} })
      await supertest(hub.base).get(`/api/posts/${id}/comments`).expect(401)
    })
  })

  describe('a link for somebody outside', () => {
    const browser = (cookie = '') => ({
      get: (address: string) => supertest(hub.base).get(address).set('accept-language', 'en').set('cookie', cookie),
      post: (address: string, body: object) =>
        supertest(hub.base).post(address).set('accept-language', 'en').set('cookie', cookie).type('form').send(body),
    })
    async function link(id: string, differs: object = {}, as: Person = approver) {
      const made = (await as.post(`/api/posts/${id}/guest-links/make`, { forWhom: 'Kanzlei Müller', ...differs }).expect(201))
        .body as GuestLinkMade
      return { ...made, path: new URL(made.address).pathname }
    }
    async function enter(path: string, name = 'Dr. Müller') {
      const entered = await browser().post(path, { name }).expect(303)
      const [cookie = ''] = (entered.headers['set-cookie'] as unknown as string[]).map((one) => one.split(';')[0] ?? '')
      return browser(cookie)
    }
    const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
    const linksOf = async (id: string) => ((await approver.get(`/api/posts/${id}/guest-links`).expect(200)).body as GuestLinks).links
    async function audited(id: string) {
      const { docs } = await hub.payload.find({ collection: 'audit-log', where: { document: { equals: id } }, limit: 100, sort: 'at' })
      return docs.map(({ action, actorName, actor }) => ({ action, actorName, actor }))
    }

    it('asks for a name before it shows anything, and shows that post exactly', async () => {
      const id = await write()
      const { path, address } = await link(id)
      const asked = await browser().get(path).expect(200)
      expect(asked.text).toContain('Who is reading?')
      expect(asked.text).not.toContain('Frischer Wind')
      expect(asked.headers).toMatchObject({
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
      })
      await browser().post(path, { name: ' ' }).expect(422)
      const guest = await enter(path)
      const { text } = await guest.get(path).expect(200)
      expect(text).toContain('Frischer Wind für den Norden.')
      expect(text).toContain('<p>Er liefert ab Mai Strom.</p>')
      expect(text).toContain('You read as Dr. Müller.')
      // The token is nowhere in what is kept.
      const token = address.split('/').at(-1)!
      const rows: unknown = await hub.payload.db.find({ collection: 'guest-links', where: { post: { equals: id } } })
      expect(JSON.stringify(rows)).not.toContain(token)
      expect(await audited(id)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ action: 'guest-link.made', actorName: 'approver' }),
          expect.objectContaining({ action: 'guest-link.opened', actorName: 'guest: Dr. Müller' }),
        ]),
      )
      expect((await guest.get(`${path}?language=de`)).text).toContain('Ihre Meinung')
    })

    it('shows what has changed since it was approved, and what search engines are told', async () => {
      const first = await write()
      await submit(first)
      const { path: before } = await link(first)
      expect((await (await enter(before)).get(before)).text).not.toMatch(/<ins>|since the last approval/)

      const id = await approved()
      const rows = await rowsOf(id)
      await edit(id, {
        variants: [
          { ...rows[0], channel: website, when: 'with-post' },
          { ...rows[1], channel: mastodon, when: 'with-post', text: 'Kräftiger Wind für den Norden.', media: [other] },
        ],
        seo: { description: 'Was ein <Windpark> bringt.' },
      })
      await submit(id)
      const { path } = await link(id)
      const { text } = await (await enter(path)).get(path)
      const said = text.replace(/<span class="unseen">[^<]*<\/span>/g, '')
      expect(said).toContain('Compared with the version that was approved on')
      const cards = said.split('<article class="card"').slice(1)
      const toot = cards.find((card) => card.startsWith(` id="channel-${mastodon}"`))
      for (const mark of ['<del>Frischer</del><ins>Kräftiger</ins> Wind für den Norden.', 'Taken out:', 'Added:'])
        expect(toot).toContain(mark)
      expect(cards.find((card) => card.startsWith(` id="channel-${website}"`))).toContain(
        'Nothing has changed here since the last approval.',
      )
      expect(said).toContain('Description for search engines</dt>')
      expect(said).toContain('<ins>Was</ins>')
      expect(said).toContain('<dd>Was ein &lt;Windpark&gt; bringt.</dd>')
    })

    it('shows the pictures of that post alone, and none once it is over', async () => {
      const id = await write()
      const { path, link: made } = await link(id)
      const guest = await enter(path)
      const [, src = ''] = /<img src="([^"]+)"/.exec((await guest.get(path)).text) ?? []
      const shown = await browser().get(src).expect(200)
      expect(shown.headers['content-type']).toMatch(/^image\//)
      expect(shown.headers['cache-control']).toBe('private, no-store')
      await browser().get(src.replace(picture, other)).expect(404)
      await browser().get(src.replace(made.id, '00000000-0000-4000-8000-000000000000')).expect(404)
      await approver.post(`/api/posts/${id}/guest-links/revoke`, { link: made.id }).expect(200)
      await browser().get(src).expect(404)
    })

    it('is one friendly page for what is unknown, revoked, expired, or thrown away', async () => {
      const id = await write()
      const [revoked, expired, trashed] = [await link(id), await link(id), await link(await write())]
      const guest = await enter(revoked.path)
      await approver.post(`/api/posts/${id}/guest-links/revoke`, { link: revoked.link.id }).expect(200)
      await hub.payload.db.updateOne({
        collection: 'guest-links',
        where: { id: { equals: expired.link.id } },
        data: { expiresAt: new Date(Date.now() - 1000).toISOString() },
      })
      await editor
        .patch(`/api/posts/${trashed.link.id ? await postOf(trashed.link.id) : ''}`, { deletedAt: new Date().toISOString() })
        .expect(200)
      const pages = await Promise.all(
        [
          guest.get(revoked.path),
          browser().get(expired.path),
          browser().get(trashed.path),
          browser().get(`/r/${'x'.repeat(43)}`),
          browser().get('/r/short'),
        ].map((one) => one.expect(404)),
      )
      expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
      expect(pages[0]!.text).toContain('This link leads nowhere')
      await guest.post(`${revoked.path}/comments`, { text: 'too late' }).expect(404)
      expect((await linksOf(id)).map(({ state }) => state).sort()).toEqual(['expired', 'revoked'])
    })
    const postOf = async (link: string) =>
      ((await hub.payload.db.findOne({ collection: 'guest-links', where: { id: { equals: link } } })) as unknown as { post: string }).post

    it('is made by editors and approvers alone, for thirty days at most', async () => {
      const id = await write()
      await analyst.post(`/api/posts/${id}/guest-links/make`, { forWhom: 'x' }).expect(403)
      await analyst.get(`/api/posts/${id}/guest-links`).expect(403)
      await editor.post(`/api/posts/${id}/guest-links/make`, { forWhom: 'x', days: 31 }).expect(400)
      await editor.post(`/api/posts/${id}/guest-links/make`, { forWhom: '' }).expect(400)
      const { link: made } = await link(id, { days: 30 }, editor)
      expect(Date.parse(made.expiresAt) - Date.parse(made.madeAt)).toBe(30 * 86_400_000)
    })

    it('takes comments, which people of the hub see and answer; the guest sees nobody else’s', async () => {
      const id = await write()
      await approver.post(`/api/posts/${id}/comments`, { text: 'Nur für uns.', hash: 'x', place: {} }).expect(200)
      const { path } = await link(id)
      const guest = await enter(path)
      const { text } = await guest.get(path)
      const form = {
        seal: hidden(text, 'seal'),
        hash: hidden(text, 'hash'),
        form: 'article-de',
        'at-article-de': 'article:de:body:1',
        'text-article-de': '<b>Ab Mai?</b>\u0000',
      }
      await guest.post(`${path}/comments`, { ...form, seal: 'forged' }).expect(422)
      await guest.post(`${path}/comments`, form).expect(303)
      const { comments } = (await editor.get(`/api/posts/${id}/comments`)).body as Comments
      expect(comments).toHaveLength(2)
      expect(comments[1]).toMatchObject({
        text: '<b>Ab Mai?</b>',
        by: 'Dr. Müller',
        isGuest: true,
        isLost: false,
        place: { language: 'de', field: 'article.body', anchor: { quote: 'Er liefert ab Mai Strom.' } },
      })
      await editor.post(`/api/posts/${id}/comments/reply`, { comment: comments[1]!.id, text: 'Ja, im Mai.' }).expect(200)
      const after = (await guest.get(path)).text
      expect(after).toContain('&lt;b&gt;Ab Mai?&lt;/b&gt;')
      expect(after).toContain('Ja, im Mai.')
      expect(after).not.toContain('Nur für uns.')
    })

    it('gives back what was typed elsewhere on the page, whichever of its buttons is pressed', async () => {
      const id = await write()
      await submit(id)
      const { path } = await link(id)
      const guest = await enter(path)
      const { text } = await guest.get(path)
      const places = [...text.matchAll(/<textarea id="text-([\w-]+)"/g)].map(([, place]) => place!)
      const [channel, , article] = places as [string, string, string]
      expect(places).toEqual([channel, expect.stringContaining('channel-'), 'article-de'])
      const typed = {
        seal: hidden(text, 'seal'),
        hash: hidden(text, 'hash'),
        [`text-${channel}`]: 'Wem gehört das Bild?',
        [`at-${article}`]: 'article:de:teaser',
        [`text-${article}`]: 'Zu lang.',
        reason: 'Noch nicht.',
      }
      const sent = await guest.post(`${path}/comments`, { ...typed, form: channel }).expect(200)
      expect(sent.text).toContain('Your comment has arrived')
      expect(sent.text).toMatch(/<option value="article:de:teaser" selected>/)
      for (const one of ['Zu lang.', 'Noch nicht.']) expect(sent.text).toMatch(new RegExp(`<textarea[^>]*>${one}</textarea>`))
      expect(sent.text).not.toMatch(/<textarea[^>]*>Wem gehört/)
      // Loaded again, it says nothing twice.
      await guest.post(`${path}/comments`, { ...typed, form: channel }).expect(200)
      expect(((await editor.get(`/api/posts/${id}/comments`)).body as Comments).comments.map((one) => one.text)).toEqual([
        'Wem gehört das Bild?',
      ])
      // The same words at another place are another comment.
      const elsewhere = { ...typed, form: article, [`text-${article}`]: 'Wem gehört das Bild?' }
      await guest.post(`${path}/comments`, elsewhere).expect(200)
      await guest.post(`${path}/comments`, { ...elsewhere, [`at-${article}`]: 'article:de:body:0' }).expect(200)
      expect(((await editor.get(`/api/posts/${id}/comments`)).body as Comments).comments).toHaveLength(3)

      const refused = await guest.post(`${path}/decision`, { ...typed, decision: 'refused', reason: '' }).expect(422)
      for (const one of ['Wem gehört das Bild\\?', 'Zu lang.']) expect(refused.text).toMatch(new RegExp(`<textarea[^>]*>${one}</textarea>`))
      const decided = await guest.post(`${path}/decision`, { ...typed, decision: 'refused' }).expect(200)
      expect(decided.text).toContain('Your answer is recorded')
      expect(decided.text).toMatch(/<textarea[^>]*>Zu lang.<\/textarea>/)
      expect(decided.text).not.toContain('Noch nicht.')
    })

    it('keeps an opinion, which approves nothing', async () => {
      const id = await write()
      await submit(id)
      const { path } = await link(id)
      const guest = await enter(path)
      const { text } = await guest.get(path)
      expect(text).toContain('Your opinion')
      await guest.post(`${path}/decision`, { seal: hidden(text, 'seal'), hash: hidden(text, 'hash'), decision: 'approved' }).expect(303)
      expect((await sheetOf(id)).state.review.state).toBe('in-review')
      expect((await linksOf(id))[0]!.decision).toMatchObject({ what: 'approved', counted: false, current: true })
      expect(await audited(id)).toEqual(
        expect.arrayContaining([expect.objectContaining({ action: 'post.guest-opinion', actorName: 'guest: Dr. Müller' })]),
      )
    })

    describe('where a step of the review waits for a guest', () => {
      beforeAll(async () => {
        const admin = await hub.person('administrator')
        const reviewSteps = [
          { name: 'Marke', who: 'role', role: 'approver', howMany: 'any' },
          { name: 'Kanzlei', who: 'guest', howMany: 'any' },
        ]
        await admin.patch(`/api/brands/${hub.brand}?locale=de`, { reviewSteps, fastLane: { enabled: false } }).expect(200)
      })

      async function passedOn(id: string) {
        const { review } = await submit(id)
        await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
      }

      it('decides on exactly what was read; looking decides nothing, and an edit in between is said', async () => {
        const id = await write()
        await passedOn(id)
        const { path, link: made } = await link(id, { step: 'Kanzlei' })
        const guest = await enter(path)
        const { text } = await guest.get(path).expect(200)
        expect(text).toContain('The step “Kanzlei” of the review waits for you')
        const form = { seal: hidden(text, 'seal'), hash: hidden(text, 'hash'), decision: 'approved' }
        // A program that follows the form's address, with the guest's own cookie.
        await guest.get(`${path}/decision?decision=approved`).expect(303)
        await guest.post(`${path}/decision`, { ...form, seal: '' }).expect(422)
        await guest.post(`${path}/decision`, { ...form, decision: 'refused' }).expect(422)
        expect((await sheetOf(id)).state.review.state).toBe('in-review')

        await edit(id, { teaser: 'Etwas ganz anderes.' })
        await passedOn(id)
        const late = await guest.post(`${path}/decision`, { ...form, reason: 'Fein' }).expect(422)
        expect(late.text).toContain('The post was changed at this moment')
        expect(late.text).toContain('Fein')
        expect((await sheetOf(id)).state.review.state).toBe('in-review')

        const again = (await guest.get(path)).text
        await guest
          .post(`${path}/decision`, { seal: hidden(again, 'seal'), hash: hidden(again, 'hash'), decision: 'approved', reason: 'So gern.' })
          .expect(303)
        const { state } = await sheetOf(id)
        expect(state.review).toMatchObject({ state: 'approved', decidedBy: 'guest: Dr. Müller' })
        expect((await linksOf(id))[0]!.decision).toMatchObject({ what: 'approved', counted: true })
        expect(await audited(id)).toEqual(
          expect.arrayContaining([{ action: 'post.approved', actor: `guest:${made.id}`, actorName: 'guest: Dr. Müller' }]),
        )
      })

      it('is no way for authors to approve their own work', async () => {
        const id = await write()
        await passedOn(id)
        const { path } = await link(id, { step: 'Kanzlei' }, editor)
        const guest = await enter(path, 'Nobody else')
        const { text } = await guest.get(path)
        expect(text).toContain('made by somebody who worked on the post')
        await guest.post(`${path}/decision`, { seal: hidden(text, 'seal'), hash: hidden(text, 'hash'), decision: 'approved' }).expect(303)
        expect((await sheetOf(id)).state.review.state).toBe('in-review')
        expect((await linksOf(id))[0]!.decision).toMatchObject({ counted: false })
      })
    })
  })
})
