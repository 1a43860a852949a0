import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { deliveryStates } from '../../core/delivery.ts'
import { table } from '../../delivery/transitions.ts'
import { deliveryDoc } from './delivery-states.ts'
import { implicants, type Choices } from './implicants.ts'

const root = path.resolve(import.meta.dirname, '../../..')

describe('the drawing of the states', () => {
  it('is the one that lies in the tree', () => {
    expect(readFileSync(path.join(root, deliveryDoc.file), 'utf8')).toBe(deliveryDoc.content)
  })
  it('has every state, and every event with its sentence and what it demands', () => {
    for (const state of deliveryStates) expect(deliveryDoc.content).toContain(`| **${state}** |`)
    for (const [event, { says }] of Object.entries(table))
      expect(deliveryDoc.content).toMatch(
        new RegExp(`^\\| \\*\\*${event}\\*\\* \\| ${says.replace(/[.?]/g, '\\$&')} \\|.*\\| state\\b.* \\|$`, 'm'),
      )
  })
  it('draws what the table does, and no way that it does not have', () => {
    const drawn = [...deliveryDoc.content.matchAll(/^ {4}(\w+) --> (\w+): (.+)$/gm)]
    expect(drawn.length).toBeGreaterThan(30)
    expect(drawn.some(([, from, to]) => from === 'sending' && to === 'processing')).toBe(true)
    for (const [, from, , events] of drawn)
      for (const event of events?.split(', ') ?? []) expect(table[event as keyof typeof table].from).toContain(from?.replaceAll('_', '-'))
    expect(drawn.filter(([, , to]) => to === 'sending').map(([, , , events]) => events)).toEqual(['intent'])
  })
  it('says when, by what decides alone', () => {
    expect(deliveryDoc.content).toContain('| scheduled | claimed | approved, not held, waits for no other |')
    expect(deliveryDoc.content).toContain('| sending | unknown |  |')
  })
})

describe('a condition', () => {
  const all = [0, 1, 2].flatMap((a) => [0, 1].flatMap((b) => [0, 1].map((c): Choices => [a, b, c])))
  const means = (cubes: ReturnType<typeof implicants>) =>
    all.filter((one) => cubes.some((cube) => one.every((choice, aspect) => cube[aspect]?.includes(choice))))

  it('means exactly its cases, whatever they are', () => {
    for (let bits = 0; bits < 2 ** all.length; bits += 7) {
      const cases = all.filter((_, at) => (bits >> at) & 1)
      expect(means(implicants(cases, all))).toEqual(cases)
    }
  })
  it('is as short as can be: what does not matter has all its choices', () => {
    expect(
      implicants(
        all.filter(([a]) => a !== 1),
        all,
      ),
    ).toEqual([
      [
        [0, 2],
        [0, 1],
        [0, 1],
      ],
    ])
    expect(implicants(all, all)).toEqual([
      [
        [0, 1, 2],
        [0, 1],
        [0, 1],
      ],
    ])
    expect(implicants([], all)).toEqual([])
  })
})
