import { byHandConnector } from '../kit/by-hand-connect.ts'

export default byHandConnector({ handle: 'acme', address: 'https://www.snapchat.com/add/acme' })
