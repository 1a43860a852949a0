/** Opens the hub's database in a process of its own: what boots there may write anywhere and end as it likes. */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Problem } from '../../core/problem.ts'
import { Unreachable, type Way } from './way.ts'

/** Opening the database takes seconds; one that cannot be reached keeps a client waiting for minutes. */
const bootMs = 30_000
/** Taking a post down asks a platform, which may take half a minute. */
const patienceMs = 60_000

/** What the process says to the one that began it. */
const message = z.discriminatedUnion('is', [
  z.object({ is: z.literal('open') }),
  z.object({ is: z.literal('not-open'), sentence: z.string() }),
  z.object({ is: z.literal('answer'), answer: z.unknown() }),
  z.object({
    is: z.literal('refusal'),
    status: z.number(),
    code: z.string(),
    sentence: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
])
export type Message = z.infer<typeof message>
/** What it is told to do. */
export const task = z.object({ operation: z.string(), asked: z.unknown(), by: z.string() })

const notOpen = 'The database cannot be opened from here either. See the settings with: funkhaus check-env'

export const directly: Way = (settings, operation, asked, by) =>
  new Promise((resolve, reject) => {
    const isEmbedded = settings.DATABASE_URL.startsWith('file:')
    // Who asks in the wrong folder must not find a new, empty hub there.
    const file = isEmbedded ? path.resolve(settings.DATABASE_URL.replace(/^file:(\/\/)?|\?.*$/gu, '')) : null
    if (file !== null && !existsSync(file)) {
      reject(new Unreachable(`There is no database at ${file}. Set DATA_DIR or DATABASE_URL as the hub has it.`))
      return
    }
    const child = fork(process.argv[1] ?? '', ['deliveries', 'in-this-process'], {
      // On Node 20 the editor's imports end a process at random without this.
      execArgv: [...process.execArgv, '--conditions=production'],
      // A worker takes the database as it is; bringing it to another version is the web process's business.
      env: { ...process.env, LOG_LEVEL: 'fatal', ...(isEmbedded ? {} : { ROLE: 'worker' }) },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let isOpen = false
    const giveUp = () => child.kill('SIGKILL')
    let timer = setTimeout(giveUp, bootMs)
    child.on('message', (said) => {
      const heard = message.parse(said)
      switch (heard.is) {
        case 'open':
          isOpen = true
          clearTimeout(timer)
          timer = setTimeout(giveUp, patienceMs)
          return
        case 'not-open':
          return reject(new Unreachable(heard.sentence))
        case 'answer':
          return resolve(heard.answer)
        case 'refusal':
          return reject(new Problem(heard.status, heard.code, heard.sentence, heard.data))
      }
    })
    child.on('error', () => reject(new Unreachable(notOpen)))
    // After the last message; whatever that said counts, because a promise is settled once.
    child.on('disconnect', () => {
      clearTimeout(timer)
      reject(
        isOpen
          ? new Problem(500, 'no-answer', 'The command ended before it was answered. Whether it was carried out is not known.', {
              next: { sentence: 'Look', command: 'funkhaus deliveries list' },
            })
          : new Unreachable(notOpen),
      )
    })
    child.send({ operation, asked, by } satisfies z.input<typeof task>)
  })
