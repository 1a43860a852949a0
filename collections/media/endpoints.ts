import type { Endpoint, Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import type {
  BulkOutcome,
  EarlierFile,
  LibraryPage,
  MediumUsage,
  RenditionFacts,
  RenditionPlatforms,
  Shelves,
} from '../../src/core/media-library.ts'
import { Problem } from '../../src/core/problem.ts'
import { payloadMedia } from '../../src/delivery/media.payload.ts'
import { hub } from '../../src/hub.ts'
import { asked } from '../../src/media-library/asked.ts'
import { earlierFile, historyOf } from '../../src/media-library/history.payload.ts'
import { libraryPage, shelvesOf } from '../../src/media-library/library.payload.ts'
import { createRenditions, renditionPlatforms, type Renditions } from '../../src/media-library/renditions.payload.ts'
import { storedMedium, type StoredMedium } from '../../src/media-library/stored-medium.ts'
import { usageOf } from '../../src/media-library/usage.payload.ts'
import { audit, actorOf } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'
import { isId } from '../is-id.ts'
import { unfit } from '../unfit.ts'
import { mediaDir } from './library-hooks.ts'

const languageOf = (req: PayloadRequest) => (req.i18n.language === 'de' ? 'de' : 'en')
const mayChange = (req: PayloadRequest) => hasRole(req.user, 'editor', 'channel-manager')
/** As src/payload.config.ts has it. */
const mostBytes = 50 * 1024 * 1024

async function mediumOf(payload: Payload, id: string): Promise<StoredMedium> {
  const found = await payload.db.findOne({ collection: 'media', where: { id: { equals: id } }, locale: 'all' })
  if (!found)
    throw new Problem(404, 'not-found', {
      de: 'Dieses Medium gibt es nicht, oder es ist weg.',
      en: 'There is no such medium, or it is gone.',
    })
  return storedMedium.parse(found)
}

const made = new WeakMap<Payload, Renditions>()
function renditionsOf(payload: Payload): Renditions {
  const known = made.get(payload)
  if (known) return known
  const { settings } = hub(payload)
  const renditions = createRenditions(payloadMedia(payload, settings.mediaDir, settings.outgoing), settings.mediaDir)
  made.set(payload, renditions)
  return renditions
}
const platformOf = (req: PayloadRequest) => z.string().max(60).catch('').parse(req.routeParams?.platform)

/** A file may not run anything, whatever somebody hid in it. */
const fileAnswer = (bytes: Uint8Array, mimeType: string, filename: string) =>
  new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': mimeType,
      'Content-Length': String(bytes.length),
      'Cache-Control': 'private, max-age=3600',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': `${mimeType.startsWith('image/') ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(filename)}`,
    },
  })

const mostAtOnce = 200
const bulk = z.object({
  ids: z.array(z.string().min(1).max(100)).min(1).max(mostAtOnce),
  addTags: z.array(z.string().trim().min(1).max(60)).max(30).optional(),
  removeTags: z.array(z.string().trim().min(1).max(60)).max(30).optional(),
  /** `null`: into none. */
  folder: z.string().max(100).nullable().optional(),
  trash: z.literal(true).optional(),
})

/** One after the other, each by the rules that hold for one: what is refused does not stop the others. */
async function changeMany(
  req: PayloadRequest,
  { ids, addTags = [], removeTags = [], folder, trash }: z.infer<typeof bulk>,
): Promise<BulkOutcome> {
  const refused: { id: string; why: string }[] = []
  for (const id of new Set(ids)) {
    try {
      if (!isId(req.payload, id))
        throw new Problem(404, 'not-found', { de: 'Dieses Medium gibt es nicht.', en: 'There is no such medium.' })
      const { tags } = await mediumOf(req.payload, id)
      const data = {
        ...(addTags.length + removeTags.length > 0 && { tags: [...tags.filter((tag) => !removeTags.includes(tag)), ...addTags] }),
        ...(folder !== undefined && { folder }),
        ...(trash && { deletedAt: new Date().toISOString() }),
      }
      await req.payload.update({ collection: 'media', id, data, overrideAccess: false, user: req.user, req, depth: 0 })
    } catch (error) {
      const { status, message } = error as { status?: number; message?: string }
      if (typeof status !== 'number' || status >= 500) throw error
      refused.push({ id, why: error instanceof Problem ? error.in(languageOf(req)) : (message ?? '') })
    }
  }
  return { done: new Set(ids).size - refused.length, refused }
}

export const mediaEndpoints: Omit<Endpoint, 'root'>[] = [
  endpoint({
    method: 'get',
    path: '/library',
    handle: ({ req }): Promise<LibraryPage> => {
      const read = asked.safeParse(Object.fromEntries(req.searchParams))
      if (!read.success) throw new Problem(400, 'invalid-query', unfit(read.error, 'query'))
      if (read.data.folder && read.data.folder !== 'none' && !isId(req.payload, read.data.folder))
        throw new Problem(404, 'not-found', { de: 'Diesen Ordner gibt es nicht.', en: 'There is no such folder.' })
      return libraryPage(req.payload, read.data, new Date())
    },
  }),
  endpoint({
    method: 'get',
    path: '/shelves',
    handle: async ({ req }): Promise<Shelves> => ({
      ...(await shelvesOf(req.payload)),
      may: { change: mayChange(req), trash: hasRole(req.user, 'editor') },
      mostBytes,
    }),
  }),
  endpoint({ method: 'post', path: '/bulk', body: bulk, handle: ({ req, body }) => changeMany(req, body) }),
  endpoint({ method: 'get', path: '/:id/usage', handle: ({ req, id }): Promise<MediumUsage> => usageOf(req.payload, id, languageOf(req)) }),
  endpoint({ method: 'get', path: '/:id/renditions', handle: ({ req }): Promise<RenditionPlatforms> => renditionPlatforms(req.payload) }),
  endpoint({
    method: 'get',
    path: '/:id/renditions/:platform',
    handle: async ({ req, id }): Promise<RenditionFacts> =>
      (await renditionsOf(req.payload).of(await mediumOf(req.payload, id), platformOf(req))).facts,
  }),
  endpoint({
    method: 'get',
    path: '/:id/renditions/:platform/file',
    handle: async ({ req, id }) => {
      const { file } = await renditionsOf(req.payload).of(await mediumOf(req.payload, id), platformOf(req))
      return fileAnswer(file.bytes, file.mimeType, file.filename)
    },
  }),
  endpoint({
    method: 'get',
    path: '/:id/history',
    handle: async ({ req, id }): Promise<{ files: readonly EarlierFile[] }> => ({
      files: await historyOf(req.payload, await mediumOf(req.payload, id)),
    }),
  }),
  endpoint({
    method: 'get',
    path: '/:id/history/:file',
    handle: async ({ req, id }) => {
      const file = await earlierFile(req.payload, mediaDir(), id, fileIdOf(req))
      return fileAnswer(file.bytes, file.mimeType, file.filename)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/restore-file',
    body: z.object({ file: z.string().min(1).max(100) }),
    handle: async ({ req, id, body }) => {
      if (!mayChange(req))
        throw new Problem(403, 'not-allowed', {
          de: 'Dateien stellt wieder her, wer die Rolle Redaktion oder Kanalverantwortung hat.',
          en: 'Editors and channel managers put files back.',
        })
      if (!isId(req.payload, body.file))
        throw new Problem(404, 'not-found', { de: 'Diese Datei hatte das Medium nie.', en: 'This medium never had that file.' })
      const { bytes, filename, mimeType, focalX, focalY } = await earlierFile(req.payload, mediaDir(), id, body.file)
      const file = { data: bytes, name: filename, mimetype: mimeType, size: bytes.length }
      await req.payload.update({
        collection: 'media',
        id,
        data: { focalX, focalY },
        file,
        overrideAccess: false,
        user: req.user,
        req,
        depth: 0,
      })
      await audit(req.payload, {
        actor: actorOf(req),
        action: 'media.file-restored',
        collection: 'media',
        document: id,
        summary: `${filename}: an earlier file was put back.`,
      })
      return { done: true }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/no-duplicate',
    handle: async ({ req, id }) => {
      if (!mayChange(req))
        throw new Problem(403, 'not-allowed', {
          de: 'Was doppelt ist, entscheidet, wer die Rolle Redaktion oder Kanalverantwortung hat.',
          en: 'Editors and channel managers decide what is a duplicate.',
        })
      await mediumOf(req.payload, id)
      await req.payload.db.updateOne({ collection: 'media', id, data: { looksLike: null }, returning: false })
      return { done: true }
    },
  }),
]

const fileIdOf = (req: PayloadRequest): string => {
  const id = req.routeParams?.file
  if (!isId(req.payload, id))
    throw new Problem(404, 'not-found', { de: 'Diese Datei hatte das Medium nie.', en: 'This medium never had that file.' })
  return id
}
