/** The ledger on the database of this run, and the one in memory that other tests use in its place. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe } from 'vitest'
import { payloadLedger } from '../../src/delivery/ledger.payload.ts'
import { aBrand, aChannel, aPost } from '../support/deliveries.ts'
import { database } from '../support/databases.ts'
import { bootHub, type TestHub } from '../support/hub.ts'
import { ledgerContract, type LedgerSubject } from '../support/ledger-contract.ts'
import { memoryLedger } from '../support/memory-ledger.ts'

describe(`on ${database}`, () => {
  let hub: TestHub
  let subject: LedgerSubject
  beforeAll(async () => {
    hub = await bootHub(database)
    const { payload } = hub
    const brand = await aBrand(payload)
    subject = {
      ledger: payloadLedger(payload),
      other: payloadLedger(payload),
      place: async () => ({ brand, post: await aPost(payload, brand), channel: await aChannel(payload, brand) }),
      async attempts(delivery) {
        const { docs } = await payload.find({ collection: 'attempts', where: { delivery: { equals: delivery } }, sort: 'number' })
        return docs.map(({ number, fence, digest, outcome, answer }) => ({
          number,
          fence,
          digest,
          outcome: outcome ?? null,
          answer: answer ?? null,
        }))
      },
    }
  })
  afterAll(() => hub?.stop())
  ledgerContract(() => subject)
})

describe('in memory', () => {
  const ledger = memoryLedger()
  ledgerContract(() => ({
    ledger,
    other: ledger,
    place: async () => ({ post: randomUUID(), channel: randomUUID(), brand: randomUUID() }),
    attempts: async (delivery) =>
      ledger
        .attempts()
        .filter((attempt) => attempt.delivery === delivery)
        .map(({ number, fence, digest, outcome, answer }) => ({ number, fence, digest, outcome, answer })),
  }))
})
