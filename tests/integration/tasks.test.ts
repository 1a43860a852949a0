/** What is posted by hand, on the database of this run: shown only while it may be, told truthfully whatever comes, one mail for many processes. */
import supertest from 'supertest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createEngine } from '../../src/delivery/engine.ts'
import type { Delivery, Ledger } from '../../src/delivery/ledger.ts'
import type { World } from '../../src/delivery/ports.ts'
import type { OpenTasks, TaskLine, TaskSheet } from '../../src/core/task.ts'
import type { Hub } from '../../src/hub.ts'
import type { careForTasks } from '../../src/tasks/care.payload.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { mailServer, type MailServer } from '../support/mail-server.ts'
import { operatorOf, type Operator } from '../support/operator.ts'

const minutes = 60_000
const hours = 60 * minutes
const permalink = 'https://www.xing.com/pages/acme/posts/1'

describe(`on ${database}`, () => {
  let live: LiveHub
  let hub: Hub
  let mail: MailServer
  let care: typeof careForTasks
  let operator: Operator
  let channel: string
  let owner: Person
  let manager: Person
  let other: Person

  beforeAll(async () => {
    mail = await mailServer()
    process.env.SMTP_URL = mail.url
    live = await liveHub(database)
    hub = (await import('../../src/hub.ts')).hub(live.payload)
    care = (await import('../../src/tasks/care.payload.ts')).careForTasks
    channel = await live.channel('xing')
    operator = operatorOf(live, channel)
    owner = await live.person('analyst', 'owner')
    other = await live.person('analyst', 'other')
    manager = await live.person('channel-manager')
    await manager.patch(`/api/channels/${channel}`, { owner: owner.id }).expect(200)
  })
  afterAll(async () => {
    await live?.stop()
    await mail?.stop()
  })
  afterEach(async () => {
    // The care is for every open task: the next test has its own.
    await live.payload.db.deleteMany({ collection: 'tasks', where: { state: { equals: 'open' } } })
    mail.mails.length = 0
  })

  /** The engine of so much later, and all that it calls. */
  async function later(ms: number): Promise<void> {
    const now = () => new Date(Date.now() + ms)
    const ledger: Ledger = { ...hub.ledger, now: async () => now() }
    const context: World['context'] = async (...asked) => ({ ...(await hub.world.context(...asked)), clock: { now } })
    const engine = createEngine(ledger, { ...hub.world, context }, { callTimeoutMs: 20_000 })
    await engine.drain()
    await engine.stop()
  }
  const rowOf = async (post: string): Promise<Delivery> => (await operator.rowsOf(post))[0] as Delivery
  const linesOf = async (who: Person) => ((await who.get('/api/tasks/open').expect(200)).body as OpenTasks).tasks
  const line = async (title: string, who = owner): Promise<TaskLine | undefined> =>
    (await linesOf(who)).find((task) => task.title === title)

  /** A post that was approved, and handed to a person. */
  async function handedOut(): Promise<{ post: string; title: string; id: string }> {
    const approved = await operator.approvedPost([channel])
    await live.engine.drain()
    const id = (await line(approved.title))?.id
    if (id === undefined) throw new Error(`There is no task: ${JSON.stringify(await operator.rowsOf(approved.post))}`)
    return { ...approved, id }
  }
  const sheet = (id: string, who = owner) => who.post(`/api/tasks/${id}/sheet`)
  const refusedWith = async (asked: supertest.Test, status: number): Promise<string> =>
    ((await asked.expect(status)).body as { errors: { data: { code: string } }[] }).errors[0]?.data.code ?? ''
  const withdraw = async (post: string) =>
    (await live.person('approver')).post(`/api/posts/${post}/withdraw`, { comment: 'Doch nicht.' }).expect(200)
  const freeze = async (): Promise<() => Promise<void>> => {
    const admin = await live.person('administrator')
    const started = await admin.post('/api/freezes/start', { scope: 'channel', target: channel, reason: 'Krise' }).expect(200)
    const { id } = (started.body as { freeze: { id: string } }).freeze
    return async () => void (await admin.post(`/api/freezes/${id}/lift`).expect(200))
  }
  const edit = async (post: string) =>
    (await live.person('editor')).patch(`/api/posts/${post}?locale=de`, { teaser: 'Ganz anders.' }).expect(200)

  describe('a task', () => {
    it('is handed to the channel’s owner, done, and published with the address that was pasted', async () => {
      const { post, title, id } = await handedOut()
      expect(await rowOf(post)).toMatchObject({ state: 'processing' })
      expect(await line(title)).toMatchObject({ isMine: true, standing: 'open', assignee: { id: owner.id }, wasSeen: false })
      const { text, media, share } = (await sheet(id).expect(200)).body as TaskSheet
      expect(text).toContain(title)
      expect(media).toMatchObject([{ kind: 'image', alt: 'Ein roter Drache über einem Hügel', filename: 'bild-1.jpg' }])
      expect(share === null || URL.canParse(share)).toBe(true)
      const file = await owner
        .get(media[0]?.address ?? '')
        .redirects(1)
        .expect(200)
      expect(file.headers['content-type']).toBe('image/jpeg')
      await owner.post(`/api/tasks/${id}/done`, { address: ` ${permalink} ` }).expect(200)
      expect(await rowOf(post)).toMatchObject({ state: 'published', url: permalink, remoteId: permalink })
      expect(await line(title)).toBeUndefined()
      expect(await refusedWith(owner.post(`/api/tasks/${id}/done`, { address: `${permalink}0` }), 409)).toBe('over')
      expect(await operator.noted(id)).toEqual(['owner: tasks.opened', 'owner: tasks.done'])
    })

    it('waits for days without being given up, and is the same for whoever asks', async () => {
      const { post, id } = await handedOut()
      await later(3 * 24 * hours)
      expect(await rowOf(post)).toMatchObject({ state: 'processing', ambiguous: false })
      await owner.post(`/api/tasks/${id}/done`, { address: permalink }).expect(200)
      await later(4 * 24 * hours)
      expect(await rowOf(post)).toMatchObject({ state: 'published', url: permalink })
    })

    it('that was done while the ledger could not be told is published at the next question', async () => {
      const { post, id } = await handedOut()
      const data = { state: 'done', remoteId: permalink, address: permalink }
      await live.payload.db.updateOne({ collection: 'tasks', id, data })
      await later(5 * minutes)
      expect(await rowOf(post)).toMatchObject({ state: 'published', url: permalink })
    })

    it.each(['', 'xing.com/1', 'http://www.xing.com/1', 'https://localhost/1', 'https://a:b@xing.com/1', 'javascript:alert(1)'])(
      'is not done with “%s”',
      async (address) => {
        const { post, id } = await handedOut()
        expect(await refusedWith(owner.post(`/api/tasks/${id}/done`, { address }), 422)).toMatch(/^address-/)
        expect(await rowOf(post)).toMatchObject({ state: 'processing' })
      },
    )

    it('that cannot be done fails with the reason, and can be sent once more as a new one', async () => {
      const { post, title, id } = await handedOut()
      await owner.post(`/api/tasks/${id}/cannot`, { reason: ' ' }).expect(400)
      await owner.post(`/api/tasks/${id}/cannot`, { reason: 'Das Konto ist gesperrt.' }).expect(200)
      const failed = await rowOf(post)
      expect(failed).toMatchObject({ state: 'failed', reason: 'owner did not post it: Das Konto ist gesperrt.' })
      await operator.ask('retry', { id: failed.id })
      await live.engine.drain()
      const again = await line(title)
      expect(again?.id).not.toBe(id)
      expect(again).toMatchObject({ standing: 'open' })
    })

    it('is handed over to somebody else, and is no longer the first one’s', async () => {
      const { title, id } = await handedOut()
      await owner.post(`/api/tasks/${id}/hand-over`, { to: 'nobody' }).expect(422)
      await owner.post(`/api/tasks/${id}/hand-over`, { to: other.id }).expect(200)
      expect(await line(title)).toBeUndefined()
      expect(await line(title, other)).toMatchObject({ isMine: true })
      await sheet(id).expect(404)
      await sheet(id, other).expect(200)
    })
  })

  describe('withdrawn', () => {
    it('before anybody has seen it, it is hidden at once, and ends by itself', async () => {
      const { post, title, id } = await handedOut()
      await withdraw(post)
      expect(await refusedWith(sheet(id), 409)).toBe('withdrawn')
      expect(await refusedWith(owner.get(`/api/tasks/${id}/media/0`), 409)).toBe('withdrawn')
      expect(await line(title)).toBeUndefined()
      await later(5 * minutes)
      expect(await rowOf(post)).toMatchObject({ state: 'withdrawn', url: '' })
      expect(await refusedWith(sheet(id), 409)).toBe('over')
    })

    it('after somebody has seen it, it is hidden, and what came of it is asked', async () => {
      const { post, title, id } = await handedOut()
      await sheet(id).expect(200)
      await withdraw(post)
      await later(2 * 24 * hours)
      expect(await rowOf(post)).toMatchObject({ state: 'processing', cancel: true })
      expect(await refusedWith(sheet(id), 409)).toBe('withdrawn')
      expect(await line(title)).toMatchObject({ standing: 'withdrawn', wasSeen: true, why: { de: 'Die Freigabe wurde zurückgezogen.' } })
      await owner.post(`/api/tasks/${id}/cannot`, { reason: 'Zurückgezogen' }).expect(200)
      expect(await rowOf(post)).toMatchObject({ state: 'withdrawn', url: '' })
    })

    it('although it was posted, it is said to be live', async () => {
      const { post, id } = await handedOut()
      await sheet(id).expect(200)
      await withdraw(post)
      await owner.post(`/api/tasks/${id}/done`, { address: permalink }).expect(200)
      expect(await rowOf(post)).toMatchObject({ state: 'live-withdrawn', url: permalink })
    })

    it('and opened at the same moment, it is shown or ended, never both', async () => {
      const { post, id } = await handedOut()
      const [opened] = await Promise.all([sheet(id), withdraw(post), later(5 * minutes)])
      await later(10 * minutes)
      const { state } = await rowOf(post)
      expect([opened.status, state]).toEqual(
        opened.status === 200 ? [200, 'processing'] : [409, expect.stringMatching(/withdrawn|processing/)],
      )
      expect(await refusedWith(sheet(id), 409)).toMatch(/withdrawn|over/)
    })
  })

  it('edited after its approval, it is hidden, ends unseen, and what is approved next is a task of its own', async () => {
    const { post, title, id } = await handedOut()
    await edit(post)
    expect(await refusedWith(sheet(id), 409)).toBe('edited')
    await later(5 * minutes)
    expect((await rowOf(post)).state).toBe('failed')
    const [editor, approver] = [await live.person('editor'), await live.person('approver')]
    const { review } = (await editor.post(`/api/posts/${post}/submit`).expect(200)).body as { review: { hash: string } }
    await approver.post(`/api/posts/${post}/approve`, { hash: review.hash }).expect(200)
    await live.engine.drain()
    expect((await line(title))?.id).not.toBe(id)
    expect(await line(title)).toMatchObject({ standing: 'open' })
  })

  it('frozen, it is hidden, waits, and is shown again when the freeze is lifted', async () => {
    const { post, title, id } = await handedOut()
    const lift = await freeze()
    try {
      expect(await refusedWith(sheet(id), 409)).toBe('frozen')
      expect(await line(title)).toMatchObject({ standing: 'frozen', why: { de: 'Angehalten: Krise' } })
      await later(2 * 24 * hours)
      expect(await rowOf(post)).toMatchObject({ state: 'processing' })
    } finally {
      await lift()
    }
    await sheet(id).expect(200)
    expect(await line(title)).toMatchObject({ standing: 'open' })
  })

  it('of a channel that is paused, it waits', async () => {
    const { title, id } = await handedOut()
    await manager.patch(`/api/channels/${channel}`, { paused: true, pausedReason: 'Umbau' }).expect(200)
    expect(await refusedWith(sheet(id), 409)).toBe('paused')
    expect(await line(title)).toMatchObject({ standing: 'paused' })
    await manager.patch(`/api/channels/${channel}`, { paused: false }).expect(200)
    await sheet(id).expect(200)
  })

  describe('its people', () => {
    /** As two processes do it at the same time. */
    const round = async (ms: number) => {
      const at = new Date((await hub.ledger.now()).getTime() + ms)
      mail.mails.length = 0
      await Promise.all([care(live.payload, at), care(live.payload, at)])
      // A freeze that starts or ends is told by mail as well.
      const ofTasks = mail.mails.filter(({ data }) => data.replaceAll('=\n', '').includes('/admin/tasks?task='))
      return ofTasks.map(({ to }) => to.split('@')[0]).sort()
    }

    it('are told once, reminded once, and then the channel managers are, however many processes look', async () => {
      const { id } = await handedOut()
      expect(await round(0)).toEqual(['owner'])
      expect(mail.mails[0]?.data.replaceAll('=\n', '')).toContain(`/admin/tasks?task=3D${id}`)
      expect(await round(59 * minutes)).toEqual([])
      expect(await round(61 * minutes)).toEqual(['owner'])
      expect(await round(62 * minutes)).toEqual([])
      expect(await round(5 * hours)).toEqual(['channel-manager', 'owner'])
      expect(await round(50 * hours)).toEqual([])
    })

    it('are told that it must not be posted, once, where they knew of it', async () => {
      const { post, id } = await handedOut()
      await round(0)
      await sheet(id).expect(200)
      await withdraw(post)
      expect(await round(1 * minutes)).toEqual(['owner'])
      expect(mail.mails[0]?.data.replaceAll('=\n', '')).toContain('Please do not post this.')
      expect(await round(50 * hours)).toEqual([])
    })

    it('hear nothing of it while it is frozen before they knew, and as soon as it may be posted', async () => {
      await handedOut()
      const lift = await freeze()
      expect(await round(0)).toEqual([])
      await lift()
      expect(await round(1 * minutes)).toEqual(['owner'])
    })

    it('are the channel managers where nobody owns the channel, and whoever it is handed to', async () => {
      await manager.patch(`/api/channels/${channel}`, { owner: null }).expect(200)
      const approved = await operator.approvedPost([channel])
      await live.engine.drain()
      await manager.patch(`/api/channels/${channel}`, { owner: owner.id }).expect(200)
      expect(await round(0)).toEqual(['channel-manager'])
      const task = await line(approved.title, manager)
      expect(task).toMatchObject({ assignee: null, isMine: false })
      await manager.post(`/api/tasks/${task?.id ?? ''}/hand-over`, { to: other.id }).expect(200)
      expect(await round(1 * minutes)).toEqual(['other'])
    })

    it('need not do what was settled in another way', async () => {
      const { post, title } = await handedOut()
      const row = await rowOf(post)
      await hub.ledger.change(row.id, { fence: row.fence }, { state: 'published', url: permalink, remoteId: permalink })
      expect(await round(0)).toEqual([])
      expect(await line(title)).toBeUndefined()
    })
  })

  describe('nobody else', () => {
    it('sees it, opens it, or says what came of it', async () => {
      const { title, id } = await handedOut()
      expect(await line(title, other)).toBeUndefined()
      for (const path of ['sheet', 'done', 'cannot', 'hand-over'])
        await other.post(`/api/tasks/${id}/${path}`, { address: permalink, reason: 'x', to: other.id }).expect(404)
      await other.get(`/api/tasks/${id}/media/0`).expect(404)
      expect(await line(title, manager)).toMatchObject({ isMine: false })
      for (const path of ['sheet', 'done', 'cannot', 'hand-over', 'media/0'])
        await supertest(live.base)
          .post(`/api/tasks/${id}/${path}`)
          .expect(({ status }) => expect([401, 403, 404]).toContain(status))
      await supertest(live.base).get('/api/tasks/open').expect(401)
    })

    it('writes it over the API, and what is to be posted is told by nothing but its sheet', async () => {
      const { post, id } = await handedOut()
      const admin = await live.person('administrator')
      const forged = {
        state: 'done',
        address: permalink,
        remoteId: permalink,
        seenAt: null,
        told: 'escalated',
        assignee: other.id,
        handout: '{}',
      }
      for (const who of [owner, manager, admin]) {
        await who.patch(`/api/tasks/${id}`, forged).expect(403)
        await who
          .post('/api/tasks', { ...forged, title: 'x', key: 'x'.repeat(20), channel, openedAt: new Date().toISOString() })
          .expect(403)
        await who.delete(`/api/tasks/${id}`).expect(403)
      }
      const read = await admin.get(`/api/tasks/${id}`).expect(200)
      expect(read.body).not.toHaveProperty('handout')
      expect((await admin.get('/api/tasks?where[handout][like]=a')).status).toBeGreaterThanOrEqual(400)
      await later(5 * minutes)
      expect(await rowOf(post)).toMatchObject({ state: 'processing' })
    })

    it('hands in a task: not without the channel’s key, not for another channel’s delivery, not for none', async () => {
      const { post, id } = await handedOut()
      const { key } = await rowOf(post)
      const token = hub.settings.issueToken(channel)
      const [elsewhere, website] = [await live.channel('reddit'), await live.channel('website')]
      const ask = (as: string, path = `tasks/${key}`) =>
        supertest(live.base).get(`/api/by-hand/v1/${path}`).set('Authorization', `Bearer ${as}`)
      await ask(token).expect(200, { state: 'open' })
      for (const wrong of ['', 'x', `${token}x`, hub.settings.issueToken(website)]) await ask(wrong).expect(401)
      await ask(hub.settings.issueToken(elsewhere)).expect(404)
      await ask(token, 'tasks/of-nobody').expect(404)
      const put = (as: string, at: string, body: object) =>
        supertest(live.base).put(`/api/by-hand/v1/tasks/${at}`).set('Authorization', `Bearer ${as}`).send(body)
      const handout = { title: null, text: 'Gefälscht', link: null, share: null, format: 'post', media: [] }
      await put(token, key, handout).expect(200, { state: 'open' })
      expect(((await sheet(id).expect(200)).body as TaskSheet).text).not.toBe('Gefälscht')
      for (const [as, at, body] of [
        [hub.settings.issueToken(elsewhere), key, handout],
        [token, 'of-nobody-at-all', handout],
        [token, key, { ...handout, text: 4 }],
        [token, 'K', handout],
      ] as const)
        await put(as, at, body).expect(422)
    })
  })
})
