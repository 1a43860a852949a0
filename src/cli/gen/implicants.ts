/** A case: for each aspect, which of its choices it has. */
export type Choices = readonly number[]
/** Some cases at once: for each aspect, the choices that are meant, in order. */
export type Cube = readonly (readonly number[])[]

const inside = (cube: Cube, one: Choices) => one.every((choice, aspect) => cube[aspect]?.includes(choice))

/**
 * Says `cases` as few sentences as simple ones can be: each cube is as wide as it can be without holding one of `all` that is no
 * case. An aspect that does not matter has all its choices.
 */
export function implicants(cases: readonly Choices[], all: readonly Choices[]): Cube[] {
  const isCase = new Set(cases.map(String))
  const others = all.filter((one) => !isCase.has(String(one)))
  const found: Cube[] = []
  for (const seed of cases) {
    if (found.some((cube) => inside(cube, seed))) continue
    let cube: Cube = seed.map((choice) => [choice])
    for (let aspect = 0; aspect < seed.length; aspect++)
      for (const choice of new Set(all.map((one) => one[aspect] ?? 0))) {
        const wider = cube.map((choices, at) => (at === aspect ? [...new Set([...choices, choice])].sort() : choices))
        if (!others.some((one) => inside(wider, one))) cube = wider
      }
    found.push(cube)
  }
  return found
}
