import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { Problem } from '../../src/core/problem.ts'
import type { OpenTasks, TaskLine, TaskSheet } from '../../src/core/task.ts'
import { hub } from '../../src/hub.ts'
import { standsInFor } from '../../src/people/stand-ins.payload.ts'
import { standingNow } from '../../src/tasks/receive.payload.ts'
import { openTasks, taskById, type Task } from '../../src/tasks/store.payload.ts'
import { finishTask, giveUpTask, handOver, mediumOf, openSheet } from '../../src/tasks/tasks.payload.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { text } from '../../src/workflow/stored-post.ts'
import { hasRole, person } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'
import { isId } from '../is-id.ts'

const mayAll = (req: PayloadRequest) => hasRole(req.user, 'channel-manager')

/** Oneself, and everybody who is away and has named this person. */
async function peopleServed(req: PayloadRequest): Promise<readonly string[]> {
  const mine = person(req.user)?.id
  return mine === undefined ? [] : [mine, ...(await standsInFor(req.payload, mine, await hub(req.payload).ledger.now()))]
}
const isFor = (served: readonly string[], { assignee }: Pick<Task, 'assignee'>) => assignee !== null && served.includes(assignee)

/** @throws Problem 404 where there is none, or it is somebody else's. */
async function mustHave(req: PayloadRequest, id: string): Promise<Task> {
  const task = await taskById(req.payload, id)
  if (!task || !(mayAll(req) || isFor(await peopleServed(req), task)))
    throw new Problem(404, 'not-found', {
      de: 'Diese Aufgabe gibt es nicht, oder sie ist nicht Ihre.',
      en: 'There is no such task, or it is not yours.',
    })
  return task
}

const channelDoc = z.object({ name: z.string(), platform: z.string(), handle: text, url: text })

async function lineOf(req: PayloadRequest, task: Task, people: ReadonlyMap<string, string>, served: readonly string[]): Promise<TaskLine> {
  const stored: unknown = await req.payload.db.findOne({ collection: 'channels', where: { id: { equals: task.channel } } })
  const { name, platform, handle, url } = channelDoc.parse(stored)
  const { is, why } = await standingNow(req.payload, task)
  const { assignee } = task
  return {
    id: task.id,
    // The delivery's title names its channel at its end.
    title: task.title.endsWith(` · ${name}`) ? task.title.slice(0, -name.length - 3) : task.title,
    channel: { id: task.channel, name, platform, handle, url },
    assignee: assignee === null ? null : { id: assignee, name: people.get(assignee) ?? '–' },
    isMine: isFor(served, task),
    openedAt: task.openedAt.toISOString(),
    told: task.told,
    standing: is,
    why,
    wasSeen: task.seenAt !== null,
  }
}

async function peopleOf({ payload }: PayloadRequest): Promise<Map<string, string>> {
  const { docs } = await payload.find({ collection: 'users', depth: 0, pagination: false, sort: 'name', select: { name: true } })
  return new Map(docs.map(({ id, name }) => [String(id), name]))
}

export const taskEndpoints = [
  endpoint({
    method: 'get',
    path: '/open',
    handle: async ({ req }): Promise<OpenTasks> => {
      const [people, served] = await Promise.all([peopleOf(req), peopleServed(req)])
      const tasks = await openTasks(req.payload, ...(mayAll(req) ? [] : [{ assignee: { in: [...served] } }]))
      const lines = await Promise.all(tasks.map((task) => lineOf(req, task, people, served)))
      // What nobody has seen and nobody may post needs nobody.
      const shown = lines.filter(
        ({ standing, wasSeen }) => standing !== 'over' && (wasSeen || (standing !== 'withdrawn' && standing !== 'edited')),
      )
      return { tasks: shown, people: [...people].map(([id, name]) => ({ id, name })) }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/sheet',
    handle: async ({ req, id }): Promise<TaskSheet> => openSheet(req.payload, actorOf(req), await mustHave(req, id)),
  }),
  endpoint({
    method: 'get',
    path: '/:id/media/:at',
    handle: async ({ req, id }): Promise<Response> => {
      const at = z.coerce.number().int().min(0).max(99).safeParse(req.routeParams?.at)
      if (!at.success)
        throw new Problem(404, 'not-found', { de: 'Dieses Bild oder diesen Film gibt es nicht.', en: 'There is no such picture or film.' })
      const location = await mediumOf(req.payload, actorOf(req), await mustHave(req, id), at.data)
      return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/done',
    body: z.object({ address: z.string().trim().max(2_000).default('') }),
    handle: async ({ req, id, body }) => {
      await finishTask(req.payload, actorOf(req), await mustHave(req, id), body.address)
      return {}
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/cannot',
    body: z.object({ reason: z.string().trim().min(1, 'must say why').max(500) }),
    handle: async ({ req, id, body }) => {
      await giveUpTask(req.payload, actorOf(req), await mustHave(req, id), body.reason)
      return {}
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/hand-over',
    body: z.object({ to: z.string() }),
    handle: async ({ req, id, body }) => {
      const task = await mustHave(req, id)
      const name = isId(req.payload, body.to) ? (await peopleOf(req)).get(body.to) : undefined
      if (name === undefined)
        throw new Problem(422, 'no-such-person', { de: 'Wählen Sie jemanden, der hier arbeitet.', en: 'Choose somebody who works here.' })
      await handOver(req.payload, actorOf(req), task, { id: body.to, name })
      return {}
    },
  }),
]
