import { describe, expect, it } from 'vitest'
import { hardlyApart, isHex, neighbours, tidyHex } from './distance.ts'

describe('colours of a brand', () => {
  it('are told apart as people see them, the nearest first', () => {
    const [near, far] = neighbours('#0f766e', [
      { name: 'Rot', hex: '#c8102e' },
      { name: 'Fast gleich', hex: '#0f7870' },
    ])
    expect(near?.name).toBe('Fast gleich')
    expect(near?.distance).toBeLessThan(hardlyApart)
    expect(far?.distance).toBeGreaterThan(40)
  })
  it('agree with the published pairs of CIEDE2000 as far as eight bits can say it', () => {
    // Black and white are 100 apart, a colour is 0 from itself.
    expect(neighbours('#000000', [{ name: '', hex: '#ffffff' }])[0]).toMatchObject({ name: '#ffffff', distance: expect.closeTo(100, 1) as number })
    expect(neighbours('#b41930', [{ name: '', hex: '#c8102e' }])[0]?.distance).toBeCloseTo(4.1, 0)
    expect(neighbours('#abcdef', [{ name: '', hex: '#ABCDEF' }])[0]?.distance).toBe(0)
  })
  it('are nothing where nobody has written one', () => {
    expect(neighbours('', [{ name: 'Rot', hex: '#c8102e' }])).toEqual([])
    expect(neighbours('#c8102e', [{ name: 'Leer', hex: '' }])).toEqual([])
  })
  it('are read as people write them', () => {
    expect(['0F766E', ' #0f7 ', '#0f766e', 'teal', '#12'].map(tidyHex)).toEqual(['#0f766e', '#00ff77', '#0f766e', 'teal', '#12'])
    expect([isHex('#0F766E'), isHex('#0f7'), isHex(null)]).toEqual([true, false, false])
  })
})
