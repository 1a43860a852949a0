import { parentPort } from 'node:worker_threads'

/** The other end of `createThread`: answers each question by a function, and tells its error in words. */
export function answerQuestions<Ask, Answer>(answer: (question: Ask) => Promise<Answer>): void {
  parentPort?.on('message', ({ id, question }: { id: number; question: Ask }) => {
    answer(question).then(
      (answer) => parentPort?.postMessage({ id, answer }),
      (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : 'no reason told' }),
    )
  })
}
