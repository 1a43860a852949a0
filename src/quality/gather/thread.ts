/** A worker thread that answers questions, so that nobody else has to wait for what takes long. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker, type ResourceLimits } from 'node:worker_threads'

export interface Thread<Ask, Answer> {
  /** @throws where the thread broke down, or did not answer in time; the next question starts a new one. */
  ask(question: Ask): Promise<Answer>
}

/**
 * @param name of a module that hands questions to `answerQuestions`, as a path from this folder; in a build it lies beside the processes
 * @param limitMs for one answer, from when it is asked
 * @param resourceLimits of its memory; beyond them it breaks down, and nothing else does. Default: none.
 */
export function createThread<Ask, Answer>(
  name: string,
  { limitMs, resourceLimits }: { readonly limitMs: number; readonly resourceLimits?: ResourceLimits },
): Thread<Ask, Answer> {
  interface Waiting {
    readonly resolve: (answer: Answer) => void
    readonly reject: (error: unknown) => void
    readonly timer: NodeJS.Timeout
  }
  let thread: Worker | undefined
  const waiting = new Map<number, Waiting>()
  let last = 0

  const settle = (id: number, how: (one: Waiting) => void) => {
    const one = waiting.get(id)
    if (!one) return
    clearTimeout(one.timer)
    waiting.delete(id)
    // It keeps the process alive only while somebody waits.
    if (waiting.size === 0) thread?.unref()
    how(one)
  }
  const breakDown = (broken: Worker, error: unknown) => {
    if (thread !== broken) return
    thread = undefined
    void broken.terminate()
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(error))
  }
  const started = (): Worker => {
    if (thread) return thread
    const made = new Worker(...moduleOf(name, resourceLimits))
    made.on('message', ({ id, answer, error }: { id: number; answer?: Answer; error?: string }) =>
      settle(id, ({ resolve, reject }) => (error === undefined ? resolve(answer as Answer) : reject(new Error(error)))),
    )
    made.on('error', (error) => breakDown(made, error))
    made.on('exit', () => breakDown(made, new Error(`The thread ${name} ended.`)))
    thread = made
    return made
  }

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const worker = started()
        const id = ++last
        const timer = setTimeout(() => breakDown(worker, new Error(`The thread ${name} did not answer within ${limitMs} ms.`)), limitMs)
        waiting.set(id, { resolve, reject, timer })
        worker.ref()
        worker.postMessage({ id, question })
      }),
  }
}

/** TypeScript beside this file while developing; in a build, a bundle beside the processes. Paths, for bundlers take addresses for modules. */
function moduleOf(name: string, resourceLimits?: ResourceLimits): ConstructorParameters<typeof Worker> {
  const here = path.dirname(fileURLToPath(import.meta.url))
  const source = path.join(here, `${name}.ts`)
  if (existsSync(source)) return [fromTypeScript(pathToFileURL(source)), { eval: true, resourceLimits }]
  const file = [here, path.dirname(here)]
    .map((folder) => path.join(folder, `${path.basename(name)}.mjs`))
    .find((built) => existsSync(built))
  if (!file) throw new Error(`${name}.mjs is not in the build. Run: npm run build`)
  return [file, { resourceLimits }]
}

/** Node 20 does not hand the loader of the main thread on to others, nor `--import`: each registers it for itself. */
function fromTypeScript(source: URL): string {
  // Found by `require`, beside its CommonJS face; the name is put together so that no bundler, which would lack the loader, looks for it.
  const face = createRequire(import.meta.url).resolve(['tsx', 'esm', 'api'].join('/'))
  const loader = new URL('./index.mjs', pathToFileURL(face)).href
  return `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(source.href)}) })`
}
