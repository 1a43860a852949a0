import { byHandFake } from '../testing/by-hand-fake.ts'
import { manifest } from './manifest.ts'

export default byHandFake(manifest, { place: 'Intranet' })
