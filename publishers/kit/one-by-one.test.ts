import { expect, it } from 'vitest'
import { PublisherError, type FailureKind } from '../errors.ts'
import { oneByOne } from './one-by-one.ts'

const posts = ['1', '2', '3'].map((remoteId) => ({ remoteId, url: '' }))
const failingAt = (failing: string, kind: FailureKind) => {
  const asked: string[] = []
  const told = oneByOne(posts, async ({ remoteId }) => {
    asked.push(remoteId)
    if (remoteId === failing) throw new PublisherError(kind, 'Not now.', { code: 'no' })
    return { remoteId, values: {} }
  })
  return { asked, told }
}

it('keeps what came before a wait, and asks for no more', async () => {
  const { asked, told } = failingAt('2', 'wait')
  expect(await told).toEqual([{ remoteId: '1', values: {} }])
  expect(asked).toEqual(['1', '2'])
})

it('fails where nothing came, and with every other failure', async () => {
  await expect(failingAt('1', 'wait').told).rejects.toMatchObject({ kind: 'wait' })
  await expect(failingAt('3', 'rejected').told).rejects.toMatchObject({ kind: 'rejected' })
})
