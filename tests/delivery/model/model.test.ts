/**
 * The table of `src/delivery`, proved: every order in which two workers, the network, people and misfortune can meet, within the
 * bounds of each scenario. And mistakes that one could make, each of which has to be found, by what the public or an editor would see.
 */
import { describe, expect, it } from 'vitest'
import { explore } from './explore.ts'
import { mutants } from './mutants.ts'
import { scenarios } from './scenarios.ts'

describe('whatever happens', () => {
  let [worlds, moves] = [0, 0]
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s: nothing is broken, and there is always a way out',
    (_, scenario) => {
      const explored = explore(scenario)
      worlds += explored.worlds
      moves += explored.moves
      expect(explored.fault).toBeNull()
      expect(explored.complete).toBe(true)
      // A model that cannot move proves anything.
      expect(explored.worlds).toBeGreaterThan(2_000)
    },
  )
  it('was looked at', () => {
    console.log(`model of a delivery: ${worlds} worlds, ${moves} moves`)
    expect(worlds).toBeGreaterThan(400_000)
  })
})

describe('a mistake', () => {
  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))('is found: %s', (name, { foundIn, rules, policy, breaks }) => {
    const scenario = scenarios.find((one) => one.name === foundIn)
    if (!scenario) throw new Error(`There is no scenario ${foundIn}.`)
    const { fault } = explore(scenario, rules, policy)
    expect(fault?.what ?? `${name}: survives`).toBe(breaks)
  })
})
