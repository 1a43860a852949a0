import { expect, it } from 'vitest'
import { heatMapOf } from './heat-map.ts'

const post = (at: string, times: number, timeZone = 'Europe/Berlin') => ({ at: new Date(at), timeZone, times })

it('goes by the clock where the brand is', () => {
  // A Sunday evening in UTC is Monday in Berlin, and still Sunday in New York.
  const { cells } = heatMapOf([post('2026-11-22T23:30:00Z', 1), post('2026-11-22T23:30:00Z', 1, 'America/New_York')])
  expect(cells[0]?.[0]?.of).toBe(1)
  expect(cells[6]?.[18]?.of).toBe(1)
  // The same hour on the wall in summer is another in UTC.
  expect(heatMapOf([post('2026-07-06T07:00:00Z', 1), post('2026-11-23T08:00:00Z', 1)]).cells[0]?.[9]?.of).toBe(2)
})

it('says how large each sample is, and nothing of one that is too small', () => {
  const monday = [3, 1, 2, 5].map((times) => post('2026-11-23T08:00:00Z', times))
  const few = heatMapOf(monday)
  expect(few.cells[0]?.[9]).toEqual({ of: 4, median: null })
  expect(few.cells[1]?.[9]).toEqual({ of: 0, median: null })
  // A fifth on another hour of the day is enough for the day, and not for either hour.
  const day = heatMapOf([...monday, post('2026-11-23T12:00:00Z', 9)])
  expect(day.weekdays[0]).toEqual({ of: 5, median: 3 })
  expect(day.hours[9]).toEqual({ of: 4, median: null })
  const tuesday = post('2026-11-24T08:00:00Z', 9)
  expect(heatMapOf([...monday, tuesday]).hours[9]).toEqual({ of: 5, median: 3 })
})
