import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { beginOAuth, finishOAuth, refreshOAuth, type OAuthServer } from '../kit/oauth2.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { boardSchema, call, credentialsSchema, pageOf, type Credentials, type Page } from './api.ts'

/** What creating a pin needs, by the API's own description, and who signed in. */
const scopes = ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read']
const maxPages = 4

/** https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/, read 2025-12. */
const server = ({ at }: ConnectContext): OAuthServer => ({
  name: 'Pinterest',
  authorize: `${at('https://www.pinterest.com')}/oauth/`,
  token: `${at('https://api.pinterest.com')}/v5/oauth/token`,
  scope: scopes.join(','),
  proves: 'basic',
  pkce: false,
})

const accessSchema = credentialsSchema.pick({ access: true, refresh: true, username: true })
type Access = z.infer<typeof accessSchema>
const pendingSchema = z.object({ access: accessSchema, expiresAt: z.coerce.date().nullable() })
type Board = z.infer<typeof boardSchema>

const connector: Connector = {
  fields: [],

  begin: (_, ctx) => beginOAuth(server(ctx), ctx),

  async finish(pending, query, ctx) {
    const { access, refresh, expiresAt } = await finishOAuth(server(ctx), pending, query, ctx)
    if (refresh === null)
      throw new PublisherError('reconnect', 'Pinterest gave no lasting access. Please sign in again.', { code: 'refresh-token-missing' })
    const account = z.object({ username: z.string().min(1) })
    const { username } = (await call({ ...ctx, credentials: { access } }, 'GET', '/user_account', { answer: account })).body
    const given: Access = { access, refresh, username }
    const boards = await boardsOf(given, ctx)
    if (boards.length === 0)
      throw new PublisherError('rejected', 'This account has no board that others can see. Make one on Pinterest first.', {
        code: 'board-missing',
      })
    return {
      choices: boards.map(({ id, name }) => ({ id, label: name })),
      pending: { access: given, expiresAt: expiresAt?.toISOString() ?? null },
    }
  },

  async choose(stored, choice, ctx) {
    const { access, expiresAt } = pendingSchema.parse(stored)
    const board = (await boardsOf(access, ctx)).find(({ id }) => id === choice)
    if (!board) throw new PublisherError('rejected', 'This is none of the boards to choose from.', { code: 'choice-unknown' })
    return connectionOf(board, access, expiresAt, ctx)
  },

  async refresh(stored, ctx) {
    const { boardId, board, username, refresh } = credentialsSchema.parse(stored)
    // No call may come between: what a refresh brings is given once.
    const tokens = await refreshOAuth(server(ctx), refresh, ctx)
    const access: Access = { access: tokens.access, refresh: tokens.refresh ?? refresh, username }
    return connectionOf({ id: boardId, name: board }, access, tokens.expiresAt, ctx)
  },

  async check(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    await call({ ...ctx, credentials }, 'GET', `/boards/${encodeURIComponent(credentials.boardId)}`, {
      answer: boardSchema,
      explain: (status) =>
        status === 403 || status === 404
          ? { kind: 'reconnect', code: 'account-changed', message: 'The access does not lead to this board any more.' }
          : undefined,
    })
  },
}
export default connector

/** Those that others can see: on a secret one a pin would be for nobody. */
async function boardsOf(credentials: Access, ctx: ConnectContext): Promise<readonly Board[]> {
  const boards: Board[] = []
  let bookmark: string | null = null
  for (let page = 0; page < maxPages; page++) {
    const query = new URLSearchParams({ page_size: '250', ...(bookmark && { bookmark }) })
    const body: Page<Board> = (await call({ ...ctx, credentials }, 'GET', `/boards?${query}`, { answer: pageOf(boardSchema) })).body
    boards.push(...body.items.filter(({ privacy }) => privacy !== 'SECRET'))
    bookmark = body.bookmark ?? null
    if (bookmark === null) break
  }
  return boards
}

function connectionOf({ id, name }: Pick<Board, 'id' | 'name'>, access: Access, expiresAt: Date | null, ctx: ConnectContext): Connection {
  const credentials: Credentials = { ...access, boardId: id, board: name }
  const url = `${ctx.at('https://www.pinterest.com')}/${encodeURIComponent(access.username)}/`
  return { account: { id, handle: `@${access.username}: ${name}`, url }, credentials, expiresAt }
}
