import { expect, it } from 'vitest'
import { describeWith, needs } from '../support/needs.ts'
import { redisBell } from '../../src/delivery/bell.redis.ts'

const log = { info: () => {}, warn: () => {}, error: () => {} }

describeWith(needs.redis, 'the bell over Redis', () => {
  const url = needs.redis.at ?? ''

  it('wakes another process, and only while it listens', async () => {
    const here = redisBell(url, log)
    const there = redisBell(url, log)
    let rings = 0
    const heard = () => new Promise<void>((resolve) => (wake = resolve))
    let wake = () => {}
    const silence = there.onRing(() => {
      rings++
      wake()
    })
    const first = heard()
    here.ring()
    await first
    expect(rings).toBe(1)
    silence()
    await here.close()
    await there.close()
  })

  it('never fails who rings when Redis is gone', async () => {
    const warnings: string[] = []
    const bell = redisBell('redis://127.0.0.1:1', { ...log, warn: (_: object, message: string) => void warnings.push(message) })
    bell.ring()
    await expect.poll(() => warnings.length).toBe(1)
    expect(warnings[0]).toContain('Deliveries go on')
    await bell.close()
  })
})
