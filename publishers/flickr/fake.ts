/** Flickr with one account that pays. Methods, answers and codes: https://www.flickr.com/services/api/, as stored, read 2026-11-30. */
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { createFakeOAuth1 } from './fake-oauth.ts'
import { app, emptyState, first, owner, permissions, stateSchema, type FakePhoto, type State } from './fake-state.ts'
import { uploadRefusal, uploadTo } from './fake-upload.ts'

type Args = URLSearchParams
type Permission = (typeof permissions)[number]

/** A refusal is an answer with 200: response.json.html. */
const fail = (code: number, message: string): FakeReply => ({ status: 200, json: { stat: 'fail', code, message } })
const ok = (more: object = {}): FakeReply => ({ status: 200, json: { ...more, stat: 'ok' } })
const refuse = (code: number, message: string): never => {
  throw new FakeRefusal(fail(code, message))
}
const photoNotFound = () => refuse(1, 'Photo not found')
/** Without Retry-After: https://github.com/sybrenstuvel/flickrapi/issues/135. */
const tooMany = (): FakeReply => ({
  status: 429,
  text: '<html><body><h1>429 Too Many Requests</h1>\nYou have sent too many requests.</body></html>',
})
const hourMs = 60 * 60_000
/** https://www.flickr.com/services/developer/api/: “under 3600 queries per hour across the whole key”. */
const callsAnHour = 3_600

/** The same for the same name. */
const nsidOf = (name: string) => `${Buffer.from(name).readUInt16BE(0)}${name.length}@N01`
const plain = (html: string) => html.replaceAll('\r\n', '\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = emptyState()
  const oauth = createFakeOAuth1({ baseUrl, clock }, () => state)
  const fileUrl = (name: string) => `${baseUrl()}/live.staticflickr.com/${encodeURIComponent(name)}`
  const urlOf = ({ id }: FakePhoto) => `${baseUrl()}/www.flickr.com/photos/${owner.nsid}/${id}/`
  const byId = (id: string | null | undefined) => state.photos.find((photo) => photo.id === id)
  const photoOf = (args: Args) => byId(args.get('photo_id')) ?? photoNotFound()
  const mimeTypeOf = ({ file }: FakePhoto) => state.files.find(({ name }) => name === file)?.mimeType ?? ''
  const seconds = (at: string) => String(Math.floor(Date.parse(at) / 1000))

  function count(): void {
    const now = clock.now().getTime()
    if (now - state.hour.from >= hourMs) state.hour = { from: now, calls: 0 }
    if (++state.hour.calls > callsAnHour) throw new FakeRefusal(tooMany())
  }
  function publish(photo: FakePhoto): void {
    if (photo.isPublic) return
    Object.assign(photo, { isPublic: true, publishedAt: photo.publishedAt ?? clock.now().toISOString() })
    state.records.push({ at: clock.now().toISOString(), remoteId: photo.id, key: null })
  }
  function comment(photo: FakePhoto, by: string, nsid: string, text: string) {
    const id = `${state.photos.indexOf(photo)}-${photo.id}-7205${++state.sequence}`
    const added = { id, by, nsid, text, at: clock.now().toISOString() }
    photo.comments.push(added)
    return { ...added, permalink: `${urlOf(photo)}#comment7205${state.sequence}` }
  }

  interface MethodOf {
    readonly verb: 'GET' | 'POST'
    readonly needs: Permission
    readonly answer: (args: Args) => FakeReply | Promise<FakeReply>
  }
  const get = (needs: Permission, answer: MethodOf['answer']): MethodOf => ({ verb: 'GET', needs, answer })
  const post = (needs: Permission, answer: MethodOf['answer']): MethodOf => ({ verb: 'POST', needs, answer })
  // Each is described at https://www.flickr.com/services/api/<name>.html.
  const methods: { readonly [name: string]: MethodOf } = {
    'flickr.test.login': get('read', () => ok({ user: { id: owner.nsid, username: { _content: owner.name }, path_alias: null } })),
    'flickr.people.getLimits': get('read', () =>
      ok({
        person: {
          nsid: owner.nsid,
          photos: { maxdisplaypx: '0', maxupload: '209715200' },
          videos: { maxduration: '600', maxupload: '1073741824' },
        },
      }),
    ),
    'flickr.photos.upload.checkTickets': get('read', (args) => {
      const ticketOf = (id: string) => {
        const ticket = state.tickets.find((one) => one.id === id)
        if (!ticket) return { id, invalid: 1 }
        return clock.now().getTime() < ticket.doneAt
          ? { id, complete: 0 }
          : { id, complete: 1, photoid: ticket.photo, imported: '1796032800' }
      }
      return ok({ uploader: { ticket: (args.get('tickets') ?? '').split(',').map(ticketOf) } })
    }),
    'flickr.photos.getInfo': get('read', (args) => ok({ photo: info(photoOf(args)) })),
    'flickr.photos.getFavorites': get('read', (args) => {
      const { id, favedBy } = photoOf(args)
      const person = favedBy.slice(0, Number(args.get('per_page') ?? 10)).map((username) => ({ nsid: nsidOf(username), username }))
      return ok({ photo: { person, id, page: 1, pages: favedBy.length, perpage: 1, total: favedBy.length } })
    }),
    'flickr.photos.setPerms': post('write', (args) => {
      const photo = photoOf(args)
      const asked = ['is_public', 'is_friend', 'is_family'].map((name) => args.get(name))
      if (!asked.every((one) => one === '0' || one === '1')) return fail(2, 'Required arguments missing')
      if (asked[0] === '0') return ok({ photoid: { _content: Object.assign(photo, { isPublic: false }).id } })
      return server.visible(() => {
        publish(photo)
        return ok({ photoid: { _content: photo.id, secret: 'abcdef' } })
      })
    }),
    'flickr.photos.delete': post('delete', (args) => {
      const photo = photoOf(args)
      state.photos = state.photos.filter((other) => other !== photo)
      return ok()
    }),
    'flickr.photos.comments.getList': get('read', (args) => {
      const photo = photoOf(args)
      const comments = photo.comments.map(({ id, by, nsid, text, at }) => ({
        ...{ id, author: nsid, author_is_deleted: 0, authorname: by, iconserver: '0', iconfarm: 0, datecreate: seconds(at) },
        ...{ permalink: `${urlOf(photo)}#comment${id.split('-')[2]}`, path_alias: null, realname: '', _content: text },
      }))
      return ok({ comments: { photo_id: photo.id, ...(comments.length > 0 && { comment: comments }) } })
    }),
    'flickr.photos.comments.addComment': post('write', (args) => {
      const photo = photoOf(args)
      const text = args.get('comment_text') ?? ''
      if (text.trim() === '') return fail(8, 'Blank comment')
      return server.visible(() => ok({ comment: comment(photo, owner.name, owner.nsid, text) }))
    }),
  }

  function info(photo: FakePhoto) {
    const { id, title, description, tags, isPublic, uploadedAt, views, comments } = photo
    return {
      ...{ id, secret: 'abcdef', server: '65535', farm: 66, dateuploaded: seconds(uploadedAt), isfavorite: 0, license: '0' },
      owner: { nsid: owner.nsid, username: owner.name, realname: '', path_alias: null },
      title: { _content: title },
      description: { _content: description },
      visibility: { ispublic: isPublic ? 1 : 0, isfriend: 0, isfamily: 0 },
      dates: { posted: seconds(uploadedAt), takengranularity: 0 },
      views: String(views),
      comments: { _content: comments.length },
      tags: { tag: tags.map((raw, at) => ({ id: `1-${id}-${at}`, author: owner.nsid, raw })) },
      urls: { url: [{ type: 'photopage', _content: urlOf(photo) }] },
      media: mimeTypeOf(photo).split('/')[0] === 'video' ? 'video' : 'photo',
    }
  }

  async function rest(call: FakeCall): Promise<FakeReply> {
    const args = call.method === 'POST' ? await call.fields().catch(() => new URLSearchParams()) : call.query
    const { perms } = oauth.verified(call, call.method === 'POST' ? [...args] : [])
    count()
    // Otherwise it is XML, or a call of a function.
    if (args.get('format') !== 'json' || args.get('nojsoncallback') !== '1') return { status: 200, text: '<rsp stat="ok"></rsp>' }
    const method = methods[args.get('method') ?? '']
    if (method?.verb !== call.method) return fail(112, `Method "${args.get('method')}" not found`)
    if (perms === null) return fail(98, 'Invalid auth token')
    if (permissions.indexOf(perms) < permissions.indexOf(method.needs)) return fail(99, 'User not logged in / Insufficient permissions')
    return method.answer(args)
  }

  const server = createFakeServer({
    clock,
    notFound: { status: 404, text: '<h1>404</h1>' },
    refusals: {
      'refuse-500': () => ({ status: 500, text: '<h1>500</h1>' }),
      'rate-limit': tooMany,
      unauthorised: () => fail(98, 'Invalid auth token'),
      'refuse-content': () => fail(116, 'Bad URL found'),
    },
    routes: {
      ...oauth.routes,
      'GET /api.flickr.com/services/rest/': rest,
      'POST /api.flickr.com/services/rest/': rest,
      'POST /up.flickr.com/services/upload/': async (call) => {
        const form = await call.form().catch(() => new FormData())
        const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
        const { perms } = oauth.verified(call, fields)
        count()
        if (perms === null) return uploadRefusal(98, 'Invalid auth token')
        if (perms === 'read') return uploadRefusal(99, 'Insufficient permissions')
        const { reply, photo } = await uploadTo(state, call, form, clock.now())
        if (photo.isPublic) state.records.push({ at: photo.uploadedAt, remoteId: photo.id, key: null })
        return reply
      },
      'GET /live.staticflickr.com/:name': ({ params }) => {
        const file = state.files.find(({ name }) => name === params.name)
        if (!file) return { status: 404, text: '<h1>404</h1>' }
        return { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') }
      },
      'GET /www.flickr.com/photos/:nsid/:id/': ({ params }) => {
        const photo = byId(params.id)
        if (!photo?.isPublic || params.nsid !== owner.nsid) return { status: 404, text: '<h1>404</h1>' }
        const isFilm = mimeTypeOf(photo).startsWith('video/')
        const shown = isFilm ? `<p><a href="${fileUrl(photo.file)}">Film</a></p>` : `<p><img src="${fileUrl(photo.file)}" alt=""></p>`
        const said = photo.comments.map(({ by, text }) => `<p>${escapeHtml(by)}: ${escapeHtml(plain(text))}</p>`).join('')
        return fakePage(photo.title, `${shown}<p>${escapeHtml(plain(photo.description)).replaceAll('\n', '<br>')}</p>${said}`)
      },
    },
  })

  /** Comments are a flat list: what one of ours follows is what it answers. */
  const answersIn = ({ comments }: FakePhoto) =>
    comments.flatMap(({ nsid, text }, at) => (nsid === owner.nsid ? [{ to: comments[at - 1]?.id ?? '', text: plain(text) }] : []))

  const postOf = (photo: FakePhoto): FakePost => {
    const url = fileUrl(photo.file)
    const bytes = Buffer.from(state.files.find(({ name }) => name === photo.file)?.base64 ?? '', 'base64').length
    const isFilm = mimeTypeOf(photo).startsWith('video/')
    return {
      remoteId: photo.id,
      url: urlOf(photo),
      author: owner.name,
      title: photo.title,
      text: plain(photo.description),
      at: photo.publishedAt ?? photo.uploadedAt,
      images: isFilm ? [] : [{ url, alt: '' }],
      ...(isFilm && { films: [{ url, bytes }] }),
      card: null,
      likes: photo.favedBy.length,
      shares: photo.sharedBy.length,
      replies: photo.comments.flatMap(({ by, nsid, text, at }) => (nsid === owner.nsid ? [] : [{ by, text: plain(text), at }])),
      answers: answersIn(photo),
      replyTo: null,
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () =>
      state.photos
        .filter(({ isPublic }) => isPublic)
        .map(postOf)
        .reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const photo = byId(remoteId)
      if (!photo?.isPublic) return
      photo.views++
      if (kind === 'reply') comment(photo, by, nsidOf(by), text)
      const people = kind === 'like' ? photo.favedBy : kind === 'share' ? photo.sharedBy : []
      if (!people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'flickr',
  create,
  app,
  connect: () => ({ redirect: {} }),
  credentials: () => ({ appId: app.id, appSecret: app.secret, token: first.token, tokenSecret: first.secret, nsid: owner.nsid }),
}
export default platform
