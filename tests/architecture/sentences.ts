/** What the code says in sentences, read from its source. */
import ts from 'typescript'
import { read } from './tree.ts'

/** A text in pieces; `null` is what differs. */
type Pieces = readonly (string | null)[]

/** One place that says something. `written`: with `{0}`, `{1}` … for each `${…}`; `spelled`: with every case of it that stands in the source. */
export interface Said {
  readonly at: string
  readonly written: string
  readonly spelled: readonly string[]
}

const mostCases = 64
const textOf = (pieces: Pieces): string => {
  let n = 0
  return pieces.map((piece) => piece ?? `{${n++}}`).join('')
}
const joined = (cases: readonly Pieces[], more: readonly Pieces[]): Pieces[] =>
  cases.flatMap((one) => more.map((other) => [...one, ...other])).slice(0, mostCases)

class Source {
  readonly file: string
  readonly root: ts.SourceFile
  /** Constants that are texts, where only one has the name. */
  readonly #constants = new Map<string, ts.Expression | null>()
  constructor(file: string, text: string) {
    this.file = file
    this.root = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    this.each((node) => {
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return
      const { text: name } = node.name
      this.#constants.set(name, this.#constants.has(name) ? null : (node.initializer ?? null))
    })
  }
  each(look: (node: ts.Node) => void): void {
    const visit = (node: ts.Node) => {
      look(node)
      ts.forEachChild(node, visit)
    }
    visit(this.root)
  }
  at(node: ts.Node): string {
    return `${this.file}:${this.root.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
  }

  /** What an expression may say, `null` where none of it stands in the source. @param spells with the cases of what stands in `${…}` */
  cases(node: ts.Expression, spells: boolean, depth = 0): Pieces[] | null {
    if (depth > 4) return null
    const inner = (one: ts.Expression) => this.cases(one, spells, depth + 1)
    const either = (...some: readonly ts.Expression[]): Pieces[] | null => {
      const told = some.map(inner)
      return told.every((one) => one === null) ? null : told.flatMap((one) => one ?? [[null]])
    }
    if (ts.isStringLiteralLike(node)) return [[node.text]]
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return inner(node.expression)
    if (ts.isTemplateExpression(node))
      return node.templateSpans.reduce<Pieces[]>(
        (cases, { expression, literal }) => joined(joined(cases, (spells ? inner(expression) : null) ?? [[null]]), [[literal.text]]),
        [[node.head.text]],
      )
    if (ts.isConditionalExpression(node)) return either(node.whenTrue, node.whenFalse)
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken
      if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken) return either(node.left, node.right)
      if (kind !== ts.SyntaxKind.PlusToken) return null
      const [left, right] = [inner(node.left), inner(node.right)]
      return left || right ? joined(left ?? [[null]], right ?? [[null]]) : null
    }
    // `text.trim()`, `strike(text)`.
    if (ts.isCallExpression(node)) {
      const called = node.expression
      const through = ts.isPropertyAccessExpression(called) ? called.expression : node.arguments.length === 1 ? node.arguments[0] : null
      return through && !ts.isIdentifier(through) ? inner(through) : null
    }
    if (ts.isElementAccessExpression(node)) return inner(node.expression)
    if (ts.isObjectLiteralExpression(node))
      return either(...node.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? [one.initializer] : [])))
    const constant = ts.isIdentifier(node) ? this.#constants.get(node.text) : null
    return constant ? inner(constant) : null
  }

  said(node: ts.Expression): Said[] {
    const written = this.cases(node, false)?.map(textOf) ?? []
    const spelled = this.cases(node, true)?.map(textOf) ?? []
    // Where each case is written out whole, each is a sentence of its own.
    if (written.length > 1 && written.length === spelled.length)
      return written.map((text, n) => ({ at: this.at(node), written: text, spelled: [spelled[n] ?? text] }))
    return written.length === 0 ? [] : written.map((text) => ({ at: this.at(node), written: text, spelled }))
  }
}

/** Through what only changes how it is written. */
const bare = (node: ts.Expression): ts.Expression =>
  ts.isCallExpression(node) && node.arguments.length === 1 && node.arguments[0] && ts.isIdentifier(node.arguments[0])
    ? node.arguments[0]
    : node

/** The function, and which of its parameters it is, by which a sentence comes in from elsewhere. */
function cameIn(node: ts.Expression): { readonly name: string; readonly index: number } | null {
  const said = bare(node)
  if (!ts.isIdentifier(said)) return null
  for (let up: ts.Node = said; !ts.isSourceFile(up); up = up.parent) {
    if (!ts.isFunctionLike(up)) continue
    const index = up.parameters.findIndex(({ name }) => ts.isIdentifier(name) && name.text === said.text)
    if (index < 0) continue
    const named = up.name ?? (ts.isVariableDeclaration(up.parent) || ts.isPropertyAssignment(up.parent) ? up.parent.name : undefined)
    return named && ts.isIdentifier(named) ? { name: named.text, index } : null
  }
  return null
}

export interface Sinks {
  /** Classes whose second argument is said. */
  readonly errors: readonly string[]
  /** Properties of objects whose value is said. */
  readonly properties: readonly string[]
}

/** What these files say to people, shorthands followed within them. */
export function sentencesSaid(files: readonly string[], { errors, properties }: Sinks, readFrom = read): Said[] {
  const sources = files.map((file) => new Source(file, readFrom(file)))
  const found: Said[] = []
  const shorthands = new Map<string, number>()
  const follow: { readonly name: string; readonly index: number }[] = []
  const take = (source: Source, node: ts.Expression) => {
    const shorthand = cameIn(node)
    if (!shorthand) return void found.push(...source.said(node))
    if (shorthands.has(shorthand.name)) return
    shorthands.set(shorthand.name, shorthand.index)
    follow.push(shorthand)
  }
  for (const source of sources)
    source.each((node) => {
      if (ts.isNewExpression(node) && errors.includes(node.expression.getText()) && node.arguments?.[1]) take(source, node.arguments[1])
      const isSaid = (name: ts.PropertyName) => ts.isIdentifier(name) && properties.includes(name.text)
      if (ts.isPropertyAssignment(node) && isSaid(node.name)) take(source, node.initializer)
      if (ts.isShorthandPropertyAssignment(node) && isSaid(node.name)) take(source, node.name)
    })
  for (let next = follow.pop(); next; next = follow.pop()) {
    const { name, index } = next
    for (const source of sources)
      source.each((node) => {
        const argument = ts.isCallExpression(node) ? node.arguments[index] : undefined
        if (!ts.isCallExpression(node) || !argument) return
        const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression
        if (ts.isIdentifier(called) && called.text === name) take(source, argument)
      })
  }
  return found
}

/** Every text that stands in these files, whatever for. */
export function textsIn(files: readonly string[], readFrom = read): Set<string> {
  const texts = new Set<string>()
  for (const file of files) {
    const source = new Source(file, readFrom(file))
    source.each((node) => {
      if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node) && !ts.isBinaryExpression(node)) return
      for (const { written, spelled } of source.said(node)) for (const text of [written, ...spelled]) texts.add(text)
    })
  }
  return texts
}
