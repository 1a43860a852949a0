/** Both ways in: by Instagram itself, and by the Facebook Page that the account is linked with. https://developers.facebook.com/docs/instagram-platform, read 2026-09. */
import { exchanged, graphError, issued, paramsOf, permitted, picked, signInRoutes } from '../testing/fake-graph.ts'
import type { FakeServerOptions } from '../testing/fake-server.ts'
import type { State } from './fake-state.ts'

export const account = { id: '17841400008460056', username: 'nordlicht.energie' }
export const app = { id: '990602627938098', secret: 'fake-instagram-app-secret-77ab' }
const page = { id: '134895793791914', name: 'Nordlicht Energie' }
const facebook = '/graph.facebook.com/v26.0'
const instagram = '/graph.instagram.com'

export const signingIn = (state: () => State, baseUrl: () => string): FakeServerOptions['routes'] => ({
  ...signInRoutes({
    state: () => state().signIn,
    app,
    authorize: '/www.facebook.com/v26.0/dialog/oauth',
    token: `${facebook}/oauth/access_token`,
    baseUrl,
    beside: { token_type: 'bearer', expires_in: 5_000 },
  }),
  ...signInRoutes({
    state: () => state().signIn,
    app,
    authorize: '/www.instagram.com/oauth/authorize',
    token: '/api.instagram.com/oauth/access_token',
    baseUrl,
    beside: { user_id: account.id },
  }),

  [`GET ${facebook}/oauth/access_token`]: ({ query }) => {
    const isOurs = query.get('client_id') === app.id && query.get('client_secret') === app.secret
    if (!isOurs || query.get('grant_type') !== 'fb_exchange_token') return graphError(400, 101, 'Error validating client secret')
    return exchanged(state().signIn, query.get('fb_exchange_token'))
  },
  [`GET ${instagram}/access_token`]: ({ query }) => {
    if (query.get('grant_type') !== 'ig_exchange_token' || query.get('client_secret') !== app.secret)
      return graphError(400, 101, 'Error validating client secret')
    return exchanged(state().signIn, query.get('access_token'))
  },
  [`GET ${instagram}/refresh_access_token`]: ({ query }) =>
    query.get('grant_type') === 'ig_refresh_token'
      ? exchanged(state().signIn, query.get('access_token'))
      : graphError(400, 100, 'Invalid grant_type'),

  [`GET ${facebook}/me`]: async (call) => {
    const params = await paramsOf(call)
    const isPage = state().pageTokens.includes(permitted(call, params, state().signIn))
    return {
      status: 200,
      json: picked(isPage ? { ...page, instagram_business_account: account } : { id: '7', name: 'Erika' }, params.fields),
    }
  },
  [`GET ${facebook}/me/accounts`]: async (call) => {
    const params = await paramsOf(call)
    const given = permitted(call, params, state().signIn, 'pages_show_list')
    const own = issued(state().signIn, state().signIn.tokens.find(({ token }) => token === given)?.scopes ?? [], true)
    state().pageTokens.push(own)
    const linked = { ...page, access_token: own, instagram_business_account: account }
    const unlinked = { id: '2', name: 'Nordlicht Wind', access_token: 'unlinked', instagram_business_account: undefined }
    return { status: 200, json: { data: [linked, unlinked].map((one) => picked(one, params.fields)) } }
  },
  [`GET ${instagram}/v26.0/me`]: async (call) => {
    const params = await paramsOf(call)
    permitted(call, params, state().signIn, 'instagram_business_basic')
    return { status: 200, json: picked({ id: '26', user_id: account.id, username: account.username }, params.fields) }
  },
})
