/** `funkhaus check --post` as a pipeline runs it: a process of its own, over a post of a live hub. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { report } from '../../src/cli/check/report.ts'
import type { PostPreview } from '../../src/core/answers.ts'
import { liveHub, richText, type LiveHub } from '../support/api.ts'
import { commandLine, type CommandLine } from '../support/cli.ts'
import { database } from '../support/databases.ts'
import { brokenSarif } from '../support/sarif.ts'
import { freePort } from '../support/server.ts'

interface Sarif {
  readonly runs: readonly [{ readonly results: readonly { readonly ruleId: string }[] }]
}

describe(`a post of a hub on ${database}`, () => {
  let cli: CommandLine
  let live: LiveHub
  let reach: Readonly<Record<string, string>> = {}
  const check = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    cli.run(['check', ...args], { LANG: 'C.UTF-8', LC_ALL: '', LC_MESSAGES: '', ...env })

  beforeAll(async () => {
    cli = await commandLine()
    live = await liveHub(database)
    if (database !== 'sqlite') reach = { HUB_URL: `http://127.0.0.1:${await freePort()}` }
  })
  afterAll(async () => {
    cli?.remove()
    await live?.stop()
  })

  it('is judged as its review shows it, and an exception stops nothing', async () => {
    const [editor, approver] = [await live.person('editor'), await live.person('approver')]
    const mastodon = await live.channel('mastodon')
    const made = await editor
      .post('/api/posts?locale=de', {
        ...{
          title: 'Der Windpark wächst',
          teaser: 'Vier neue Räder gehen ans Netz.',
          body: richText('Vier neue Räder.'),
          brand: live.brand,
        },
        ...{ publishAt: '2099-12-02T10:00:00Z', variants: [{ channel: mastodon, when: 'with-post', text: 'Ganz billig.' }] },
      })
      .expect(201)
    const { id } = (made.body as { doc: { id: string } }).doc
    const before = await check(['--post', id, '--format', 'json'], reach)
    expect(before).toMatchObject({ code: 1, err: '' })
    const told = report.strict().parse(JSON.parse(before.out))
    expect(told.posts).toMatchObject([
      { file: null, id, title: 'Der Windpark wächst', channels: [{ platform: 'mastodon', mayGoOut: false }] },
    ])
    const found = told.posts[0]!.channels[0]!.judgements.filter(({ stops }) => stops)
    expect(found).toMatchObject([
      { check: 'brand/forbidden-word', findings: [{ at: { field: 'text', start: 5, end: 11 }, location: null }] },
    ])

    const { body } = await editor.get(`/api/posts/${id}?draft=true&locale=de&depth=0`).expect(200)
    const preview = await editor.post('/api/posts/preview?locale=de', body as object).expect(200)
    const { hash } = (preview.body as PostPreview).variants[0]!
    await approver
      .post(`/api/posts/${id}/exceptions`, {
        channel: mastodon,
        check: 'brand/forbidden-word',
        hash,
        reason: 'Das Wort steht in einem Zitat.',
      })
      .expect(200)
    const after = await check(['--post', id, '--format', 'sarif'], reach)
    expect(after).toMatchObject({ code: 0, err: '' })
    const log = JSON.parse(after.out) as Sarif
    expect(brokenSarif(log)).toEqual([])
    expect(log.runs[0].results.filter(({ ruleId }) => ruleId === 'brand/forbidden-word')).toMatchObject([
      { suppressions: [{ kind: 'external', justification: 'approver: Das Wort steht in einem Zitat.' }] },
    ])
    expect((await check(['--post', id], reach)).out).toMatch(/exception text Acme avoids “billig”[^]*by approver: Das Wort/)
  })

  it('ends with 2 where there is none, and where no hub is', async () => {
    const none = await check(['--post', '01a202f6-d943-7128-8f0e-3c1d2b4a5e6f'], reach)
    expect(none).toMatchObject({ code: 2, out: '' })
    expect(none.err).toContain('There is no such post.')
    const lost = `http://127.0.0.1:${await freePort()}`
    expect(await check(['--post', 'x'], { HUB_URL: lost, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })).toMatchObject({
      code: 2,
      out: '',
    })
  })
})
