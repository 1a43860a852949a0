/** Breadth first through every world that can be reached, so that what is found is found by the shortest way. */
import type { Table } from '../../../src/delivery/table/rule.ts'
import { table } from '../../../src/delivery/transitions.ts'
import { broken, isEnd } from './invariants.ts'
import { movesOf, sound, type Policy } from './moves.ts'
import { rowsOf } from './rows.ts'
import { keyOf, start, type Scenario, type World } from './world.ts'

export interface Explored {
  readonly worlds: number
  readonly moves: number
  /** What is wrong, and the moves that lead there. */
  readonly fault: { readonly what: string; readonly trace: readonly string[] } | null
  /** All there are within the bound were seen. */
  readonly complete: boolean
}

export function explore(scenario: Scenario, rules: Table = table, policy: Policy = sound, most = 1_000_000): Explored {
  const rows = rowsOf(rules)
  const { proof } = scenario
  const worlds: World[] = [start(scenario, rows.first)]
  const known = new Map<string, number>([[keyOf(worlds[0] as World), 0]])
  const parents: { readonly from: number; readonly by: string }[] = [{ from: -1, by: '' }]
  const into: number[][] = [[]]
  const ends: number[] = []
  let moves = 0
  const trace = (to: number): string[] => {
    const way: string[] = []
    for (let at = to; at > 0; at = parents[at]?.from ?? 0) way.unshift(parents[at]?.by ?? '')
    return way
  }
  const found = (what: string, way: readonly string[], complete = false): Explored => ({
    worlds: worlds.length,
    moves,
    fault: { what, trace: way },
    complete,
  })

  for (let at = 0; at < worlds.length; at++) {
    const world = worlds[at] as World
    if (isEnd(world, rows)) ends.push(at)
    for (const move of movesOf(world, rows, proof, policy)) {
      moves++
      if (move.broken) return found(move.broken, [...trace(at), move.name])
      const key = keyOf(move.world)
      let to = known.get(key)
      if (to === undefined) {
        to = worlds.push(move.world) - 1
        known.set(key, to)
        parents.push({ from: at, by: move.name })
        into.push([])
        const wrong = broken(move.world, rows, proof)
        if (wrong) return found(wrong, trace(to))
        if (worlds.length > most) return { worlds: worlds.length, moves, fault: null, complete: false }
      }
      into[to]?.push(at)
    }
  }

  // Backwards from the ends: what is not met there has no way out.
  const leads = new Uint8Array(worlds.length)
  const open = [...ends]
  for (const end of ends) leads[end] = 1
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const from of into[at] ?? [])
      if (!leads[from]) {
        leads[from] = 1
        open.push(from)
      }
  const stuck = leads.indexOf(0)
  if (stuck >= 0) return found('from here there is no way to an end', trace(stuck), true)
  return { worlds: worlds.length, moves, fault: null, complete: true }
}
