/** Numbers of the account as a whole. */
import { expect, it } from 'vitest'
import { accountMetrics } from '../../src/core/metrics.ts'
import { deliver, withStand, type Subject } from './contract-subject.ts'
import { storyOf } from './stories.ts'

export function accounting(subject: Subject): void {
  const { publisher } = subject
  const announced = Object.keys(publisher.manifest.accountMetrics ?? {})

  it('says what the account’s numbers mean where it tells them, and only there', () => {
    expect(announced.length > 0).toBe(publisher.measureAccount !== undefined)
    expect(accountMetrics).toEqual(expect.arrayContaining(announced))
  })

  if (publisher.measureAccount !== undefined)
    it('measures the account', () =>
      withStand(subject, async (stand) => {
        const numbers = async () => (await publisher.measureAccount?.(stand.context())) ?? {}
        const before = await numbers()
        expect(Object.keys(before).sort()).toEqual([...announced].sort())
        const { remoteId } = await deliver(subject, stand, storyOf('for followers')).send()
        stand.fake.visit(remoteId, { kind: 'like', by: 'Anna' })
        const after = await numbers()
        // Whoever likes a post follows the account: the rule of the fakes.
        if (after.followers !== undefined) expect(after.followers - (before.followers ?? 0)).toBe(1)
        if (after.posts !== undefined) expect(after.posts - (before.posts ?? 0)).toBe(1)
      }))
}
