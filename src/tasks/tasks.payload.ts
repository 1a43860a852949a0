/** What people do with tasks: open them, post, paste the address; or say that it cannot be done, or who else is to do it. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { PublisherError } from '../../publishers/errors.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { Published } from '../../publishers/publisher.ts'
import { Problem } from '../core/problem.ts'
import type { TaskSheet } from '../core/task.ts'
import { afterwards } from '../delivery/afterwards.ts'
import { apply, recordLive } from '../delivery/apply.ts'
import { payloadMedia } from '../delivery/media.payload.ts'
import { inBoth } from '../delivery/said.ts'
import { hub } from '../hub.ts'
import { audit, type Actor } from '../workflow/audit.payload.ts'
import { text } from '../workflow/stored-post.ts'
import { deliveryOf, standingNow } from './receive.payload.ts'
import { changeTask, isOpen, isUnseen, taskById, type Task } from './store.payload.ts'

const settledBefore = () => new Problem(409, 'over', { de: 'Diese Aufgabe ist schon erledigt.', en: 'This task has been settled already.' })

const note = (payload: Payload, actor: Actor, task: Task, what: string, summary: string) =>
  audit(payload, { actor, action: `tasks.${what}`, collection: 'tasks', document: task.id, summary: `${task.title}: ${summary}` })

/**
 * All gates, as right before a publisher's call: the row, the freezes, the channel, and the approval where it was given.
 * @throws Problem 409 with why it must not be posted.
 */
async function mustStillBePosted(payload: Payload, task: Task): Promise<void> {
  const { world } = hub(payload)
  if (task.state !== 'open') throw settledBefore()
  const { is, why } = await standingNow(payload, task)
  if (why) throw new Problem(409, is, why, { why })
  const [row, channel] = await Promise.all([deliveryOf(payload, task.key), world.channel(task.channel)])
  const objection = row && channel ? await world.objection(row, channel) : null
  if (objection) throw new Problem(409, 'not-now', objection)
}

/** It is shown to somebody: from now on it may have been posted, whatever becomes of it. @throws Problem 409 where it must not be. */
async function reveal(payload: Payload, actor: Actor, task: Task): Promise<void> {
  await mustStillBePosted(payload, task)
  if (task.seenAt !== null) return
  await note(payload, actor, task, 'opened', 'opened, to be posted by hand.')
  // Lost where somebody else has opened it at the same moment, or it has just ended.
  await changeTask(payload, task.id, [isOpen, isUnseen], { seenAt: (await hub(payload).ledger.now()).toISOString() })
  // What was withdrawn just now was still taken for unseen, and may have ended.
  await mustStillBePosted(payload, (await taskById(payload, task.id)) ?? task)
}

/** What is to be posted. @throws Problem 409 where it must not be. */
export async function openSheet(payload: Payload, actor: Actor, task: Task): Promise<TaskSheet> {
  await reveal(payload, actor, task)
  const { media, ...words } = task.handout
  return {
    ...words,
    media: media.map(({ kind, alt, title = null, bytes, width, height, mimeType }, at) => ({
      kind,
      alt,
      title,
      bytes,
      width,
      height,
      address: `/api/tasks/${task.id}/media/${at}`,
      filename: `${{ image: 'bild', video: 'film', document: 'dokument' }[kind]}-${at + 1}.${extensionOf(mimeType)}`,
    })),
  }
}

const extensionOf = (mimeType: string) => ({ 'image/jpeg': 'jpg', 'video/quicktime': 'mov' })[mimeType] ?? mimeType.split('/')[1] ?? 'bin'

/** A picture as the platform takes it, or a film or document: where it can be fetched for a day. @throws Problem */
export async function mediumOf(payload: Payload, actor: Actor, task: Task, at: number): Promise<string> {
  await reveal(payload, actor, task)
  const ref = task.handout.media[at]
  const { world, settings } = hub(payload)
  const limits = manifests[(await world.channel(task.channel))?.platform ?? '']?.limits.images
  if (!ref || !limits)
    throw new Problem(404, 'not-found', {
      de: 'Dieses Bild, diesen Film oder dieses Dokument gibt es nicht.',
      en: 'There is no such picture, film or document.',
    })
  try {
    return await payloadMedia(payload, settings.mediaDir, settings.outgoing).address(ref, limits)
  } catch (error) {
    if (error instanceof PublisherError) throw new Problem(error.kind === 'retry' ? 503 : 409, error.code, inBoth(error.message))
    throw error
  }
}

const account = z.object({ url: text, platform: text })

/**
 * Somebody has posted it. That is so whatever has become of the approval meanwhile, and is written down even where the task was given up.
 * @param address '' where the platform has none for a single post: then the account's stands for it.
 */
export async function finishTask(payload: Payload, actor: Actor, task: Task, address: string): Promise<void> {
  const channel = account.parse(await payload.db.findOne({ collection: 'channels', where: { id: { equals: task.channel } } }))
  if (address === '' && manifests[channel.platform]?.byHand?.permalink !== false)
    throw new Problem(422, 'address-missing', {
      de: 'Fügen Sie die Adresse des Beitrags ein: Sie beginnt mit https://.',
      en: 'Paste the address of the post: it begins with https://.',
    })
  if (address !== '' && !isPublicAddress(address))
    throw new Problem(422, 'address-invalid', {
      de: 'Das ist keine Adresse eines Beitrags: Sie beginnt mit https://. Kopieren Sie sie von der Plattform.',
      en: 'This is no address of a post: it begins with https://. Copy it from the platform.',
    })
  if (task.state === 'done') throw settledBefore()
  const published = { remoteId: address || task.key, url: address || channel.url }
  const now = await hub(payload).ledger.now()
  await note(payload, actor, task, 'done', `posted by hand${address ? `: ${address}` : '.'}`)
  const unsettled = { state: { in: ['open', 'given-up'] } }
  const data = { state: 'done', remoteId: published.remoteId, address: published.url, doneBy: actor.id, doneAt: now.toISOString() }
  if (!(await changeTask(payload, task.id, [unsettled], data))) throw settledBefore()
  await record(payload, task.key, published)
}

export function isPublicAddress(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === ''
}

/** The ledger is told at once. Where a crash comes in between, the engine asks within minutes. */
async function record(payload: Payload, key: string, published: Published): Promise<void> {
  const { ledger, world, bell } = hub(payload)
  const row = await deliveryOf(payload, key)
  const publisher = row && (await world.publisher(row.platform))
  const live = row && (await recordLive(ledger, row, published))
  if (live && publisher) await afterwards(live, publisher, ledger)
  bell.ring()
}

/** Nobody has posted it, and nobody will. */
export async function giveUpTask(payload: Payload, actor: Actor, task: Task, why: string): Promise<void> {
  const { ledger, bell } = hub(payload)
  const reason = `${actor.name} did not post it: ${why.replace(/[.\s]*$/u, '')}.`
  await note(payload, actor, task, 'given-up', reason)
  if (!(await changeTask(payload, task.id, [isOpen], { state: 'given-up', reason }))) throw settledBefore()
  const row = await deliveryOf(payload, task.key)
  if (row) await apply(ledger, row, { is: 'given-up', reason }, await ledger.now())
  bell.ring()
}

/** Whoever it is handed to is told as if it were new. */
export async function handOver(
  payload: Payload,
  actor: Actor,
  task: Task,
  to: { readonly id: string; readonly name: string },
): Promise<void> {
  await note(payload, actor, task, 'handed-over', `handed over to ${to.name}.`)
  if (!(await changeTask(payload, task.id, [isOpen], { assignee: to.id, told: 'nothing', toldAt: null }))) throw settledBefore()
}
