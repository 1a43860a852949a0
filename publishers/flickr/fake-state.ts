/** What the imitation of Flickr remembers. */
import { z } from 'zod'

const commentSchema = z.object({ id: z.string(), by: z.string(), nsid: z.string(), text: z.string(), at: z.string() })
const photoSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** As it was sent: with limited HTML. */
  description: z.string(),
  tags: z.array(z.string()),
  /** A name in `files`. */
  file: z.string(),
  isPublic: z.boolean(),
  uploadedAt: z.string(),
  publishedAt: z.string().nullable(),
  views: z.number(),
  favedBy: z.array(z.string()),
  sharedBy: z.array(z.string()),
  comments: z.array(commentSchema),
})
export type FakePhoto = z.infer<typeof photoSchema>

export const permissions = ['read', 'write', 'delete'] as const
export const stateSchema = z.object({
  sequence: z.number(),
  /** Temporary credentials. `verifier` and `perms`: what a person has permitted with them. */
  requests: z.array(
    z.object({ token: z.string(), secret: z.string(), callback: z.string(), verifier: z.string().nullable(), perms: z.enum(permissions) }),
  ),
  tokens: z.array(z.object({ token: z.string(), secret: z.string(), perms: z.enum(permissions) })),
  nonces: z.array(z.string()),
  /** So many calls since then. */
  hour: z.object({ from: z.number(), calls: z.number() }),
  files: z.array(z.object({ name: z.string(), mimeType: z.string(), base64: z.string() })),
  photos: z.array(photoSchema),
  tickets: z.array(z.object({ id: z.string(), photo: z.string(), doneAt: z.number() })),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
export type State = z.infer<typeof stateSchema>

export const app = { id: '653e7a6ecc1d528c516cc8f92cf98fa0', secret: 'fake-flickr-secret-34bf60' }
export const owner = { nsid: '21207597@N07', name: 'nordlicht' }
export const first = { token: '72157626318069415-087bfc7b5816092c', secret: 'a202d1f853ec69de', perms: 'delete' } as const

export const emptyState = (): State => ({
  sequence: 0,
  requests: [],
  tokens: [first],
  nonces: [],
  hour: { from: 0, calls: 0 },
  files: [],
  photos: [],
  tickets: [],
  records: [],
})
