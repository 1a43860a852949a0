/** The other end of a WebSocket for fakes: it hears and says texts, and can be told to misbehave as `createFakeServer` does. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { FakeReply } from './fake-server.ts'

/** `json` is said; `wire` and a status that is no success end the connection without a word. */
export type Say = (reply: Pick<FakeReply, 'status' | 'json' | 'wire'>) => void

/** @param hear is told every text, and says what it has to say, at once or later */
export function createFakeSocket(hear: (text: string, say: Say, path: string) => void) {
  const server = new WebSocketServer({ noServer: true })
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void =>
    server.handleUpgrade(request, socket, head, (connection) => {
      const say: Say = ({ status, json, wire }) => {
        if (wire === 'silence') return
        if (wire === 'reset' || status >= 400) return connection.terminate()
        connection.send(JSON.stringify(json))
      }
      connection.on('message', (data: Buffer) => hear(data.toString('utf8'), say, request.url ?? '/'))
    })
}
