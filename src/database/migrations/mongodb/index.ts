import * as migration_20261122_104116_schedules from './20261122_104116_schedules.ts'

/** Of data alone: collections and indexes are made from the schema. Each may be carried out twice, or by two processes at once. */
export const migrations = [{ up: migration_20261122_104116_schedules.up, name: '20261122_104116_schedules' }]
