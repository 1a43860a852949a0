import { createServer } from 'node:net'
import { StartProblem } from './problem.mjs'

/**
 * Proves that the hub will be able to listen, before anything slow begins.
 *
 * @param {string} host
 * @param {string | undefined} wanted as in PORT; unset or empty: 3000; 0: any
 * @throws {StartProblem} naming the port and how to choose another
 */
export async function checkPort(host, wanted) {
  const port = Number(wanted?.trim() || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartProblem(`PORT=${wanted} is no port: it must be a number from 0 to 65535. Try: PORT=3000 npm start`)
  const server = createServer()
  await new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => reject(new StartProblem(portProblem(error.code, host, port))))
    server.listen({ host, port, exclusive: true }, () => resolve(undefined))
  })
  await new Promise((resolve) => server.close(resolve))
}

/**
 * @param {string | undefined} code
 * @param {string} host
 * @param {number} port
 */
function portProblem(code, host, port) {
  const other = `PORT=${port < 1024 || port === 65_535 ? 3001 : port + 1} npm start`
  if (code === 'EADDRINUSE') return `Port ${port} is in use by another program (perhaps another hub). Choose another: ${other}`
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose one above 1023: ${other}`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST=${host} is no address of this machine. Try: HOST=127.0.0.1 npm start`
  return `The hub cannot listen on port ${port} of ${host} (${code}). Try: ${other}`
}
