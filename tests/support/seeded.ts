/** Properties are tried with the same values in each run. FC_SEED=random takes others, a number those of a run that failed. */
import fc from 'fast-check'

const { FC_SEED = '20261201' } = process.env
if (FC_SEED !== 'random') fc.configureGlobal({ seed: Number(FC_SEED) })
