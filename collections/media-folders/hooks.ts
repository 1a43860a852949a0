import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type Where } from 'payload'
import { z } from 'zod'
import { reference } from '../../src/workflow/stored-post.ts'
import { sentence } from '../sentence.ts'

const stored = z.object({ id: reference, name: z.string(), parent: reference.nullish() })
/** Nobody finds anything below so many. */
const deepest = 6

/** A folder that lay in itself would be found nowhere; two of one name beside each other would be told apart by nobody. */
export const noCircle: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const now = { ...(originalDoc as object | undefined), ...(data as object) } as { id?: string; name?: unknown; parent?: unknown }
  const own = now.id ?? null
  const name = typeof now.name === 'string' ? now.name.trim() : ''
  const parent = reference.nullish().parse(now.parent) ?? null
  const folders = await foldersIn(req, {})
  let depth = 1
  for (let at = parent; at !== null; at = folders.find(({ id }) => id === at)?.parent ?? null) {
    if (at === own)
      throw refusal(req, 'circle', {
        de: 'Ein Ordner kann nicht in sich selbst liegen. Wählen Sie einen anderen.',
        en: 'A folder cannot lie in itself. Choose another one.',
      })
    if (++depth > deepest)
      throw refusal(req, 'too-deep', {
        de: `Ordner liegen höchstens ${deepest} ineinander. Wählen Sie einen weiter oben.`,
        en: `Folders lie at most ${deepest} deep in one another. Choose one further up.`,
      })
  }
  const same = (one: string) => one.localeCompare(name, undefined, { sensitivity: 'accent' }) === 0
  if (folders.some((folder) => folder.id !== own && (folder.parent ?? null) === parent && same(folder.name)))
    throw refusal(req, 'name-taken', {
      de: `Hier liegt schon ein Ordner „${name}“. Nennen Sie diesen anders.`,
      en: `A folder “${name}” lies here already. Give this one another name.`,
    })
  return { ...(data as object), ...(name !== '' && { name }) }
}

/** What lies in a folder would be lost to view with it. */
export const emptyOnly: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { totalDocs: folders } = await req.payload.db.count({ collection: 'media-folders', where: { parent: { equals: id } }, req })
  const { totalDocs: media } = await req.payload.db.count({ collection: 'media', where: { folder: { equals: id } }, req })
  if (folders + media > 0)
    throw refusal(req, 'folder-not-empty', {
      de: 'In diesem Ordner liegt noch etwas, vielleicht im Papierkorb. Verschieben Sie es zuerst.',
      en: 'Something still lies in this folder, perhaps in the trash. Move it first.',
    })
}

type Req = Parameters<CollectionBeforeDeleteHook>[0]['req']
async function foldersIn(req: Req, where: Where) {
  const { docs } = await req.payload.db.find({ collection: 'media-folders', where, pagination: false, limit: 0, req })
  return docs.map((doc) => stored.parse(doc))
}
const refusal = (req: Req, code: string, said: { readonly de: string; readonly en: string }) =>
  new APIError(sentence({ req }, said), 400, { code }, true)
