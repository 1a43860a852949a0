/** All houses of the corpus. */
import bakery from './posts/bakery.ts'
import bank from './posts/bank.ts'
import club from './posts/club.ts'
import energy from './posts/energy.ts'
import hospital from './posts/hospital.ts'
import joinery from './posts/joinery.ts'
import logistics from './posts/logistics.ts'
import machines from './posts/machines.ts'
import museum from './posts/museum.ts'
import software from './posts/software.ts'
import university from './posts/university.ts'
import utility from './posts/utility.ts'
import type { House } from './post.ts'

export const houses: readonly House[] = [
  energy,
  machines,
  bakery,
  hospital,
  software,
  utility,
  university,
  club,
  logistics,
  museum,
  joinery,
  bank,
]
