import { createFakeServer, type FakeReply, type FakeServerOptions } from './fake-server.ts'
import type { FakePlatform } from './fake.ts'

type Routes = FakeServerOptions['routes']

function answering({ clock }: Pick<FakeServerOptions, 'clock'>, routes: Routes) {
  const refusal = (): FakeReply => ({ status: 500 })
  const refusals = { 'refuse-500': refusal, 'rate-limit': refusal, unauthorised: refusal, 'refuse-content': refusal }
  return createFakeServer({ clock, routes, notFound: { status: 404, json: { error: 'Not found' } }, refusals }).handler
}

/** A platform that answers these routes, and nothing else: for what its fake would never say. */
export const scripted = (platform: FakePlatform, routes: Routes): FakePlatform => ({
  ...platform,
  create: (options) => ({ ...platform.create(options), handler: answering(options, routes) }),
})

/** The fake, but for these routes. They hold no `:names`. */
export const butFor = (platform: FakePlatform, routes: Routes): FakePlatform => ({
  ...platform,
  create(options) {
    const fake = platform.create(options)
    const handler = answering(options, routes)
    return {
      ...fake,
      handler: (request, response) =>
        (`${request.method} ${request.url?.split('?')[0]}` in routes ? handler : fake.handler)(request, response),
    }
  },
})
