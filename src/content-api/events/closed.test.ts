import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../../tests/support/event-stream.ts'
import { acme, acmeSite, aPublication, testApi } from '../testing.ts'

it('a brand that was closed is not told of any more, nor what happened before', async () => {
  const sites = [acmeSite]
  const { app, publish, reading, stop } = testApi({ sites })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/content/v1/events`
  const open = await listen(address)
  await open.ready()
  for (const post of ['p1', 'p2']) {
    await publish(aPublication(post))
    await reading.refresh()
  }
  await expect.poll(() => open.told().length).toBe(2)
  const first = open.told()[0]?.id ?? ''
  const again = await listen(`${address}?after=${first}`)
  await again.ready()
  expect(again.told()).toHaveLength(1)

  sites[0] = { ...acmeSite, brand: { ...acme, access: 'key' } }
  const closed = await listen(`${address}?after=${first}`)
  await closed.ready()
  await publish(aPublication('p3'))
  await reading.refresh()
  expect(closed.text()).not.toContain('p2')
  expect(open.told()).toHaveLength(2)
})
