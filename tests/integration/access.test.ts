import supertest from 'supertest'
import { afterAll, beforeAll, it } from 'vitest'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

let hub: LiveHub
let editor: Person
let manager: Person
let admin: Person
beforeAll(async () => {
  hub = await liveHub(database)
  editor = await hub.person('editor')
  manager = await hub.person('channel-manager')
  admin = await hub.person('administrator')
})
afterAll(() => hub?.stop())
const show = async (name: string, call: supertest.Test) => {
  const answer = await call
  console.log(name, '=>', answer.status, answer.headers['content-type'], answer.text.slice(0, 330))
  return answer
}
it('probe', async () => {
  const mastodon = await hub.channel('mastodon')
  const made = await editor.post('/api/posts?locale=de', {
    title: 'A',
    brand: hub.brand,
    variants: [{ channel: mastodon, when: 'with-post' }],
  })
  const id = (made.body as any).doc.id
  console.log(Object.keys(hub.payload.collections), process.cwd())
  await show('post text as html', editor.post('/api/posts', { title: '<script>', brand: 'nope' }))
  await show('post brand uuid unknown', editor.post('/api/posts', { title: 'x', brand: '019ab0f0-0000-7000-8000-000000000000' }))
  await show('post brand object', editor.post('/api/posts', { title: 'x', brand: { a: 1 } }))
  await show('post title object', editor.post('/api/posts', { title: { a: 1 } }))
  await show('post title number', editor.post('/api/posts', { title: 5 }))
  await show('post variants garbage', editor.post('/api/posts', { title: 'x', variants: 'lala' }))
  await show('post variants when garbage', editor.post('/api/posts', { title: 'x', variants: [{ channel: mastodon, when: 'lala' }] }))
  await show('post variants channel garbage', editor.post('/api/posts', { title: 'x', variants: [{ channel: 'lala', when: 'at' }] }))
  await show(
    'post variants date garbage',
    editor.post('/api/posts', { title: 'x', variants: [{ channel: mastodon, when: 'at', dueAt: 'lala' }] }),
  )
  await show('post publishAt garbage', editor.post('/api/posts', { title: 'x', publishAt: 'tomorrow' }))
  await show('post body string', editor.post('/api/posts', { title: 'x', body: 'just text' }))
  await show('post body garbage', editor.post('/api/posts', { title: 'x', body: { root: { children: 'no' } } }))
  await show('post NUL', editor.post('/api/posts', { title: 'a\u0000b', teaser: 'x\u0000' }))
  await show('post surrogate', editor.post('/api/posts', { title: 'a\ud800b', teaser: 'x\udc00' }))
  await show('post array', editor.post('/api/posts', [1, 2]))
  await show(
    'post string',
    supertest(hub.base)
      .post('/api/posts')
      .set('Authorization', (editor.get('/x') as any).header?.Authorization ?? '')
      .set('content-type', 'application/json')
      .send('{"a":'),
  )
  await show('post media garbage', editor.post('/api/posts', { title: 'x', media: ['lala'] }))
  await show('post media unknown', editor.post('/api/posts', { title: 'x', media: ['019ab0f0-0000-7000-8000-000000000000'] }))
  await show(
    'post 1MB',
    editor.post('/api/posts', { title: 'x', teaser: 'y'.repeat(1_000_000), body: richText('z'.repeat(1_000_000)) }).expect((r) => {
      r.text = r.text.slice(0, 100)
    }),
  )
  await show('get garbage', editor.get('/api/posts/garbage'))
  await show('get long', editor.get(`/api/posts/${'x'.repeat(5000)}`))
  await show('state garbage', editor.get('/api/posts/garbage/state'))
  await show('state bad escape', editor.get('/api/posts/%E0%A4%A/state'))
  await show('preview bad escape', editor.get('/api/media/preview/%E0%A4%A'))
  await show('state NUL', editor.get('/api/posts/%00/state'))
  await show('lift garbage', manager.post('/api/freezes/garbage/lift'))
  await show('freeze target', manager.post('/api/freezes/start', { scope: 'channel', target: 'garbage', reason: 'x' }))
  await show('resolve', manager.post('/api/deliveries/garbage/resolve', { answer: 'live', url: 'x' }))
  await show('resolve2', manager.post('/api/deliveries/garbage/resolve', { answer: 'lala' }))
  await show('resolve3', manager.post('/api/deliveries/garbage/resolve', { answer: 'drop' }))
  await show('connect', manager.post(`/api/channels/garbage/connect`, { input: {} }))
  await show('connect2', manager.post(`/api/channels/${mastodon}/connect`, { input: [] }))
  await show('connected', manager.get(`/api/channels/connected?state=garbage.x`))
  await show('channel platform', manager.post('/api/channels', { name: 'x', platform: 'nope', language: 'de', brand: hub.brand }))
  await show('channel brand', manager.post('/api/channels', { name: 'x', platform: 'mastodon', language: 'de', brand: 'nope' }))
  await show(
    'channel brand',
    manager.post('/api/channels', { name: 'x', platform: 'mastodon', language: 'de', brand: '019ab0f0-0000-7000-8000-000000000000' }),
  )
  await show('where cred', admin.get('/api/channels?where[credentials][like]=v1'))
  await show('where rel cred', admin.get('/api/deliveries?where[channel.credentials][like]=v1'))
  await show('where rel2 cred', admin.get('/api/posts?where[variants.channel.credentials][like]=v1'))
  await show('where attempts', admin.get('/api/attempts?where[delivery.channel.credentials][like]=v1'))
  await show('sort cred', admin.get('/api/channels?sort=credentials'))
  await show('select', admin.get('/api/channels?select[credentials]=true&depth=5'))
  await show('pop', admin.get('/api/deliveries?populate[channels][credentials]=true&depth=5'))
  await show('dup', admin.post(`/api/channels/${mastodon}/duplicate`))
  await show('db', supertest(hub.base).get('/api/nope'))
  const chans = await hub.payload.db.find({ collection: 'channels', where: {} } as any)
  console.log(JSON.stringify(chans.docs, null, 1).slice(0, 3000))
  await show('where garbage', admin.get('/api/posts?where[foo][equals]=1'))
  await show('where garbage2', admin.get('/api/posts?where=1'))
  await show('where id', admin.get('/api/posts?where[id][equals]=lala'))
  await show('sort garbage', admin.get('/api/posts?sort=foo'))
  await show('locale garbage', admin.get('/api/posts?locale=foo&limit=1'))
  await show('locale garbage', editor.patch(`/api/posts/${id}?locale=foo`, { title: 'B' }))
  await show('users', editor.get('/api/users'))
  await show('where hash', editor.get('/api/users?where[hash][like]=a'))
  await show('where reset', editor.get('/api/users?where[resetPasswordToken][exists]=true'))
  await show('where apikey', editor.get('/api/users?where[apiKeyIndex][exists]=true'))
  await show('login obj', supertest(hub.base).post('/api/users/login').send({ email: {}, password: [] }))
  await show(
    'override',
    supertest(hub.base).post('/api/posts').set('X-HTTP-Method-Override', 'GET').set('content-type', 'application/json').send('{"a":'),
  )
  await show('migrations', editor.get('/api/payload-migrations'))
  await show('migrations', editor.delete('/api/payload-migrations?where[id][exists]=true'))
  await show('kv', editor.get('/api/payload-kv'))
  await show('locked', editor.get('/api/payload-locked-documents'))
  await show('prefs', editor.get('/api/payload-preferences'))
  await show('jobs', editor.get('/api/payload-jobs'))
  await show(
    'access',
    editor.get('/api/access').expect((r) => {
      r.text = r.text.slice(0, 100)
    }),
  )
  await show('trash', editor.patch(`/api/posts/${id}`, { deletedAt: new Date().toISOString() }))
  await show('del', editor.delete(`/api/posts/${id}`))
  await show('del trash', admin.delete(`/api/posts/${id}?trash=true`))
})
