import { expect, it } from 'vitest'
import { slotsByDay, slotsPerWeek } from './slots.ts'

const slots = [
  { day: 'saturday', time: '10:00' },
  { day: 'workdays', time: '12:00' },
  { day: 'workdays', time: '08:30' },
] as const

it('counts the slots of a week, and names them day by day', () => {
  expect(slotsPerWeek(slots)).toBe(11)
  expect(slotsPerWeek([])).toBe(0)
  expect(slotsByDay(slots)).toEqual([
    { day: 'workdays', times: ['08:30', '12:00'] },
    { day: 'saturday', times: ['10:00'] },
  ])
})
