/** How the fake takes pictures, films and documents: the pages of Images API and Videos API, read 2026-09, and of Documents API, read 2026-11. */
import { z } from 'zod'
import { FakeRefusal, type FakeCall, type FakeReply, type FakeServerOptions } from '../testing/fake-server.ts'
import type { FakeFile, State } from './fake-state.ts'

const partBytes = 4_194_303
const film = { min: 75_000, max: 500_000_000 }
const types = {
  image: ['image/jpeg', 'image/png', 'image/gif'],
  // Of PPT, DOC and PDF the hub has PDF alone.
  document: ['application/pdf'],
}
const documentMax = 100_000_000

const fileInput = z.strictObject({ initializeUploadRequest: z.strictObject({ owner: z.string() }) })
const filmInput = z.strictObject({
  initializeUploadRequest: z.strictObject({
    owner: z.string(),
    fileSizeBytes: z.number().int(),
    uploadCaptions: z.boolean(),
    uploadThumbnail: z.boolean(),
  }),
})
const finalizeInput = z.strictObject({
  finalizeUploadRequest: z.strictObject({ video: z.string(), uploadToken: z.string(), uploadedPartIds: z.array(z.string()) }),
})

const isDocument = (bytes: Uint8Array) => bytes.length <= documentMax && Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-'

export function fileRoutes(about: {
  readonly state: () => State
  readonly clock: { now(): Date }
  readonly baseUrl: () => string
  readonly nextId: () => string
  /** @returns what the sign-in may. */
  readonly permit: (call: FakeCall, owner?: string) => readonly string[]
  readonly problem: (status: number, code: string, message: string) => FakeReply
}): FakeServerOptions['routes'] {
  const { state, baseUrl, nextId, permit, problem } = about
  const refuse = (status: number, code: string, message: string): never => {
    throw new FakeRefusal(problem(status, code, message))
  }
  const known = (urn: string | undefined): FakeFile =>
    state().files.find((file) => file.urn === urn) ?? refuse(404, 'NOT_FOUND', 'No such file.')
  const etagOf = (file: FakeFile, at: number) => `/ambry-video/${file.urn.split(':').at(-1)}/${at}`
  const bytesOf = ({ parts }: FakeFile) => Buffer.concat(parts.map((part) => Buffer.from(part ?? '', 'base64')))
  const addressOf = (file: FakeFile, at: number) => `${baseUrl()}/www.linkedin.com/dms-uploads/${encodeURIComponent(file.urn)}/${at}`
  const add = (kind: FakeFile['kind'], owner: string, totalBytes: number | null, parts: number): FakeFile => {
    const token = kind === 'video' ? nextId() : ''
    const empty = Array.from({ length: parts }, () => null)
    const file: FakeFile = {
      urn: `urn:li:${kind}:C${nextId()}`,
      kind,
      owner,
      mimeType: '',
      totalBytes,
      token,
      parts: empty,
      status: 'WAITING_UPLOAD',
    }
    state().files.push(file)
    return file
  }
  /** A sign-in that may write for the member alone may not read files: Images API, permissions. */
  const told = (call: FakeCall): FakeReply => {
    const scopes = permit(call)
    if (!scopes.includes('r_organization_social')) return problem(403, 'ACCESS_DENIED', 'Not enough permissions to access: images.GET.')
    const file = known(call.params.urn)
    const { status } = file
    if (status === 'PROCESSING') file.status = 'AVAILABLE'
    return { status: 200, json: { id: file.urn, owner: file.owner, status } }
  }

  const begun =
    (kind: 'image' | 'document') =>
    (call: FakeCall): FakeReply => {
      const input = fileInput.safeParse(call.json()).data?.initializeUploadRequest
      if (call.query.get('action') !== 'initializeUpload' || !input) return problem(400, 'INVALID_REQUEST', 'The request is not valid.')
      permit(call, input.owner)
      const file = add(kind, input.owner, null, 1)
      const uploadUrlExpiresAt = about.clock.now().getTime() + 86_400_000
      return { status: 200, json: { value: { uploadUrlExpiresAt, uploadUrl: addressOf(file, 0), [kind]: file.urn } } }
    }

  return {
    'POST /api.linkedin.com/rest/images': begun('image'),
    'POST /api.linkedin.com/rest/documents': begun('document'),

    'POST /api.linkedin.com/rest/videos': (call) => {
      if (call.query.get('action') === 'finalizeUpload') return finalize(call)
      const input = filmInput.safeParse(call.json()).data?.initializeUploadRequest
      if (call.query.get('action') !== 'initializeUpload' || !input) return problem(400, 'INVALID_REQUEST', 'The request is not valid.')
      permit(call, input.owner)
      const { fileSizeBytes: size } = input
      if (size < film.min || size > film.max) return problem(400, 'INVALID_REQUEST', 'The size of a video is 75 KB to 500 MB.')
      const file = add('video', input.owner, size, Math.ceil(size / partBytes))
      const uploadInstructions = file.parts.map((_, at) => ({
        uploadUrl: addressOf(file, at),
        firstByte: at * partBytes,
        lastByte: Math.min(size, (at + 1) * partBytes) - 1,
      }))
      const uploadUrlsExpireAt = about.clock.now().getTime() + 86_400_000
      return { status: 200, json: { value: { video: file.urn, uploadToken: file.token, uploadUrlsExpireAt, uploadInstructions } } }
    },

    'PUT /www.linkedin.com/dms-uploads/:urn/:part': (call) => {
      const file = known(call.params.urn)
      const at = Number(call.params.part)
      const key = call.headers.get('authorization')
      if (!(at in file.parts)) return { status: 404, text: '' }
      if (file.kind !== 'video') {
        if (key === null) return { status: 401, text: '' }
        const mimeType = call.headers.get('content-type') ?? ''
        if (!types[file.kind].includes(mimeType)) return { status: 400, text: '' }
        if (file.kind === 'document' && !isDocument(call.bytes)) return { status: 400, text: '' }
        Object.assign(file, { mimeType, status: 'PROCESSING', totalBytes: call.bytes.length })
      } else {
        // The address is signed: a second key is one too many.
        if (key !== null || call.headers.get('content-type') !== 'application/octet-stream') return { status: 400, text: '' }
        if (call.bytes.length !== Math.min(partBytes, (file.totalBytes ?? 0) - at * partBytes)) return { status: 400, text: '' }
        file.mimeType = 'video/mp4'
      }
      file.parts[at] = Buffer.from(call.bytes).toString('base64')
      return { status: 201, headers: { etag: `"${etagOf(file, at)}"` }, text: '' }
    },

    'GET /api.linkedin.com/rest/images/:urn': told,
    'GET /api.linkedin.com/rest/videos/:urn': told,
    'GET /api.linkedin.com/rest/documents/:urn': told,

    'GET /media.licdn.com/:urn': ({ params }) => {
      const file = known(params.urn)
      return { status: 200, headers: { 'content-type': file.mimeType }, bytes: bytesOf(file) }
    },
  }

  function finalize(call: FakeCall): FakeReply {
    const input = finalizeInput.safeParse(call.json()).data?.finalizeUploadRequest
    if (!input) return problem(400, 'INVALID_REQUEST', 'The request is not valid.')
    const file = known(input.video)
    permit(call, file.owner)
    const complete = file.parts.every((part) => part !== null) && input.uploadToken === file.token
    if (!complete || input.uploadedPartIds.join() !== file.parts.map((_, at) => etagOf(file, at)).join())
      return problem(400, 'INVALID_REQUEST', 'Parts are missing.')
    file.status = 'PROCESSING'
    return { status: 200, text: '' }
  }
}
