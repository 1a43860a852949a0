/** The steps of a review on the database of this run: who may decide when, whatever comes at the same moment, and who is told. */
import type { Where } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import type { WaitingPost } from '../../src/core/review-steps.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { mailServer, type MailServer } from '../support/mail-server.ts'
import { refused } from '../support/refused.ts'

const hours = 3_600_000
/** With its encoded words (RFC 2047) read. */
const subjectOf = (data: string) =>
  (/^Subject: (.*(?:\n[ \t].*)*)/mu.exec(data)?.[1] ?? '')
    .replace(/\?=\s+=\?/gu, '?==?')
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/giu, (_, how: string, word: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decodeURIComponent(word.replaceAll('%', '%25').replaceAll('_', ' ').replaceAll('=', '%')),
    )

describe(`on ${database}`, () => {
  let hub: LiveHub
  let mail: MailServer
  let admin: Person
  let editor: Person
  let approver: Person
  let lea: Person
  let max: Person
  let channel: string
  let counter = 0

  beforeAll(async () => {
    mail = await mailServer()
    process.env.SMTP_URL = mail.url
    hub = await liveHub(database)
    admin = await hub.person('administrator')
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    lea = await hub.person('analyst', 'lea')
    max = await hub.person('analyst', 'max')
    channel = await hub.channel('mastodon')
  })
  afterAll(async () => {
    await hub?.stop()
    await mail?.stop()
  })

  type StepData = Record<string, unknown>
  const steps = (reviewSteps: StepData[], fastLane: object = { enabled: false }) =>
    admin.patch(`/api/brands/${hub.brand}?locale=de`, { reviewSteps, fastLane })
  const role = (name: string, says: StepData = {}) => ({ name, who: 'role', role: 'approver', howMany: 'any', ...says })
  const people = (name: string, persons: Person[], says: StepData = {}) => ({
    ...{ name, who: 'people', people: persons.map(({ id }) => id), howMany: 'any', ...says },
  })
  async function write(who = editor): Promise<string> {
    const made = await who
      .post('/api/posts?locale=de', {
        title: `Stufen ${++counter}`,
        teaser: 'Mehrere lesen ihn.',
        brand: hub.brand,
        publishAt: new Date(Date.now() + 48 * hours).toISOString(),
        variants: [{ channel, when: 'with-post' }],
      })
      .expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  const state = async (id: string, who = approver) => (await who.get(`/api/posts/${id}/state`).expect(200)).body as PostState
  const submit = async (id: string, says: object = {}, who = editor) => {
    const answer = await who.post(`/api/posts/${id}/submit`, says)
    expect(answer.status, answer.text).toBe(200)
    return (answer.body as PostState).review.hash
  }
  const submitted = async () => {
    const id = await write()
    return { id, hash: await submit(id) }
  }
  const approve = (who: Person, id: string, hash: string, says: object = {}) => who.post(`/api/posts/${id}/approve`, { hash, ...says })
  const rowsOf = async (id: string) =>
    (await hub.payload.db.find({ collection: 'deliveries', where: { post: { equals: id } }, pagination: false })).docs
  const shown = ({ steps }: PostState) => steps.map(({ state }) => state).join(' ')
  const noted = async (id: string) => {
    const where: Where = { and: [{ document: { equals: id } }, { kind: { equals: 'posts' } }] }
    const { docs } = await hub.payload.db.find({ collection: 'audit-log', where, sort: 'at', pagination: false })
    return (docs as unknown as { action: string; actorName: string; summary: string }[]).filter(
      ({ action }) => !['post.created', 'post.edited'].includes(action),
    )
  }
  const decisions = (id: string) => hub.payload.count({ collection: 'approvals', where: { post: { equals: id } } })
  const waiting = async (who: Person) => {
    const { waitingFor } = await import('../../src/workflow/waiting.payload.ts')
    const user = await hub.payload.findByID({ collection: 'users', id: who.id })
    return waitingFor(hub.payload, user)
  }
  const setReview = (id: string, data: object) =>
    hub.payload.db.updateOne({ collection: 'reviews', where: { post: { equals: id } }, data: data as never })

  it('refuses in the language of the person', async () => {
    await steps([]).expect(200)
    const both = await hub.person('editor', 'both')
    await admin.patch(`/api/users/${both.id}`, { roles: ['editor', 'approver'] }).expect(200)
    const id = await write(both)
    const hash = await submit(id, {}, both)
    const own = (header: string, value: string) => approve(both, id, hash).set(header, value)
    expect(refused(await own('Accept-Language', 'de'), 403)).toMatch(/^Sie haben an diesem Beitrag/)
    expect(refused(await own('Cookie', 'payload-lng=de'), 403)).toMatch(/^Sie haben an diesem Beitrag/)
    expect(refused(await own('Accept-Language', 'en'), 403)).toMatch(/^You worked on this post/)
    const stale = (language: string) => approve(approver, id, 'other').set('Accept-Language', language)
    expect(refused(await stale('de'), 409)).toMatch(/^Jemand anders hat diesen Beitrag/)
    expect(refused(await stale('en'), 409)).toMatch(/^Somebody else changed this post/)
    const unread = (language: string) => approver.post(`/api/posts/${id}/approve`, {}).set('Accept-Language', language)
    expect(refused(await unread('de'), 400)).toMatch(/^hash: passt nicht/)
    expect(refused(await unread('en'), 400)).toMatch(/^hash: is missing\.$/)
  })

  it('asks one after the other, and lets nothing go before the last has approved', async () => {
    await steps([role('Marke'), people('Recht', [lea])]).expect(200)
    const { id, hash } = await submitted()
    expect(shown(await state(id))).toBe('open waiting')
    refused(await approve(lea, id, hash), 403)
    refused(await approve(editor, id, hash), 403)
    const half = (await approve(approver, id, hash).expect(200)).body as PostState
    expect([half.review.state, shown(half)]).toEqual(['in-review', 'done open'])
    expect(await rowsOf(id)).toEqual([])
    expect(refused(await approve(approver, id, hash), 403)).toContain('other people')
    const whole = (await approve(lea, id, hash, { comment: 'Passt.' }).expect(200)).body as PostState
    expect([whole.review.state, shown(whole)]).toEqual(['approved', 'done done'])
    expect(whole.review).toMatchObject({ decidedBy: 'lea', comment: 'Passt.', round: 1 })
    expect(await rowsOf(id)).toHaveLength(1)
    expect((await noted(id)).map(({ action, actorName }) => `${actorName}: ${action}`)).toEqual([
      'editor: post.submitted',
      'approver: post.approved',
      'lea: post.approved',
      'lea: post.released',
    ])
    expect((await noted(id))[1]?.summary).toContain('at the step “Marke”')
  })

  it('counts both where two decide in the same instant, and nobody twice', async () => {
    await steps([people('Recht', [lea, max], { howMany: 'all' }), role('Marke', { alongside: true })]).expect(200)
    for (let round = 0; round < 4; round++) {
      const { id, hash } = await submitted()
      const answers = await Promise.all([lea, max, approver, lea, max, approver].map((who) => approve(who, id, hash)))
      expect(
        answers.filter(({ status }) => status === 200).length,
        answers.map(({ text }) => text.slice(0, 99)).join('\n'),
      ).toBeGreaterThanOrEqual(3)
      expect((await state(id)).review.state).toBe('approved')
      expect(await decisions(id)).toEqual({ totalDocs: 3 })
      expect(await rowsOf(id)).toHaveLength(1)
      expect((await noted(id)).filter(({ action }) => action === 'post.released')).toHaveLength(1)
    }
  })

  it('never approves what somebody refuses, edits or withdraws in the same instant without saying so', async () => {
    await steps([people('Recht', [lea, max], { howMany: 'all' })]).expect(200)
    const against = [
      (id: string) => max.post(`/api/posts/${id}/refuse`, { comment: 'So nicht.' }),
      (id: string) => editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Anders.' }),
      (id: string) => editor.post(`/api/posts/${id}/withdraw`),
    ]
    for (const act of against) {
      const { id, hash } = await submitted()
      await approve(lea, id, hash).expect(200)
      await Promise.all([approve(max, id, hash), act(id)])
      const { review } = await state(id)
      const rows = (await rowsOf(id)) as unknown as { state: string; hold?: string | null; cancel?: boolean | null }[]
      if (review.state !== 'approved') expect(rows.every(({ state, hold, cancel }) => state === 'withdrawn' || hold || cancel)).toBe(true)
      else expect(rows).toHaveLength(1)
    }
  })

  it('completes what a crash cut off after the last decision, and after one against it', async () => {
    await steps([role('Marke')]).expect(200)
    const { decide } = await import('../../src/workflow/decide.payload.ts')
    const { loadReviewed } = await import('../../src/workflow/review.payload.ts')
    const { completeRounds } = await import('../../src/delivery/decided.payload.ts')
    const decider = { id: approver.id, name: 'approver', roles: ['approver'] as const }
    const crash = async (id: string, answer: 'approved' | 'refused') => {
      const { payload } = hub
      const { updateOne } = payload.db
      payload.db.updateOne = (asked: { collection: string; options?: unknown }) => {
        if (asked.collection === 'reviews') throw new Error('crash')
        return updateOne.call(payload.db, asked as never)
      }
      const reviewed = await loadReviewed(payload, id)
      const said = { answer, hash: reviewed.hash, comment: 'Gelesen.' }
      await expect(decide(payload, decider, reviewed, said, { blocking: [], exceptions: [] })).rejects.toThrow('crash')
      payload.db.updateOne = updateOne
    }
    const approved = await submitted()
    await crash(approved.id, 'approved')
    const stopped = await submitted()
    await crash(stopped.id, 'refused')
    expect((await state(approved.id)).review.state).toBe('in-review')
    await completeRounds(hub.payload)
    expect((await state(approved.id)).review).toMatchObject({ state: 'approved', decidedBy: 'approver', comment: 'Gelesen.' })
    expect(await rowsOf(approved.id)).toHaveLength(1)
    expect((await state(stopped.id)).review.state).toBe('refused')
    expect(await rowsOf(stopped.id)).toEqual([])
    await completeRounds(hub.payload)
    expect(await decisions(approved.id)).toEqual({ totalDocs: 1 })
  })

  it('keeps the steps with which it began, and every decision with its round', async () => {
    await steps([role('Marke'), people('Recht', [lea])]).expect(200)
    const { id, hash } = await submitted()
    await approve(approver, id, hash).expect(200)
    await steps([role('Nur Marke')]).expect(200)
    expect(await state(id)).toMatchObject({ stepsChanged: true, review: { state: 'in-review' } })
    expect((await state(id)).steps.map(({ name }) => name)).toEqual(['Marke', 'Recht'])
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Neu gefasst.' }).expect(200)
    expect((await state(id)).review.state).toBe('draft')
    const again = await submit(id)
    // What was approved in the first round counts for nothing in the second.
    expect(await state(id)).toMatchObject({ stepsChanged: false, review: { round: 2 }, steps: [{ name: 'Nur Marke', state: 'open' }] })
    refused(await approve(approver, id, hash), 409)
    await approve(approver, id, again).expect(200)
    expect((await state(id)).review.state).toBe('approved')
  })

  it('begins anew where the same content comes back', async () => {
    await steps([people('Recht', [lea, max], { howMany: 'all' })]).expect(200)
    const { id, hash } = await submitted()
    await approve(lea, id, hash).expect(200)
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Anders.' }).expect(200)
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Mehrere lesen ihn.' }).expect(200)
    expect(await submit(id)).toBe(hash)
    await approve(max, id, hash).expect(200)
    expect((await state(id)).review.state).toBe('in-review')
    expect(await rowsOf(id)).toEqual([])
  })

  it('ends with a refusal, and is read once more only changed or with a reason', async () => {
    await steps([role('Marke')]).expect(200)
    const { id } = await submitted()
    refused(await approver.post(`/api/posts/${id}/refuse`, { comment: ' ' }), 400)
    refused(await editor.post(`/api/posts/${id}/refuse`, { comment: 'Nein.' }), 409)
    await approver.post(`/api/posts/${id}/refuse`, { comment: 'Passt nicht zu uns.' }).expect(200)
    expect((await state(id, editor)).review).toMatchObject({ state: 'refused', comment: 'Passt nicht zu uns.', needsReason: true })
    expect(refused(await editor.post(`/api/posts/${id}/submit`), 422)).toContain('refused')
    await submit(id, { comment: 'Mit dem Vorstand besprochen.' })
    await approver.post(`/api/posts/${id}/refuse`, { comment: 'Trotzdem.' }).expect(200)
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Umgeschrieben.' }).expect(200)
    await submit(id)
    expect((await noted(id)).map(({ action }) => action)).toEqual([
      ...['post.submitted', 'post.refused', 'post.submitted', 'post.refused', 'post.submitted'],
    ])
  })

  it('binds administrators, keys and members of a group to four eyes, and names a dead end', async () => {
    const both = await hub.person('editor', 'both')
    await admin.patch(`/api/users/${both.id}`, { roles: ['administrator', 'editor', 'approver'] }).expect(200)
    const group = ((await admin.post('/api/groups', { name: 'Recht', members: [both.id] }).expect(201)).body as { doc: { id: string } }).doc
      .id
    await steps([{ name: 'Recht', who: 'group', group, howMany: 'any' }]).expect(200)
    const id = await write(both)
    const hash = await submit(id)
    expect(refused(await approve(both, id, hash), 403)).toContain('Somebody else approves')
    expect((await state(id)).steps[0]?.stuck?.de).toContain('niemand')
    expect((await waiting(both)).map(({ post }) => post)).not.toContain(String(id))
    // Nobody else of the house, whatever the role: the group is asked.
    refused(await approve(admin, id, hash), 403)
    await admin.patch(`/api/groups/${group}`, { members: [both.id, max.id] }).expect(200)
    expect((await state(id)).steps[0]?.stuck).toBeNull()
    await approve(max, id, hash).expect(200)
    expect((await state(id)).review.state).toBe('approved')
  })

  it('leaves out of “everybody” who wrote the post, and never takes nobody for everybody', async () => {
    await steps([people('Alle', [editor, lea], { howMany: 'all' })]).expect(200)
    const one = await submitted()
    expect((await state(one.id)).steps[0]?.people.map(({ name }) => name)).toEqual(['lea'])
    await approve(lea, one.id, one.hash).expect(200)
    expect((await state(one.id)).review.state).toBe('approved')
    await steps([people('Nur ich', [editor], { howMany: 'all' })]).expect(200)
    const two = await submitted()
    expect((await state(two.id)).steps[0]?.stuck).not.toBeNull()
    const { completeRounds } = await import('../../src/delivery/decided.payload.ts')
    await completeRounds(hub.payload)
    expect((await state(two.id)).review.state).toBe('in-review')
  })

  const away = (deputy: Person, who = lea) => {
    // From yesterday until tomorrow: by the person's clock today is another day for some hours than by the one of the machine.
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString()
    return admin.patch(`/api/users/${who.id}`, { away: { from: day(-1), until: day(1), deputy: deputy.id } }).expect(200)
  }
  const back = (who = lea) => admin.patch(`/api/users/${who.id}`, { away: { from: null, until: null, deputy: null } }).expect(200)

  it('lets a deputy decide for somebody who is away, unless he wrote the post', async () => {
    await steps([people('Recht', [lea])]).expect(200)
    await away(max)
    const { id, hash } = await submitted()
    expect((await state(id)).steps[0]?.people).toEqual([{ id: lea.id, name: 'lea', standIn: 'max' }])
    expect((await waiting(max)).map(({ post }) => String(post))).toContain(String(id))
    refused(await approve(approver, id, hash), 403)
    const done = (await approve(max, id, hash).expect(200)).body as PostState
    expect(done.review.state).toBe('approved')
    expect(done.steps[0]?.decisions).toMatchObject([{ by: 'max', for: 'lea' }])
    expect((await noted(id))[1]?.summary).toContain('standing in for lea')
    await away(editor)
    const own = await submitted()
    refused(await approve(editor, own.id, own.hash), 403)
    await back()
  })

  it('lets a deputy decide for a member of a group who is away, and tells the deputy; never whoever wrote the post', async () => {
    await hub.payload.db.updateMany({ collection: 'reviews', where: {}, data: { state: 'draft', told: 'told' }, returning: false })
    const made = (await admin.post('/api/groups', { name: 'Justiziariat', members: [lea.id] }).expect(201)).body as { doc: { id: string } }
    await steps([{ name: 'Recht', who: 'group', group: made.doc.id, howMany: 'any' }]).expect(200)
    await away(max)
    const { id, hash } = await submitted()
    expect((await state(id)).steps[0]).toMatchObject({ stuck: null, people: [{ name: 'lea', standIn: 'max' }] })
    expect((await waiting(max)).map(({ post }) => String(post))).toEqual([String(id)])
    const { careForReviews } = await import('../../src/workflow/step-care.payload.ts')
    mail.mails.length = 0
    await careForReviews(hub.payload, new Date())
    expect(mail.mails.map(({ to }) => String(to))).toEqual(['max@example.com'])
    refused(await approve(approver, id, hash), 403)
    const done = (await approve(max, id, hash).expect(200)).body as PostState
    expect([done.review.state, done.steps[0]?.decisions]).toMatchObject(['approved', [{ by: 'max', for: 'lea' }]])

    await away(editor)
    const own = await submitted()
    refused(await approve(editor, own.id, own.hash), 403)
    // Nobody decides for whoever wrote it, either.
    await back()
    await admin.patch(`/api/groups/${made.doc.id}`, { members: [editor.id, lea.id] }).expect(200)
    await away(max, editor)
    refused(await approve(max, own.id, own.hash), 403)
    await back(editor)
    // At a step that asks a role nobody stands in for anybody: everybody with the role may decide anyway.
    await away(max, approver)
    await steps([role('Marke')]).expect(200)
    const plain = await submitted()
    refused(await approve(max, plain.id, plain.hash), 403)
    await back(approver)
  })

  it('takes nobody for two where everybody is asked', async () => {
    const kim = await hub.person('analyst', 'kim')
    await steps([people('Alle', [lea, max], { howMany: 'all' })]).expect(200)
    // One of those asked stands in for the other: the own answer is the only one.
    await away(max)
    const one = await submitted()
    expect((await state(one.id)).steps[0]?.people).toMatchObject([{ name: 'lea', standIn: null }, { name: 'max' }])
    await Promise.all([1, 2, 3].map(() => approve(max, one.id, one.hash)))
    const half = await state(one.id, max)
    expect([half.review.state, half.steps[0]?.isMine]).toEqual(['in-review', false])
    expect(half.steps[0]?.decisions).toMatchObject([{ by: 'max', for: null }])
    refused(await approve(max, one.id, one.hash), 403)
    expect((await waiting(max)).map(({ post }) => String(post))).not.toContain(String(one.id))
    await approve(lea, one.id, one.hash).expect(200)
    expect((await state(one.id)).review.state).toBe('approved')

    // The same deputy for both: one of them has to be back.
    await away(kim)
    await away(kim, max)
    const two = await submitted()
    await approve(kim, two.id, two.hash).expect(200)
    refused(await approve(kim, two.id, two.hash), 403)
    expect((await state(two.id)).steps[0]?.decisions).toHaveLength(1)
    await Promise.all([back(), back(max)])
    await approve(max, two.id, two.hash).expect(200)
    expect((await state(two.id)).review.state).toBe('approved')
  })

  it('takes the fast lane only where the brand has one, by whom it names, and says so', async () => {
    refused(await steps([role('Marke')], { enabled: true, roles: ['editor'] }), 400)
    await steps([role('Marke', { inFastLane: true }), people('Recht', [lea])], { enabled: true, roles: ['approver'] }).expect(200)
    const id = await write()
    expect((await state(id, editor)).may.submitFast).toBe(false)
    refused(await editor.post(`/api/posts/${id}/submit`, { fast: true, reason: 'Es brennt.' }), 409)
    refused(await approver.post(`/api/posts/${id}/submit`, { fast: true, reason: '' }), 400)
    const hash = await submit(id, { fast: true, reason: 'Rückruf, sofort.' }, approver)
    const open = await state(id)
    expect([shown(open), open.review.fast]).toEqual(['open skipped', 'Rückruf, sofort.'])
    await approve(approver, id, hash).expect(200)
    expect((await state(id)).review.state).toBe('approved')
    expect((await noted(id))[0]).toMatchObject({ action: 'post.submitted-fast', actorName: 'approver' })
    await steps([role('Marke'), people('Recht', [lea])]).expect(200)
    refused(await approver.post(`/api/posts/${await write()}/submit`, { fast: true, reason: 'Es brennt.' }), 409)
  })

  it('counts a guest at a step for guests alone', async () => {
    refused(await steps([{ name: 'Kunde', who: 'guest' }]), 400)
    await steps([role('Marke'), { name: 'Kunde', who: 'guest' }]).expect(200)
    const { decideOn } = await import('../../src/delivery/decided.payload.ts')
    const guest = { id: 'guest:7', name: 'Frau Kern', roles: [] }
    const { id, hash } = await submitted()
    const decide = () => decideOn(hub.payload, guest, id, { answer: 'approved', hash, comment: '' }, 'de')
    await expect(decide()).rejects.toMatchObject({ status: 403 })
    await approve(approver, id, hash).expect(200)
    refused(await approve(admin, id, hash), 403)
    await decide()
    const done = await state(id)
    expect(done.review).toMatchObject({ state: 'approved', decidedBy: 'Frau Kern' })
    expect(done.decisions[0]).toMatchObject({ decision: 'approved', by: 'Frau Kern' })
    expect((await noted(id)).filter(({ actorName }) => actorName === 'Frau Kern').map(({ action }) => action)).toEqual([
      'post.approved',
      'post.released',
    ])
  })

  it('refuses to store steps that ask nobody', async () => {
    expect(refused(await steps([people('Niemand', [])]), 400)).toContain('at least one person')
    const empty = ((await admin.post('/api/groups', { name: 'Leer' }).expect(201)).body as { doc: { id: string } }).doc.id
    refused(await steps([{ name: 'Leer', who: 'group', group: empty, howMany: 'any' }]), 400)
    refused(await steps([{ name: 'Gruppe', who: 'group', howMany: 'any' }]), 400)
    refused(await steps([role('Rolle', { role: null })]), 400)
  })

  it('keeps what was approved, and shows it over no API', async () => {
    await steps([role('Marke'), people('Recht', [lea])]).expect(200)
    const { approvedContent } = await import('../../src/workflow/approved-content.payload.ts')
    const { id, hash } = await submitted()
    await approve(approver, id, hash).expect(200)
    expect(await approvedContent(hub.payload, id)).toBeNull()
    await approve(lea, id, hash).expect(200)
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Danach geändert.' }).expect(200)
    const kept = await approvedContent(hub.payload, id)
    expect(kept).toMatchObject({ by: 'lea', variants: [{ channel: { platform: 'mastodon' }, parts: [] }] })
    expect([kept?.article.texts.de?.teaser, kept?.variants[0]?.story.text]).toEqual(['Mehrere lesen ihn.', 'Mehrere lesen ihn.'])
    expect(kept?.variants[0]?.story.article).toEqual(kept?.article)
    const told = await admin.get(`/api/approvals?where[post][equals]=${id}&depth=0&select[content]=true`).expect(200)
    expect(told.text).not.toContain('Mehrere lesen ihn')
    const asked = await admin.get('/api/approvals?where[content][like]=Mehrere')
    expect(asked.status === 200 ? (asked.body as { totalDocs: number }).totalDocs : 0).toBe(0)
  })

  it('tells people when it is their turn, once, and those above them when it is late', async () => {
    await hub.payload.db.updateMany({ collection: 'reviews', where: {}, data: { state: 'draft', told: 'told' }, returning: false })
    const { careForReviews } = await import('../../src/workflow/step-care.payload.ts')
    await steps([people('Recht', [lea, editor], { remindHours: 2, dueHours: 4, escalateTo: [admin.id] }), people('Marke', [max])]).expect(
      200,
    )
    const { id, hash } = await submitted()
    mail.mails.length = 0
    const tell = async (inHours: number) => {
      const now = new Date(Date.now() + inHours * hours)
      mail.mails.length = 0
      await Promise.all([careForReviews(hub.payload, now), careForReviews(hub.payload, now)])
      return mail.mails.map(({ to, data }) => `${to}: ${subjectOf(data)}`).sort()
    }
    const title = `Stufen ${counter}`
    expect(await tell(0)).toEqual([`lea@example.com: ${title}: Bitte freigeben / please approve`])
    expect(await tell(1)).toEqual([])
    expect(await tell(3)).toEqual([`lea@example.com: ${title}: Noch nicht entschieden / not decided yet`])
    expect((await tell(5)).map((line) => line.split(':')[0])).toEqual(['administrator@example.com', 'lea@example.com'])
    expect(await tell(9)).toEqual([])
    await approve(lea, id, hash).expect(200)
    expect(await tell(0)).toEqual([`max@example.com: ${title}: Bitte freigeben / please approve`])
    await max.post(`/api/posts/${id}/request-changes`, { comment: 'Geheim: die Zahl stimmt nicht.' }).expect(200)
    expect(await tell(0)).toEqual([`editor@example.com: ${title}: Änderungen erbeten / changes requested`])
    expect(mail.mails.map(({ data }) => data).join()).not.toMatch(/Geheim|Mehrere lesen/)
    expect(await tell(0)).toEqual([])
  })

  it('tells who submitted that somebody outside has to be sent a link, once for each round and step', async () => {
    await hub.payload.db.updateMany({ collection: 'reviews', where: {}, data: { state: 'draft', told: 'told' }, returning: false })
    const { careForReviews } = await import('../../src/workflow/step-care.payload.ts')
    await steps([role('Marke'), { name: 'Kanzlei', who: 'guest', howMany: 'any', dueHours: 4, escalateTo: [lea.id] }]).expect(200)
    const tell = async (inHours = 0) => {
      mail.mails.length = 0
      const now = new Date(Date.now() + inHours * hours)
      await Promise.all([careForReviews(hub.payload, now), careForReviews(hub.payload, now)])
      return mail.mails.map(({ to, data }) => ({ to: String(to), subject: subjectOf(data), data })).sort((a, b) => (a.to < b.to ? -1 : 1))
    }
    const open = async (id: string, hash: string) => {
      await tell()
      await approve(approver, id, hash).expect(200)
    }
    const link = (who: Person, id: string, forWhom: string) =>
      who.post(`/api/posts/${id}/guest-links/make`, { forWhom, step: 'Kanzlei' }).expect(201)

    const { id, hash } = await submitted()
    await open(id, hash)
    const [told, ...others] = await tell()
    expect(others).toEqual([])
    expect(told).toMatchObject({ to: 'editor@example.com', subject: `Stufen ${counter}: Link verschicken / send a link` })
    expect(told?.data.replace(/=\r?\n/gu, '').replaceAll('=23', '#')).toContain(`/admin/review/${id}#fh-guests`)
    expect(told?.data).not.toContain('Mehrere lesen')
    expect(await tell()).toEqual([])
    // Late, whom the brand names for that is told; whoever submitted it knows.
    expect((await tell(5)).map(({ to }) => to)).toEqual(['lea@example.com'])

    // The next round is another one. A link that an author made decides nothing: it is as if there were none.
    await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Neu.' }).expect(200)
    const again = await submit(id)
    await link(editor, id, 'Kanzlei Müller <kanzlei@example.org>')
    await open(id, again)
    expect((await tell()).map(({ subject }) => subject)).toEqual([`Stufen ${counter}: Link verschicken / send a link`])

    const invited = await submitted()
    await link(approver, invited.id, 'Kanzlei Müller <kanzlei@example.org>')
    await open(invited.id, invited.hash)
    const [said] = await tell()
    expect(said?.subject).toContain('Wartet auf eine Antwort von außen')
    expect(said?.data).toContain('kanzlei@example.org')

    const gone = await hub.person('editor', 'gone')
    const left = await write(gone)
    await open(left, await submit(left, {}, gone))
    await admin.patch(`/api/users/${gone.id}`, { deletedAt: new Date().toISOString() }).expect(200)
    const { docs } = await hub.payload.find({ collection: 'users', where: { roles: { in: ['administrator'] } }, pagination: false })
    expect((await tell()).map(({ to }) => to)).toEqual(docs.map(({ email }) => email).sort())
  })

  it('lists what waits for a person, whoever is asked, in one go', async () => {
    await hub.payload.db.updateMany({ collection: 'reviews', where: {}, data: { state: 'draft' }, returning: false })
    await steps([role('Marke', { dueHours: 1 }), people('Recht', [lea])]).expect(200)
    const one = await submitted()
    const two = await submitted()
    const ids = (list: readonly WaitingPost[]) => list.map(({ post }) => String(post))
    expect(ids(await waiting(approver))).toEqual([one.id, two.id].map(String))
    expect(await waiting(lea)).toEqual([])
    expect(await waiting(editor)).toEqual([])
    await approve(approver, one.id, one.hash).expect(200)
    expect(ids(await waiting(approver))).toEqual([String(two.id)])
    expect(await waiting(lea)).toMatchObject([{ title: `Stufen ${counter - 1}`, step: 'Recht', dueAt: null, submittedBy: 'editor' }])
    await setReview(two.id, { submittedAt: new Date(Date.now() - 2 * hours).toISOString() })
    expect(await waiting(approver)).toMatchObject([{ overdue: true }])
    await editor.patch(`/api/posts/${two.id}`, { deletedAt: new Date().toISOString() }).expect(200)
    expect(await waiting(approver)).toEqual([])
  })
})
