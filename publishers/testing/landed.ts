import type { Json } from '../../src/core/story.ts'
import type { AnyPublisher, PublishContext, Published } from '../publisher.ts'

/** Publishes and asks until the platform is done. @throws what the publisher throws, or after a hundred questions. */
export async function landed(publisher: AnyPublisher, staged: Json, ctx: PublishContext<unknown>): Promise<Published> {
  let answer = await publisher.publish(staged, ctx)
  for (let asked = 0; 'accepted' in answer; asked++) {
    if (!publisher.progress || asked === 100) throw new Error(`${publisher.manifest.name} accepted the post and never published it.`)
    answer = await publisher.progress(answer.accepted, ctx)
  }
  return answer
}
