/** Checks around a post's life: what stops it over every way in, who may take the responsibility, and what is judged once more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckSummary, PostPreview, PostState, VariantView } from '../../src/core/answers.ts'
import { hub as services } from '../../src/hub.ts'
import { judgeDue } from '../../src/delivery/judge-due.payload.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

describe(`on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let approver: Person
  let mastodon: string
  const soon = () => new Date(Date.now() + 5 * 60_000).toISOString()

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    mastodon = await hub.channel('mastodon')
  })
  afterAll(() => hub?.stop())

  async function write(text: string, differs: object = {}): Promise<string> {
    const made = await editor
      .post('/api/posts?locale=de', {
        title: 'Der Windpark wächst',
        teaser: 'Vier neue Räder gehen ans Netz.',
        body: richText('Vier neue Räder gehen ans Netz.'),
        brand: hub.brand,
        publishAt: soon(),
        variants: [{ channel: mastodon, when: 'with-post', text }],
        ...differs,
      })
      .expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  const state = async (id: string) => (await editor.get(`/api/posts/${id}/state`).expect(200)).body as PostState
  const preview = async (id: string, query = '') => {
    const { body } = await editor.get(`/api/posts/${id}?draft=true&locale=de&depth=0`).expect(200)
    return (await editor.post(`/api/posts/preview?locale=de${query}`, body as object).expect(200)).body as PostPreview
  }
  const only = ({ variants }: PostPreview): VariantView => variants[0]!
  const found = (view: VariantView, check: string) => view.judgements.find((one) => one.check === check)
  const except = (who: Person, id: string, hash: string, differs: object = {}) =>
    who.post(`/api/posts/${id}/exceptions`, {
      ...{ channel: mastodon, check: 'brand/forbidden-word', hash, reason: 'Das Wort steht in einem Zitat.' },
      ...differs,
    })
  const deliveries = async (id: string) => (await state(id)).deliveries.map((delivery) => delivery.state)

  it('says clearly what may go out, where a finding is, and what would mend it', async () => {
    const view = only(await preview(await write('Ganz billig, so billig wie nie.')))
    expect([view.mayGoOut, view.because.length]).toEqual([false, 1])
    expect(found(view, 'brand/forbidden-word')?.findings[0]).toMatchObject({
      field: 'text',
      start: 5,
      end: 11,
      excerpt: { before: 'Ganz ', match: 'billig', after: ', so billig wie nie.' },
    })
  })

  it('answers first what needs no file and no network', async () => {
    const id = await write('Mehr auf https://127.0.0.1/geheim')
    const quick = await preview(id, '&quick=true')
    expect([quick.complete, found(only(quick), 'seo/links'), found(only(quick), 'platform/text-length')?.verdict]).toEqual([
      false,
      undefined,
      'passed',
    ])
    const full = await preview(id)
    expect([full.complete, found(only(full), 'seo/links')?.verdict]).toEqual([true, 'failed'])
  })

  describe('an exception', () => {
    it('needs the role, a reason, somebody who did not write it, and what was read', async () => {
      const id = await write('Billig, aber gut.')
      const { hash } = only(await preview(id))
      await except(editor, id, hash).expect(403)
      await except(approver, id, hash, { reason: 'darum' }).expect(400)
      await except(approver, id, 'another hash').expect(409)
      await except(approver, id, hash, { check: 'platform/text-length' }).expect(422)
      const writer = await hub.person('administrator', 'writing administrator')
      await writer.patch(`/api/posts/${id}?locale=de`, { teaser: 'Vier neue Räder sind am Netz.' }).expect(200)
      await except(writer, id, hash).expect(403)
      // Not over Payload's own operations either.
      await writer.post('/api/exceptions', { post: id, channel: mastodon, check: 'brand/forbidden-word', hash }).expect(403)
      expect((await state(id)).exceptions).toEqual([])
    })

    it('lets it through the review, is shown there and kept; the next edit ends it', async () => {
      const id = await write('„Billig“, sagte der Müller.')
      await editor.post(`/api/posts/${id}/submit`).expect(422)
      const { hash } = only(await preview(id))
      await except(approver, id, hash).expect(200)
      expect((await state(id)).exceptions).toMatchObject([
        { check: 'brand/forbidden-word', by: 'approver', reason: 'Das Wort steht in einem Zitat.' },
      ])
      const now = only(await preview(id))
      expect([now.mayGoOut, found(now, 'brand/forbidden-word')?.verdict, found(now, 'brand/forbidden-word')?.exception?.by]).toEqual([
        true,
        'failed',
        'approver',
      ])
      const { body } = await editor.post(`/api/posts/${id}/submit`).expect(200)
      await approver.post(`/api/posts/${id}/approve`, { hash: (body as PostState).review.hash }).expect(200)
      const { docs } = await hub.payload.find({ collection: 'audit-log', where: { document: { equals: id } }, pagination: false })
      const log = docs.map(({ action, summary }) => `${action}: ${summary}`).join('\n')
      expect(log).toMatch(/post\.excepted: .*Das Wort steht in einem Zitat/)
      expect(log).toMatch(/post\.approved: .*With an exception: .*brand\/forbidden-word, by approver/)

      const row = { channel: mastodon, when: 'with-post', text: '„Billig“, sagte der Müller laut.' }
      await editor.patch(`/api/posts/${id}?locale=de`, { variants: [row] }).expect(200)
      expect((await state(id)).exceptions).toEqual([])
      await editor.post(`/api/posts/${id}/submit`).expect(422)
    })

    it('that is taken back takes the approval with it', async () => {
      const id = await write('Billig ist ein Wort.')
      await except(approver, id, only(await preview(id)).hash).expect(200)
      const { body } = await editor.post(`/api/posts/${id}/submit`).expect(200)
      await approver.post(`/api/posts/${id}/approve`, { hash: (body as PostState).review.hash }).expect(200)
      const [exception] = (await state(id)).exceptions
      await editor.post(`/api/posts/${id}/exceptions/revoke`, { exception: exception!.id }).expect(403)
      await approver.post(`/api/posts/${id}/exceptions/revoke`, { exception: exception!.id }).expect(200)
      expect((await state(id)).review).toMatchObject({ state: 'changes-requested', comment: expect.stringContaining('Billig') as unknown })
      await hub.engine.drain()
      expect(await deliveries(id)).not.toContain('published')
    })

    it('is bound to what was found: a second word needs a second exception', async () => {
      const brand = (forbiddenWords: object[]) => hub.payload.update({ collection: 'brands', id: hub.brand, data: { forbiddenWords } })
      const id = await write('Billig und schnell.')
      await except(approver, id, only(await preview(id)).hash).expect(200)
      expect(only(await preview(id)).mayGoOut).toBe(true)
      await brand([{ word: 'billig', instead: 'günstig' }, { word: 'schnell' }])
      expect(only(await preview(id)).mayGoOut).toBe(false)
      await brand([{ word: 'billig', instead: 'günstig' }])
      expect(only(await preview(id)).mayGoOut).toBe(true)
    })
  })

  describe('what is approved', () => {
    async function approved(text: string, differs: object = {}): Promise<string> {
      const id = await write(text, differs)
      const { body } = await editor.post(`/api/posts/${id}/submit`).expect(200)
      await approver.post(`/api/posts/${id}/approve`, { hash: (body as PostState).review.hash }).expect(200)
      return id
    }
    const taboo = (...words: string[]) => {
      const forbiddenWords = [{ word: 'billig', instead: 'günstig' }, ...words.map((word) => ({ word }))]
      return hub.payload.update({ collection: 'brands', id: hub.brand, data: { forbiddenWords } })
    }
    const judgeNow = () => {
      const { ledger, judging } = services(hub.payload)
      return judgeDue(hub.payload, { ledger, judgeAgain: judging.judgeAgain })
    }

    it('goes back to its editors when a topic becomes taboo before it goes out', async () => {
      const id = await approved('Wir feiern das Hochwasser der Gefühle.')
      await judgeNow()
      expect((await state(id)).review.state).toBe('approved')
      await taboo('Hochwasser')
      await judgeNow()
      expect((await state(id)).review).toMatchObject({
        state: 'changes-requested',
        comment: expect.stringContaining('Hochwasser') as unknown,
      })
      await taboo()
    })

    it('is stopped on its way out where the sweep did not come in time', async () => {
      const id = await approved('Das Hochwasser kommt.', { publishAt: new Date(Date.now() - 1000).toISOString() })
      await taboo('Hochwasser')
      const before = hub.fakes.get('mastodon')!.records().length
      await hub.engine.drain()
      expect(hub.fakes.get('mastodon')!.records()).toHaveLength(before)
      expect((await state(id)).review.state).toBe('changes-requested')
      expect(await deliveries(id)).not.toContain('published')
      await taboo()
    })

    describe('under an embargo', () => {
      const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
      const embargoed = () => approved('Die neue Glocke.', { publishAt: inHours(4), declared: { embargoUntil: inHours(3) } })
      const moved = (id: string, publishAt: string) => editor.patch(`/api/posts/${id}?locale=de&autosave=true`, { publishAt }).expect(200)
      const planned = async () => {
        const { planWhatIsMissing } = await import('../../src/delivery/plan-approved.payload.ts')
        await planWhatIsMissing(hub.payload)
      }
      const stopped = async (id: string) => {
        const { review } = await state(id)
        expect(review).toMatchObject({ state: 'changes-requested', comment: expect.stringContaining('embargo') as unknown })
        expect(await deliveries(id)).not.toContain('published')
      }

      it('goes back to its editors when it is moved to before the embargo ends', async () => {
        const id = await embargoed()
        await moved(id, inHours(1 / 6))
        await planned()
        await judgeNow()
        await stopped(id)
      })

      it('is stopped on its way out when it is moved to now', async () => {
        const id = await embargoed()
        await editor
          .patch(`/api/posts/${id}?locale=de`, { variants: [{ channel: mastodon, when: 'now', text: 'Die neue Glocke.' }] })
          .expect(200)
        await planned()
        await hub.engine.drain()
        await stopped(id)
      })

      it('is not said to be judged by whoever read its time before it was moved', async () => {
        const id = await embargoed()
        const { findByID } = hub.payload
        let reads = 0
        hub.payload.findByID = (async (asked: { collection: string; id: unknown }) => {
          const found: unknown = await findByID.call(hub.payload, asked as never)
          // Exactly between what the judge reads of the post and whatever it does next.
          if (asked.collection === 'posts' && asked.id === id && ++reads === 1) await moved(id, inHours(1 / 6))
          return found
        }) as never
        expect(
          await services(hub.payload)
            .judging.judgeAgain(id)
            .finally(() => (hub.payload.findByID = findByID)),
        ).toBe(true)
        await planned()
        await judgeNow()
        await stopped(id)
      })

      it('is judged once more where it was moved while its approval was given', async () => {
        const id = await write('Die neue Glocke.', { publishAt: inHours(4), declared: { embargoUntil: inHours(3) } })
        const { body } = await editor.post(`/api/posts/${id}/submit`).expect(200)
        const { decide } = await import('../../src/workflow/decide.payload.ts')
        const { loadReviewed } = await import('../../src/workflow/review.payload.ts')
        const read = await loadReviewed(hub.payload, id)
        await moved(id, inHours(1 / 6))
        const decider = { id: approver.id, name: 'approver', roles: ['approver'] as const }
        const said = { answer: 'approved', hash: (body as PostState).review.hash, comment: '' } as const
        await decide(hub.payload, decider, read, said, { blocking: [], exceptions: [] })
        await planned()
        await judgeNow()
        await stopped(id)
      })
    })
  })

  it('compares with what the house has said before', async () => {
    const text = 'Heute gehen die ersten vier Räder des neuen Windparks an der Havel ans Netz und versorgen die ganze Stadt.'
    const first = await write(text)
    const { body } = await editor.post(`/api/posts/${first}/submit`).expect(200)
    await approver.post(`/api/posts/${first}/approve`, { hash: (body as PostState).review.hash }).expect(200)
    const { kin } = await (async () => {
      const { judging } = services(hub.payload)
      const { composePost, loadPost } = await import('../../src/workflow/variants.payload.ts')
      const { resembling } = await import('../../src/workflow/fingerprints.payload.ts')
      const again = await composePost(hub.payload, await loadPost(hub.payload, await write(text.replace('Stadt', 'Gegend'))))
      const [one] = await judging.judged(again)
      return { kin: await resembling(hub.payload, one!, [one!]) }
    })()
    expect(kin.similar).toMatchObject([{ post: first, platform: 'mastodon', samePost: false }])
    expect(kin.similar[0]!.similarity).toBeGreaterThan(0.6)
  })

  it('counts what fired, and what became of it', async () => {
    const id = await write('Billig wie nie.')
    await preview(id)
    const tally = async () =>
      ((await editor.get('/api/findings/summary').expect(200)).body as CheckSummary).checks.find(
        (one) => one.id === 'brand/forbidden-word',
      )!
    const before = await tally()
    expect(before.fired).toBeGreaterThan(0)
    await editor
      .patch(`/api/posts/${id}?locale=de`, { variants: [{ channel: mastodon, when: 'with-post', text: 'Günstig wie nie.' }] })
      .expect(200)
    await preview(id)
    expect((await tally()).fixed).toBe(before.fixed + 1)
  })

  it('binds the approval to what is declared', async () => {
    const id = await write('Alles in Ordnung.')
    const { hash } = (await state(id)).review
    await editor.patch(`/api/posts/${id}?locale=de`, { declared: { sponsorship: 'sponsored', sponsor: 'Beispiel AG' } }).expect(200)
    expect((await state(id)).review.hash).not.toBe(hash)
  })
})
