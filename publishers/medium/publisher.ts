import { byHandPublisher } from '../kit/by-hand.ts'
import { compose } from './compose.ts'
import { manifest } from './manifest.ts'

export default byHandPublisher(manifest, compose)
