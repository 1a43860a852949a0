/** https://www.flickr.com/services/api/upload.api.html and upload.async.html, read 2026-11-30: what goes up, and what is refused. */
import { escapeHtml, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { FakePhoto, State } from './fake-state.ts'

/** response.rest.html of the same page. */
const rsp = (stat: 'ok' | 'fail', inside: string): FakeReply => ({
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  text: `<?xml version="1.0" encoding="utf-8" ?>\n<rsp stat="${stat}">\n\t${inside}\n</rsp>\n`,
})
export const uploadRefusal = (code: number, message: string): FakeReply =>
  rsp('fail', `<err code="${code}" msg="${escapeHtml(message)}" />`)
const refuse = (code: number, message: string): never => {
  throw new FakeRefusal(uploadRefusal(code, message))
}

const known = new Set(
  'title description tags is_public is_friend is_family safety_level content_type hidden async format nojsoncallback photo'.split(' '),
)
/** 200 MB and 1 GB, and which types: general knowledge. */
const maxBytes = { image: 200_000_000, video: 1_000_000_000 }
const types = {
  image: ['image/jpeg', 'image/png', 'image/gif', 'image/tiff'],
  video: ['video/mp4', 'video/quicktime', 'video/mpeg', 'video/webm'],
}
/** How long a film is worked on. An assumption. */
const processingMs = 15_000

export async function uploadTo(state: State, call: FakeCall, form: FormData, now: Date): Promise<{ reply: FakeReply; photo: FakePhoto }> {
  const told = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : null
  }
  for (const name of form.keys()) if (!known.has(name)) refuse(3, `General upload failure: ${name}`)
  const file = form.get('photo')
  if (!(file instanceof File)) return refuse(2, 'No photo specified')
  if (file.size === 0) refuse(4, 'Filesize was zero')
  const kind = (['image', 'video'] as const).find((one) => types[one].includes(file.type)) ?? refuse(5, 'Filetype was not recognised')
  if (file.size > maxBytes[kind]) refuse(8, 'Filesize was too large')

  const id = String(53_000_000_000 + ++state.sequence)
  const name = `${id}_${file.name}`
  state.files.push({ name, mimeType: file.type, base64: Buffer.from(await file.arrayBuffer()).toString('base64') })
  // What is left out is as the account has it by default, and an account's photos are public.
  const isPublic = told('is_public') !== '0'
  const photo: FakePhoto = {
    id,
    // Without a title, it is the name of the file: general knowledge.
    title: told('title') ?? file.name.replace(/\.\w+$/, ''),
    description: told('description') ?? '',
    tags: [...(told('tags') ?? '').matchAll(/"([^"]*)"|([^\s"]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    file: name,
    isPublic,
    uploadedAt: now.toISOString(),
    publishedAt: isPublic ? now.toISOString() : null,
    views: 0,
    favedBy: [],
    sharedBy: [],
    comments: [],
  }
  state.photos.push(photo)
  if (told('async') !== '1') return { reply: rsp('ok', `<photoid>${id}</photoid>`), photo }
  const ticket = { id: `${state.sequence}-7215760${state.sequence}`, photo: id, doneAt: now.getTime() + processingMs }
  state.tickets.push(ticket)
  return { reply: rsp('ok', `<ticketid>${ticket.id}</ticketid>`), photo }
}
