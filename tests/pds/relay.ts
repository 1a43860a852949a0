/** A real Nostr relay (@nostr-relay) with its SQLite database, over real WebSockets. How it answers can be spoiled; what it keeps and finds cannot. */
import { createRequire } from 'node:module'
import { WebSocket, WebSocketServer } from 'ws'

export interface NostrEvent {
  readonly id: string
  readonly pubkey: string
  readonly kind: number
  readonly created_at: number
  readonly tags: string[][]
  readonly content: string
  readonly sig: string
}
interface Client {
  send(text: string): void
  readonly readyState: number
}
interface Relay {
  register(plugin: { beforeHandleEvent(event: NostrEvent): { canHandle: boolean; message?: string } }): void
  handleConnection(client: Client): void
  handleDisconnect(client: Client): void
  handleMessage(client: Client, message: unknown): Promise<unknown>
  handleEvent(event: NostrEvent): Promise<{ success: boolean; message?: string }>
  findEvents(filters: object[]): Promise<NostrEvent[]>
  destroy(): Promise<void>
}
interface Repository {
  init(): Promise<void>
  destroy(): Promise<void>
}
interface Modules {
  '@nostr-relay/core': { NostrRelay: new (repository: Repository, options: object) => Relay }
  '@nostr-relay/event-repository-sqlite': {
    EventRepositorySqlite: new (file: string, options: { defaultLimit: number }) => Repository
  }
  '@nostr-relay/validator': { Validator: new () => { validateIncomingMessage(data: Buffer): Promise<unknown> } }
}
const load = <Name extends keyof Modules>(name: Name) => createRequire(new URL('servers/', import.meta.url))(name) as Modules[Name]

interface RelayOptions {
  /** It answers with ten times as many at most, whatever it is asked for. */
  readonly defaultLimit?: number
  /** How long it remembers what it answered to an event, and says it again. As installed, ten minutes. */
  readonly remembersMs?: number
}

export type TestRelay = Awaited<ReturnType<typeof openRelay>>

export async function openRelay({ defaultLimit = 100, remembersMs = 600_000 }: RelayOptions = {}) {
  const { EventRepositorySqlite } = load('@nostr-relay/event-repository-sqlite')
  const repository = new EventRepositorySqlite(':memory:', { defaultLimit })
  await repository.init()
  const relay = new (load('@nostr-relay/core').NostrRelay)(repository, {
    // With a name of its own it greets everybody with a challenge to sign in (NIP-42).
    hostname: 'relay.example',
    // Else an answer may be a second old.
    filterResultCacheTtl: 0,
    eventHandlingResultCacheTtl: remembersMs,
  })
  const validator = new (load('@nostr-relay/validator').Validator)()
  let refusal: string | null = null
  let spoilt: 'lose' | 'hang' | 'babble' | null = null
  relay.register({ beforeHandleEvent: () => (refusal === null ? { canHandle: true } : { canHandle: false, message: refusal }) })

  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((done) => server.once('listening', done))
  server.on('connection', (socket) => {
    const client: Client = {
      get readyState() {
        return socket.readyState
      },
      send(text) {
        const isAnswer = !text.startsWith('["AUTH"')
        if (spoilt === 'lose' && isAnswer) {
          spoilt = null
          socket.terminate()
        } else if (spoilt === 'babble' && isAnswer) {
          for (const nonsense of [
            '',
            '[',
            '{}',
            '["OK"]',
            '["EVENT","funkhaus",{"id":1}]',
            '["EVENT","funkhaus",null]',
            '["EOSE",7]',
            '"\\ud83d"',
          ])
            socket.send(nonsense)
          socket.close()
        } else if (spoilt !== 'hang') socket.send(text)
      },
    }
    relay.handleConnection(client)
    socket.on('close', () => relay.handleDisconnect(client))
    socket.on('message', (data: Buffer) => {
      void validator
        .validateIncomingMessage(data)
        .then((message) => relay.handleMessage(client, message))
        .catch((error: unknown) => socket.send(JSON.stringify(['NOTICE', String(error)])))
    })
  })
  const { port } = server.address() as { port: number }

  return {
    /** As a publisher keeps it, and as it is typed. */
    origin: `http://127.0.0.1:${port}`,
    url: `ws://127.0.0.1:${port}`,
    /** What it holds. */
    events: (filter: object = {}) => relay.findEvents([{ limit: 1_000, ...filter }]),
    /** Somebody else's words. */
    async take(...events: readonly NostrEvent[]) {
      for (const event of events) {
        const { success, message } = await relay.handleEvent(event)
        if (!success) throw new Error(message)
      }
    },
    /** What it says to every event from now on. `null`: it takes them. */
    refuse: (words: string | null) => void (refusal = words),
    /** `lose`: the next answer, and the connection with it. `hang`, `babble`: every answer from now on. */
    spoil: (how: typeof spoilt) => void (spoilt = how),
    async close() {
      for (const socket of server.clients) socket.terminate()
      await new Promise((done) => server.close(done))
      await relay.destroy()
      await repository.destroy()
    },
  }
}

/** What a relay says to one message, word by word, until `last` or the end. */
export function listen(url: string, message: unknown, last: string): Promise<unknown[][]> {
  return new Promise((resolve, reject) => {
    const heard: unknown[][] = []
    const socket = new WebSocket(url)
    socket.on('open', () => socket.send(JSON.stringify(message)))
    socket.on('message', (data: Buffer) => {
      const told = JSON.parse(data.toString()) as unknown[]
      heard.push(told)
      if (told[0] === last) socket.close()
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}
