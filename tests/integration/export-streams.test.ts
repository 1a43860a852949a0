/** A table that is longer than what anybody takes of it: it is made only as far as it is taken. */
import { once } from 'node:events'
import { get } from 'node:http'
import { createLocalReq, type PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { brought } from '../support/brought.ts'
import { database } from '../support/databases.ts'
import { aChannel } from '../support/deliveries.ts'

describe(`long tables of numbers on ${database}`, () => {
  let hub: LiveHub
  let analyst: Person
  let channel: string
  beforeAll(async () => {
    hub = await liveHub(database)
    analyst = await hub.person('analyst')
    channel = await aChannel(hub.payload, hub.brand, 'mastodon')
  })
  afterAll(() => hub?.stop())

  it('stop being made when nobody takes them', async () => {
    const { delivery } = await brought(
      hub.payload,
      { channel, brand: hub.brand, platform: 'mastodon' },
      { at: '2026-10-01T09:00Z', numbers: { views: 1 } },
    )
    const many = 20_000
    const { client, pool } = hub.payload.db as unknown as {
      client: { execute(q: string): Promise<unknown> }
      pool: { query(q: string): Promise<unknown> }
    }
    if (database === 'sqlite')
      await client.execute(`with recursive n(n) as (select 1 union all select n + 1 from n where n < ${many})
        insert into measurements (id, delivery_id, metric, kind, bucket, value)
        select lower(hex(randomblob(16))), '${delivery}', 'views', '', strftime('%Y-%m-%dT%H:%M:%fZ', 2461000.0 + n / 1440.0), n from n`)
    else if (database === 'postgres')
      await pool.query(`insert into measurements (id, delivery_id, metric, kind, bucket, value)
        select gen_random_uuid(), '${delivery}', 'views', '', now() + n * interval '1 minute', n from generate_series(1, ${many}) n`)
    else return
    const path = '/numbers/export/measurements'
    const definition = hub.payload.config.endpoints.find((one) => one.path === path)
    const user = { ...(await hub.payload.findByID({ collection: 'users', id: analyst.id })), collection: 'users' as const }
    const req = Object.assign(await createLocalReq({ user: user }, hub.payload), { query: { format: 'jsonl' } }) as PayloadRequest
    const whole = ((await analyst.get(`/api${path}?format=jsonl`).buffer(true).expect(200)).text.match(/\n/g) ?? []).length
    expect(whole).toBe(many)

    let asked = 0
    const { drizzle } = hub.payload.db as unknown as { drizzle: Record<string, (...args: unknown[]) => unknown> }
    const verb = database === 'sqlite' ? 'all' : 'execute'
    const ask = drizzle[verb]?.bind(drizzle)
    drizzle[verb] = (...args) => (asked++, ask?.(...args))
    const reader = ((await definition?.handler(req)) as Response).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    const stopped = asked
    await analyst.get('/api/numbers/export/clicks').expect(200)

    expect(asked).toBe(stopped)
    expect(asked).toBeLessThan(many / 500 / 2)
    if (ask) drizzle[verb] = ask
  })

  it('are told by the server that the client has gone', async () => {
    let gone = () => {}
    const cancelled = new Promise<void>((resolve) => (gone = resolve))
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)), cancel: () => gone() })
    hub.payload.config.endpoints.push({ method: 'get', path: '/endless', handler: () => new Response(endless) })
    const request = get(`${hub.base}/api/endless`)
    const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream]
    await once(response, 'data')
    request.destroy()
    await cancelled
  })
})
