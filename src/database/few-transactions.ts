import type { BaseDatabaseAdapter } from 'payload'

type Transactions = Pick<BaseDatabaseAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'>

/**
 * Lets at most `most` transactions of an adapter be open at once; the next begin when one ends, in their order.
 *
 * A transaction holds a connection of the pool, and while it is open its hooks ask for others: who wrote is noted outside of
 * it, and the ledger is not part of it. Were all connections held by transactions, each would wait for the others for ever
 * (seen with 14 people saving at once and a pool of 10). Leave room: half of the pool is a good figure.
 */
export function fewTransactions<Adapter extends Transactions>(adapter: Adapter, most: number): Adapter {
  const { beginTransaction, commitTransaction, rollbackTransaction } = adapter
  const waiting: (() => void)[] = []
  const open = new Set<number | string>()
  let held = 0

  const enter = async () => {
    if (held < most) held++
    else await new Promise<void>((go) => waiting.push(go))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else held--
  }
  const ending = (end: Transactions['commitTransaction']): Transactions['commitTransaction'] =>
    async function (this: unknown, incoming) {
      const id = await incoming
      try {
        await end.call(adapter, id)
      } finally {
        if (open.delete(id)) leave()
      }
    }

  adapter.beginTransaction = async (options) => {
    await enter()
    const id = await beginTransaction.call(adapter, options).catch((error: unknown) => {
      leave()
      throw error
    })
    if (id === null) leave()
    else open.add(id)
    return id
  }
  adapter.commitTransaction = ending(commitTransaction)
  adapter.rollbackTransaction = ending(rollbackTransaction)
  return adapter
}
