import { byHandConnector } from '../kit/by-hand-connect.ts'

export default byHandConnector({ handle: 'Acme', address: 'https://whatsapp.com/channel/…' })
