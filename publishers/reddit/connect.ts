import { byHandConnector } from '../kit/by-hand-connect.ts'

export default byHandConnector({ handle: 'r/acme', address: 'https://www.reddit.com/r/acme' })
