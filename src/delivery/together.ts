/**
 * Answers many questions with one: what is asked in the same turn of the event loop, or while the last batch is under way, is
 * handed over together. Every question is asked afresh; nothing is remembered.
 *
 * @param run answers a batch, in its order. When it fails, all who asked in it fail.
 * @param apart questions with the same text are never in one batch: the later waits for the next.
 */
export function together<Ask, Answer>(
  run: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
  { most = 64, apart }: { readonly most?: number; readonly apart?: (ask: Ask) => string } = {},
): (ask: Ask) => Promise<Answer> {
  interface Waiting {
    readonly ask: Ask
    readonly resolve: (answer: Answer) => void
    readonly reject: (error: unknown) => void
  }
  let waiting: Waiting[] = []
  let running = false

  function takeBatch(): Waiting[] {
    const batch: Waiting[] = []
    const left: Waiting[] = []
    const named = new Set<string>()
    for (const one of waiting) {
      const name = apart?.(one.ask)
      if (batch.length === most || (name !== undefined && named.has(name))) left.push(one)
      else batch.push(one)
      if (name !== undefined) named.add(name)
    }
    waiting = left
    return batch
  }

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = takeBatch()
      try {
        const answers = await run(batch.map(({ ask }) => ask))
        batch.forEach(({ resolve }, at) => resolve(answers[at] as Answer))
      } catch (error) {
        batch.forEach(({ reject }) => reject(error))
      }
      // Those who were just answered may have something to ask at once: it belongs into the next batch.
      if (waiting.length > 0) await new Promise((resolve) => setImmediate(resolve))
    }
    running = false
  }

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject })
      if (running) return
      running = true
      setImmediate(() => void runAll())
    })
}
