/** For platforms that are asked for each post by itself. */
import { PublisherError } from '../errors.ts'
import type { Measured, Published } from '../publisher.ts'

/**
 * One after the other. What came before somebody said `wait` stays: the posts after it are left out, and so asked for again.
 * @throws what `ask` throws; a `wait` only where nothing came before it.
 */
export async function oneByOne(
  published: readonly Published[],
  ask: (post: Published) => Measured | Promise<Measured>,
): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  try {
    for (const post of published) measured.push(await ask(post))
  } catch (error) {
    const isLater = error instanceof PublisherError && error.kind === 'wait'
    if (!isLater || measured.length === 0) throw error
  }
  return measured
}
