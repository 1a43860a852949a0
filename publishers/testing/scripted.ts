import { createFakeServer, type FakeReply, type FakeServerOptions } from './fake-server.ts'
import type { FakePlatform } from './fake.ts'

/** A platform that answers these routes, and nothing else: for what its fake would never say. */
export const scripted = (platform: FakePlatform, routes: FakeServerOptions['routes']): FakePlatform => ({
  ...platform,
  create(options) {
    const refusal = (): FakeReply => ({ status: 500 })
    const refusals = { 'refuse-500': refusal, 'rate-limit': refusal, unauthorised: refusal, 'refuse-content': refusal }
    const notFound = { status: 404, json: { error: 'Not found' } }
    return { ...platform.create(options), handler: createFakeServer({ clock: options.clock, routes, notFound, refusals }).handler }
  },
})
