/** Starts the website: `node --import tsx server.ts --hub https://hub.example --brand acme --name "Acme Magazin"`. */
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { createWebsite } from './website.ts'

const { values } = parseArgs({
  options: {
    hub: { type: 'string', default: 'http://localhost:3000' },
    brand: { type: 'string' },
    name: { type: 'string' },
    key: { type: 'string' },
    port: { type: 'string', default: '8080' },
  },
})

if (!values.brand || !URL.canParse(values.hub)) {
  process.stderr.write('Say which hub and which brand: --hub https://hub.example --brand acme\n')
  process.exit(2)
}

const website = await createWebsite({ hub: values.hub, brand: values.brand, name: values.name ?? values.brand, key: values.key })
const server = createServer(website.listener).listen(Number(values.port), () => process.stdout.write(`http://localhost:${values.port}\n`))

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    website.stop()
    server.close()
    server.closeAllConnections()
  })
