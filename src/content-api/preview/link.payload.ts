/** Makes the link by which a draft is looked at. */
import type { Payload, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { env } from '../../config/env.ts'
import { actorOf, audit } from '../../workflow/audit.payload.ts'
import { payloadDrafts } from './drafts.payload.ts'
import { previewAddress } from './link.ts'
import type { previewLinkBody, PreviewLink } from './schemas.ts'
import { issuePreviewToken } from './token.ts'

/**
 * Noted with who asked for it: from then on the draft is seen by whoever has the link.
 * @throws Problem what `Drafts.current` throws.
 */
export async function makePreviewLink(
  payload: Payload,
  req: Pick<PayloadRequest, 'user'>,
  post: string,
  { hours, language }: z.infer<typeof previewLinkBody>,
): Promise<PreviewLink> {
  const { SECRET, PUBLIC_URL } = env()
  const draft = await payloadDrafts(payload).current(post)
  const { token, expiresAt } = issuePreviewToken(SECRET, post, hours, new Date())
  await audit(payload, {
    actor: actorOf(req),
    action: 'post.preview-link',
    collection: 'posts',
    document: post,
    summary: `Made a link to a preview that holds until ${expiresAt.toISOString()}.`,
  })
  return { url: previewAddress(draft, token, language ?? null, PUBLIC_URL), token, expiresAt: expiresAt.toISOString() }
}
