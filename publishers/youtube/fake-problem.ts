/** How the imitated YouTube says no. https://developers.google.com/youtube/v3/docs/errors, read 2026-09. */
import { FakeRefusal, type FakeReply } from '../testing/fake-server.ts'

export const problem = (status: number, reason: string, message = `The request failed: <code>${reason}</code>.`): FakeReply => ({
  status,
  json: { error: { code: status, message, errors: [{ message, domain: 'youtube.api', reason }] } },
})

export const refuse = (...told: Parameters<typeof problem>): never => {
  throw new FakeRefusal(problem(...told))
}
