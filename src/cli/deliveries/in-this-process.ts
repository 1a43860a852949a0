import type { Payload } from 'payload'
import { EnvProblem } from '../../config/env.ts'
import { Problem } from '../../core/problem.ts'
import { LockedError } from '../../database/lock.ts'
import { ModeProblem } from '../../playground-mark.ts'
import { task, type Message } from './directly.ts'

const say = (message: Message) => new Promise<void>((resolve) => process.send?.(message, () => resolve()))

/** The other end of `directly`: opens the database, does one thing, says what came of it, and ends. */
export async function inThisProcess(): Promise<void> {
  if (!process.send) throw new Problem(400, 'not-for-people', 'This is what other commands use. See: funkhaus deliveries --help')
  const told = new Promise<unknown>((resolve) => process.once('message', resolve))
  try {
    const { boot } = await import('../../boot.ts')
    const { payload } = await boot()
    await say({ is: 'open' })
    await say(await done(payload, task.parse(await told)))
    const { hub } = await import('../../hub.ts')
    await hub(payload).bell.close()
  } catch (error) {
    await say({ is: 'not-open', sentence: whyNot(error) })
  }
  // A driver may keep the process for its own reasons; everything is said and on the disk.
  process.exit()
}

async function done(payload: Payload, { operation, asked, by }: ReturnType<typeof task.parse>): Promise<Message> {
  const { operate, operatorActor } = await import('../../delivery/operate.payload.ts')
  try {
    return { is: 'answer', answer: await operate(payload, operatorActor(by), operation, asked) }
  } catch (error) {
    if (error instanceof Problem)
      return { is: 'refusal', status: error.status, code: error.code, sentence: error.message, data: { ...error.data } }
    const sentence = 'Something went wrong while it was carried out; whether it was is not known. Look before you try again.'
    return { is: 'refusal', status: 500, code: 'internal', sentence, data: {} }
  }
}

function whyNot(error: unknown): string {
  if (error instanceof LockedError)
    return 'A hub has the database open: it must be asked over HTTP, and does not answer. Set HUB_URL, or PORT, to where it listens.'
  if (error instanceof EnvProblem || error instanceof ModeProblem) return error.message
  return 'The database cannot be opened from here either. See the settings with: funkhaus check-env'
}
