/** https://docs.joinmastodon.org/entities/Error/, read 2026-07-01. */
import { FakeRefusal, type FakeReply } from '../testing/fake-server.ts'

export const refuse = (status: number, error: string): never => {
  throw new FakeRefusal({ status, json: { error } })
}
export const notFound: FakeReply = { status: 404, json: { error: 'Record not found' } }
