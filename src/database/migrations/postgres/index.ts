import * as migration_20261122_083554_initial from './20261122_083554_initial';

export const migrations = [
  {
    up: migration_20261122_083554_initial.up,
    down: migration_20261122_083554_initial.down,
    name: '20261122_083554_initial'
  },
];
