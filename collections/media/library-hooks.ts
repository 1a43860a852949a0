import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  APIError,
  isolateObjectProperty,
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type CollectionBeforeOperationHook,
  type FieldHook,
  type PayloadRequest,
} from 'payload'
import { env } from '../../src/config/env.ts'
import { hub } from '../../src/hub.ts'
import { languages } from '../../src/core/story.ts'
import { noteEarlier, putAside } from '../../src/media-library/history.payload.ts'
import { approvedShowing } from '../../src/media-library/approved.payload.ts'
import { changesPosts, reopenPostsShowing } from '../../src/media-library/reopen.payload.ts'
import { storedMedium, type StoredMedium } from '../../src/media-library/stored-medium.ts'
import { actorOf, inheritWriters } from '../../src/workflow/audit.payload.ts'
import { sentence } from '../sentence.ts'

export const mediaDir = () => path.join(env().dataDir, 'media')

type Plain = Readonly<Record<string, unknown>>
interface Aside {
  readonly medium: StoredMedium
  readonly sha256: string
}
const asideOf = (req: PayloadRequest) => req.context.fileAside as Aside | undefined

/** Payload deletes the old file before any later hook is asked. What is put aside and not replaced is swept up by `forgetEarlier`. */
export const keepTheOldFile: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'update') return args
  const { id, data } = args as { id?: unknown; data?: { uploadEdits?: unknown } }
  const edits = req.query?.uploadEdits ?? data?.uploadEdits
  delete req.context.fileAside
  if (!req.file && !edits) return args
  if (id === undefined) {
    const said = {
      de: 'Eine Datei ersetzt genau eine andere. Öffnen Sie das Medium, das sie bekommen soll.',
      en: 'One file takes the place of one other. Open the medium that is to have it.',
    }
    throw new APIError(sentence({ req }, said), 400, { code: 'one-at-a-time' }, true)
  }
  const found = await req.payload.db.findOne({ collection: 'media', where: { id: { equals: id } }, locale: 'all', req })
  const medium = found ? storedMedium.parse(found) : null
  const sha256 = medium?.filename ? await putAside(mediaDir(), medium.filename) : null
  if (medium && sha256) req.context.fileAside = { medium, sha256 } satisfies Aside
  return args
}

/** By now the new file lies in the folder, and the document does not say so yet. */
export const noteTheOldFile: CollectionBeforeChangeHook = async ({ data, req }) => {
  const aside = asideOf(req)
  const { filename } = data as { filename?: string | null }
  if (!aside || !filename) return data as object
  const now = createHash('sha256')
    .update(await readFile(path.join(mediaDir(), path.basename(filename))))
    .digest('hex')
  // Another focal point makes Payload write the same file again.
  if (now !== aside.sha256) await noteEarlier(req.payload, { ...aside, by: actorOf(req) }, req)
  delete req.context.fileAside
  return data as object
}

/** A copy of a medium shows what those drew who worked on the original. */
export const noteTheOriginal: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'create') req.context.mediumCopied = (args as { duplicateFromID?: unknown }).duplicateFromID
  return args
}

export const inheritItsAuthors: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const { mediumCopied } = req.context
  if (operation === 'create' && typeof mediumCopied === 'string')
    await inheritWriters(req.payload, 'media', mediumCopied, String((doc as { id: unknown }).id))
  return doc as object
}

/** Who writes both languages at once says the other one beside it. It is no field of the database: nothing of it is left after this. */
export const noteTheOtherAlt: CollectionBeforeChangeHook = ({ data, req }) => {
  const { otherAlt, ...rest } = data as { otherAlt?: unknown }
  req.context.otherAlt = otherAlt
  return rest
}

export const saveTheOtherAlt: CollectionAfterChangeHook = async ({ doc, req }) => {
  const { otherAlt } = req.context
  const own = languages.find((language) => language === req.locale)
  const locale = languages.find((language) => language !== own)
  if (typeof otherAlt !== 'string' || !own || !locale) return doc as object
  // Within the same transaction, but without turning the language of what is answered.
  const other = isolateObjectProperty(req, ['locale', 'fallbackLocale', 'context', 'file', 'query'])
  Object.assign(other, { context: {}, file: undefined, query: {} })
  const { id } = doc as { id: string }
  await req.payload.update({ collection: 'media', id, locale, data: { alt: otherAlt.trim() }, req: other, depth: 0 })
  return doc as object
}

/** Who replaces a file, rewrites what is said of it, or throws it away, opens the approval of the posts that show it. */
export const reopenItsPosts: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation === 'update' && changesPosts(doc as Plain, (previousDoc ?? {}) as Plain))
    await reopenPostsShowing(req.payload, String((doc as { id: unknown }).id), {
      actor: actorOf(req),
      ledger: hub(req.payload).ledger,
      req,
    })
  return doc as object
}

const mostNamed = 3
/** What is approved goes out as it was approved: nobody throws a part of it away. */
async function mustNotBeApproved(req: PayloadRequest, medium: string): Promise<void> {
  const titles = await approvedShowing(req.payload, medium)
  if (titles.length === 0) return
  const more = titles.length - mostNamed
  const named = (open: string, close: string, others: string) =>
    `${titles
      .slice(0, mostNamed)
      .map((title) => `${open}${title}${close}`)
      .join(', ')}${more > 0 ? ` ${others}` : ''}`
  const de = named('„', '“', more === 1 ? 'und einem weiteren' : `und ${more} weiteren`)
  const en = named('“', '”', more === 1 ? 'and one more' : `and ${more} more`)
  const said =
    titles.length === 1
      ? {
          de: `Ein freigegebener Beitrag zeigt dieses Medium: ${de}. Nehmen Sie es zuerst dort heraus.`,
          en: `An approved post shows this medium: ${en}. Take it out of that first.`,
        }
      : {
          de: `Freigegebene Beiträge zeigen dieses Medium: ${de}. Nehmen Sie es zuerst dort heraus.`,
          en: `Approved posts show this medium: ${en}. Take it out of them first.`,
        }
  throw new APIError(sentence({ req }, said), 409, { code: 'in-use' }, true)
}

export const keepWhatIsApproved: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const { id, deletedAt } = (originalDoc ?? {}) as { id?: unknown; deletedAt?: unknown }
  if (operation === 'update' && !deletedAt && (data as { deletedAt?: unknown }).deletedAt) await mustNotBeApproved(req, String(id))
  return data as object
}

export const keepForGood: CollectionBeforeDeleteHook = ({ id, req }) => mustNotBeApproved(req, String(id))

/** One word per idea: without blanks round it, and once. */
export const tidyTags: FieldHook = ({ value }) =>
  Array.isArray(value)
    ? [
        ...new Map(
          value
            .map((tag) => String(tag).trim().replace(/\s+/g, ' ').slice(0, 60))
            .filter(Boolean)
            .map((tag) => [tag.toLocaleLowerCase('de'), tag]),
        ).values(),
      ]
    : (value as unknown)
