/** `funkhaus deliveries` as an operator runs it: a process of its own, against a live hub, or with its database alone. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockDataDir } from '../../src/database/lock.ts'
import { answers } from '../../src/delivery/operations.ts'
import type { Delivery, NewDelivery } from '../../src/delivery/ledger.ts'
import type { Hub } from '../../src/hub.ts'
import { issueOperatorToken } from '../../src/http/operator-token.ts'
import { liveHub, type LiveHub } from '../support/api.ts'
import { commandLine, type CommandLine, type Ended } from '../support/cli.ts'
import { aDelivery, aPost } from '../support/deliveries.ts'
import { database } from '../support/databases.ts'
import { freePort } from '../support/server.ts'

const minutes = 60_000

let cli: CommandLine
/** Where the database can be shared it is opened, and no hub need answer. */
let reach: Readonly<Record<string, string>> = {}
beforeAll(async () => void (cli = await commandLine()))
afterAll(() => cli?.remove())

const funkhaus = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  cli.run(['deliveries', ...args], { ...reach, ...env })
const json = async (...args: string[]): Promise<unknown> => {
  const { code, out, err } = await funkhaus([...args, '--json'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

describe(`on ${database}`, () => {
  let live: LiveHub
  let hub: Hub
  let channel: string

  beforeAll(async () => {
    live = await liveHub(database)
    hub = (await import('../../src/hub.ts')).hub(live.payload)
    channel = await live.channel('mastodon')
    if (database !== 'sqlite') reach = { HUB_URL: `http://127.0.0.1:${await freePort()}` }
  })
  afterAll(() => live?.stop())

  async function delivery(differs: Partial<NewDelivery> = {}): Promise<Delivery> {
    const made = aDelivery({ post: await aPost(live.payload, live.brand), brand: live.brand, channel }, differs)
    expect(await hub.ledger.add(made)).toBe(true)
    return (await hub.ledger.find({ key: made.key }, { by: 'dueAt', limit: 1 }))[0] as Delivery
  }
  const later = () => ({ dueAt: new Date(Date.now() + 60 * minutes) })
  const row = async ({ id }: { id: string }) => (await hub.ledger.get(id)) as Delivery

  it('lists for machines: one JSON document as documented, and nothing else', async () => {
    const failed = await delivery({ state: 'failed', title: 'Windpark \u001b[31mrot · Acme' })
    const listed = answers.list.strict().parse(await json('list', '--state', 'failed', 'rejected', '--limit', '5'))
    expect(listed.deliveries.map(({ id, state }) => [id, state])).toEqual([[failed.id, 'failed']])
    expect(listed).toMatchObject({ more: false, freezes: [] })
  })

  it('lists for people: columns that line up, times with their zone, within a hundred columns, without colours', async () => {
    await delivery({ state: 'needs-human', title: `${'Ein sehr langer Titel '.repeat(9)}· Acme`, dueAt: new Date('2026-06-01T07:30:00Z') })
    const { code, out } = await funkhaus(['list', '--due-before', '2026-06-02T00:00Z'])
    expect(code).toBe(0)
    const lines = out.trimEnd().split('\n')
    const [head, needsYou] = lines
    expect(head).toMatch(/^ID +STATE +DUE +TRIES +CHANNEL · POST$/u)
    expect(needsYou?.slice(head?.indexOf('STATE'))).toMatch(/^needs-human {2}2026-06-01 09:30 \S+ +0 +Acme mastodon de · Ein sehr/u)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
    expect(out).not.toContain('\u001b')
  })

  it('shows one by the beginning of its id, with what to do', async () => {
    const { id } = await delivery({ state: 'needs-human', ambiguous: true, unknownSince: new Date(0), reason: 'Look whether it is live.' })
    const { code, out } = await funkhaus(['show', id.slice(0, -1)])
    expect(code).toBe(0)
    expect(out).toContain(
      `It may be live. Look, then answer with:\n  funkhaus deliveries resolve ${id} --live <address> | --not-live | --drop\n`,
    )
    expect(await json('show', id)).toMatchObject({ delivery: { id, state: 'needs-human' }, attempts: [] })
  })

  it('refuses to retry what may be live, on standard error, with 1; and takes the answer', async () => {
    const doubtful = await delivery({ state: 'unknown', ambiguous: true, unknownSince: new Date(0), attempt: 1 })
    const no = await funkhaus(['retry', doubtful.id, '--json'])
    expect(no).toMatchObject({ code: 1, out: '' })
    expect(no.err).toContain(`It may be live. Look, then answer with:\n  funkhaus deliveries resolve ${doubtful.id} --live <address>`)
    const url = 'https://social.example/@acme/1'
    expect(await json('resolve', doubtful.id, '--live', url)).toMatchObject({ delivery: { state: 'published', url } })
    expect((await row(doubtful)).state).toBe('published')
  })

  it('retries, and notes who it was', async () => {
    const late = await delivery({ state: 'late-hold' })
    expect((await funkhaus(['retry', late.id])).out).toContain('scheduled')
    const { docs } = await live.payload.db.find({ collection: 'audit-log', where: { document: { equals: late.id } }, pagination: false })
    expect(docs).toMatchObject([{ actorName: `Operator (command line), ${os.userInfo().username}`, action: 'delivery.retry' }])
  })

  it('freezes and thaws with effect', async () => {
    const held = await delivery(later())
    const frozen = await funkhaus(['freeze', '--channel', 'Acme mastodon de', '--reason', 'Unfall im Werk'])
    expect(frozen).toMatchObject({ code: 0, err: '' })
    expect(frozen.out).toMatch(
      /^Frozen: the channel Acme mastodon de\. Effective at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S+: nothing new leaves\./u,
    )
    expect(frozen.out).toContain('0 calls are on the wire.')
    const [, id = ''] = /deliveries thaw (\S+)/u.exec(frozen.out) ?? []
    expect((await row(held)).hold).toBe(`freeze:${id}`)
    expect((await funkhaus(['list', '--limit', '1'])).out).toMatch(/^Frozen: the channel Acme mastodon de, since .*\n?.*Unfall im Werk/u)
    expect(await json('thaw', '--all')).toMatchObject({ lifted: [{ id, reason: 'Unfall im Werk' }], freezes: [] })
    expect((await row(held)).hold).toBe('')
  })

  it.each([
    [['list', '--state', 'gone'], 'Allowed choices are scheduled'],
    [['list', '--limit', '0'], 'from 1 to 500'],
    [['list', '--due-after', 'morgen'], 'Write a time'],
    [['resolve', 'x'], 'exactly one of --live'],
    [['resolve', 'x', '--drop', '--skip'], 'exactly one of --live'],
    [['freeze', '--all'], '--reason'],
    [['freeze', '--reason', 'x'], 'exactly one of --all'],
    [['thaw'], '--all'],
    [['shew'], 'unknown command'],
  ] as const)('says with 2 how it is used: %j', async (args, sentence) => {
    const wrong = await funkhaus(args)
    expect(wrong).toMatchObject({ code: 2, out: '' })
    expect(wrong.err).toContain(sentence)
  })

  it('reaches a running hub where the database cannot be opened', async () => {
    const env = { DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/nothing`, HUB_URL: live.base }
    const { code, out } = await funkhaus(['list', '--json'], env)
    expect(code).toBe(0)
    expect(answers.list.parse(JSON.parse(out)).deliveries.length).toBeGreaterThan(0)
  })

  it('knows the secrets of a playground from its data folder', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-cli-'))
    const { SECRET, CREDENTIAL_KEYS } = process.env
    writeFileSync(path.join(dataDir, 'secrets.json'), JSON.stringify({ SECRET, CREDENTIAL_KEYS }))
    const env = { DATA_DIR: dataDir, DATABASE_URL: '', HUB_URL: live.base, SECRET: '', CREDENTIAL_KEYS: '' }
    const playground = await funkhaus(['list', '--limit', '1'], env)
    const production = await funkhaus(['list', '--limit', '1'], { ...env, HUB_MODE: 'production' })
    rmSync(dataDir, { recursive: true })
    expect(playground).toMatchObject({ code: 0, err: '' })
    expect(production).toMatchObject({ code: 1, out: '' })
    expect(production.err).toContain('SECRET is missing')
  })

  it('says so where nothing can be reached, and where SECRET is another', async () => {
    const port = await freePort()
    const env = { DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/nothing`, HUB_URL: `http://127.0.0.1:${port}` }
    const lost = await funkhaus(['freeze', '--all', '--reason', 'Unfall'], env)
    expect(lost).toMatchObject({ code: 1, out: '' })
    expect(lost.err).toContain('The database cannot be opened from here')
    expect(lost.err).toContain(`No hub answers at http://127.0.0.1:${port}. Set HUB_URL, or PORT, to where it listens.`)
    const stranger = await funkhaus(['list'], { ...env, HUB_URL: live.base, SECRET: 'x'.repeat(40) })
    expect(stranger).toMatchObject({ code: 1, out: '' })
    expect(stranger.err).toContain('SECRET must be the same here as there')
  })

  it('is answered only with a token for exactly what is asked', async () => {
    const ask = (operation: string, body: string, token?: string) =>
      supertest(live.base)
        .post(`/operator/${operation}`)
        .set({ 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) })
        .send(body)
    const body = JSON.stringify({ scope: 'all', reason: 'Unfall' })
    const { SECRET = '' } = process.env
    const token = (operation: string, of: string) => issueOperatorToken(SECRET, { operation, body: of }, 'alice', new Date())
    await ask('freeze', body).expect(401)
    await ask('freeze', body, randomUUID()).expect(401)
    await ask('freeze', body, token('thaw', body)).expect(401)
    await ask('freeze', body, token('freeze', '{}')).expect(401)
    await ask(
      'freeze',
      body,
      issueOperatorToken(SECRET, { operation: 'freeze', body }, 'alice', new Date(Date.now() - 2 * minutes)),
    ).expect(401)
    await ask('toString', '{}', token('toString', '{}')).expect(404)
    await ask('list', 'x', token('list', 'x')).expect(400)
    await ask('list', '{}', token('list', '{}')).expect(200)
    expect((await (await live.person('editor')).get('/api/freezes/active').expect(200)).body).toEqual({ freezes: [] })
  })
})

describe('with the embedded database', () => {
  let dataDir: string
  let env: Record<string, string>
  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-cli-'))
    env = { DATA_DIR: dataDir, DATABASE_URL: '', HUB_URL: `http://127.0.0.1:${await freePort()}` }
  })
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  it('makes none where there is none', async () => {
    const elsewhere = path.join(dataDir, 'elsewhere')
    const { code, err } = await funkhaus(['list'], { ...env, DATA_DIR: elsewhere })
    expect(code).toBe(1)
    expect(err).toContain(`There is no database at ${path.join(elsewhere, 'hub.db')}.`)
    expect(existsSync(elsewhere)).toBe(false)
  })

  it('opens it where no hub runs: a freeze stands before the hub starts', async () => {
    writeFileSync(path.join(dataDir, 'hub.db'), '')
    const frozen = await funkhaus(['freeze', '--all', '--reason', 'Nach der Wiederherstellung', '--json'], env)
    expect(frozen).toMatchObject({ code: 0, err: '' })
    const { freeze } = answers.freeze.parse(JSON.parse(frozen.out))
    expect((await funkhaus(['list'], env)).out).toContain(`funkhaus deliveries thaw ${freeze.id}`)
  })

  it('does not open it beside a hub that has it open but does not answer', async () => {
    const free = lockDataDir(dataDir)
    const { code, out, err } = await funkhaus(['list'], env)
    free()
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('A hub has the database open')
  })
})
