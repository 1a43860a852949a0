/** A mail server that takes everything and delivers nothing. */
import { createServer, type AddressInfo } from 'node:net'

export interface Mail {
  readonly to: string
  /** Headers and body, as they came. */
  readonly data: string
}

export interface MailServer {
  readonly url: string
  readonly mails: Mail[]
  stop(): Promise<void>
}

export async function mailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  const server = createServer((socket) => {
    let to = ''
    let data: string[] | null = null
    let rest = ''
    const line = (text: string) => {
      if (data) {
        if (text !== '.') return void data.push(text)
        mails.push({ to, data: data.join('\n') })
        data = null
        return void socket.write('250 taken\r\n')
      }
      const verb = text.slice(0, 4).toUpperCase()
      if (verb === 'RCPT') to = /<(.*)>/.exec(text)?.[1] ?? ''
      if (verb === 'DATA') data = []
      socket.write(verb === 'DATA' ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 yes\r\n')
    }
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n')
      rest = lines.pop() ?? ''
      lines.forEach(line)
    })
    socket.write('220 mail.example\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
