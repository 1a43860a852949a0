import { describe, expect, it } from 'vitest'
import { roles, type Role } from '../../core/roles.ts'
import { greetingAt, orderFor } from './order.ts'

describe('what matters most', () => {
  const first = (...mine: Role[]) => orderFor((role) => mine.includes(role))[0]
  it('stands first for each role', () => {
    expect(first('approver')).toBe('waiting')
    expect(first('editor')).toBe('writing')
    expect(first('channel-manager')).toBe('channels')
    expect(first('editor', 'approver')).toBe('waiting')
  })
  it('leaves nothing out, whoever asks', () => {
    for (const role of [...roles, null])
      expect([...orderFor((one) => one === role)].sort()).toEqual(['channels', 'tasks', 'waiting', 'writing', 'wrong'])
  })
})

it('greets by the time of day', () => {
  expect([3, 4, 10, 11, 17, 18, 23].map(greetingAt)).toEqual(['evening', 'morning', 'morning', 'day', 'day', 'evening', 'evening'])
})
