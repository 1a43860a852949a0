// Ctrl-C on a terminal reaches workers as well. They clean up and end when their parent has gone and the line is dead.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

/**
 * The other end of `work`: says that it is ready, then answers each message, until the parent hangs up.
 *
 * @param answer handles one message at a time
 * @param end cleans up
 */
export function serve<Message>(ready: object, answer: (message: Message) => Promise<object>, end: () => Promise<void>): void {
  const send = (message: object) => void process.send?.(message)
  const leave = () => {
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('message', (message) => {
    answer(message as Message).then(send, (error: unknown) => send({ failed: error instanceof Error ? error.message : String(error) }))
  })
  // Somebody may have hung up while we were getting ready.
  if (!process.connected) return leave()
  process.on('disconnect', leave)
  send(ready)
}
