import type { Payload, Where } from 'payload'
import type { Responsible } from './stand-ins.ts'
import { responsibleNow } from './stand-ins.payload.ts'

/** Addresses of whoever is told about a channel today: whoever looks after it, otherwise all channel managers. */
export async function whomToTell(payload: Payload, responsible: Responsible, now: Date): Promise<string[]> {
  const emails = async (where: Where) => {
    const { docs } = await payload.find({ collection: 'users', where, depth: 0, pagination: false })
    return docs.map(({ email }) => email)
  }
  const person = await responsibleNow(payload, responsible, now)
  const own = person ? await emails({ id: { equals: person } }) : []
  return own.length > 0 ? own : emails({ roles: { in: ['channel-manager'] } })
}
