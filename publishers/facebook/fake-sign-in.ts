/** How a person lets the app in, and which pages come of it. https://developers.facebook.com/docs/pages-api/getting-started, read 2026-09. */
import { exchanged, graphError, issued, paramsOf, permitted, picked, signInRoutes } from '../testing/fake-graph.ts'
import type { FakeServerOptions } from '../testing/fake-server.ts'
import { api, app, page, type State } from './fake-state.ts'

export const signingIn = (state: () => State, baseUrl: () => string): FakeServerOptions['routes'] => ({
  ...signInRoutes({
    state: () => state().signIn,
    app,
    authorize: '/www.facebook.com/v26.0/dialog/oauth',
    token: `${api}/oauth/access_token`,
    baseUrl,
    beside: { token_type: 'bearer', expires_in: 5_000 },
  }),
  [`GET ${api}/oauth/access_token`]: ({ query }) => {
    const isOurs = query.get('client_id') === app.id && query.get('client_secret') === app.secret
    if (!isOurs || query.get('grant_type') !== 'fb_exchange_token') return graphError(400, 101, 'Error validating client secret')
    return exchanged(state().signIn, query.get('fb_exchange_token'))
  },
  [`GET ${api}/me`]: async (call) => {
    const params = await paramsOf(call)
    const isPage = state().pageTokens.includes(permitted(call, params, state().signIn))
    return { status: 200, json: picked(isPage ? page : { id: '7', name: 'Erika Mustermann' }, params.fields) }
  },
  [`GET ${api}/me/accounts`]: async (call) => {
    const params = await paramsOf(call)
    const given = state().signIn.tokens.find((one) => one.token === permitted(call, params, state().signIn, 'pages_show_list'))
    // Of a token that does not last come tokens that do not.
    const own = issued(state().signIn, given?.scopes ?? [], given?.lasts ?? false)
    state().pageTokens.push(own)
    const others = { id: '2', name: 'Nordlicht Wind', access_token: undefined }
    return { status: 200, json: { data: [{ ...page, access_token: own }, others].map((one) => picked(one, params.fields)) } }
  },
})
