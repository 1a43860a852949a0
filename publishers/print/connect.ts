import { byHandConnector } from '../kit/by-hand-connect.ts'

export default byHandConnector({ handle: 'Acme Magazin', address: 'https://www.acme.example/magazin' })
