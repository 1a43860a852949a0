/** All checks over a post of the hub, as its review shows them, for the command line. */
import type { Payload } from 'payload'
import { Problem } from '../core/problem.ts'
import { hub } from '../hub.ts'
import { loadReviewed } from '../workflow/review.payload.ts'
import { isWholeId } from './find-delivery.payload.ts'
import type { Answer, Input } from './operations.ts'

/** @throws Problem 404 where there is no such post. */
export async function judgePost(payload: Payload, { post }: Input<'judge'>): Promise<Answer<'judge'>> {
  const none = () =>
    new Problem(404, 'no-such-post', 'There is no such post. A post is named by its id, as its address in the admin has it.')
  if (!isWholeId(payload, post)) throw none()
  const reviewed = await loadReviewed(payload, post).catch((error: unknown) => {
    throw (error as { status?: unknown }).status === 404 ? none() : error
  })
  const judged = await hub(payload).judging.judged(reviewed)
  const { article, brand } = reviewed
  return {
    post: { id: post, title: (article.texts.de ?? article.texts.en)?.title ?? '' },
    brand: brand?.name ?? '',
    channels: judged.map(({ variant: { channel }, judgements }) => ({
      name: channel.name,
      platform: channel.platform,
      language: channel.language,
      judgements: judgements.map(({ exception, findings, ...judgement }) => ({
        ...judgement,
        findings: [...findings],
        exception: exception && { by: exception.byName, reason: exception.reason, at: exception.at.toISOString() },
      })),
    })),
  }
}
