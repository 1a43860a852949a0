import { byHandConnector } from '../kit/by-hand-connect.ts'

export default byHandConnector({ handle: 'Acme', address: 'https://www.xing.com/pages/acme' })
