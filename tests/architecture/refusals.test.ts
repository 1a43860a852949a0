/** People of the admin are refused in their language: where they can meet a `Problem`, its sentence is there in both. */
import ts from 'typescript'
import { expect, it } from 'vitest'
import { code, isTest, read } from './tree.ts'

const folders = [
  ...['admin', 'approving', 'calendar', 'campaigns', 'collisions', 'content-api/preview', 'content-api/webhooks', 'conversions'],
  ...['delivery', 'engagement', 'guests', 'import', 'links', 'media-library', 'newsletter', 'people', 'quality', 'reports', 'tasks'],
  ...['today', 'workflow'],
]
const reachable = new RegExp(`^(collections|src/(${folders.join('|')}))/`)

/** Only programs read what these say. */
const forPrograms = new Map([
  ['src/content-api/preview/preview.ts', 'a website reads the draft over the content API'],
  ['src/conversions/receive.payload.ts', 'a shop reports its conversions'],
  ['src/delivery/judge-post.payload.ts', 'the command line, which is English'],
  ['src/delivery/operate.payload.ts', 'the command line, which is English'],
  ['src/newsletter/list/routes.ts', 'a website signs up a reader; people get a page in their language'],
  ['src/newsletter/mailing/receive.payload.ts', 'the publisher of newsletters hands over a mailing'],
  ['src/tasks/receive.payload.ts', 'the publishers by hand hand over a task'],
])

const isBare = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateExpression(node) ||
  (ts.isParenthesizedExpression(node) && isBare(node.expression)) ||
  (ts.isBinaryExpression(node) && (isBare(node.left) || isBare(node.right))) ||
  (ts.isConditionalExpression(node) && (isBare(node.whenTrue) || isBare(node.whenFalse)))

function bareProblems(file: string): string[] {
  const found: string[] = []
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true)
  const look = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Problem') {
      const detail = node.arguments?.[2]
      if (detail && isBare(detail))
        found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${detail.getText()}`)
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

const files = code.filter((file) => reachable.test(file) && !isTest(file) && read(file).includes('new Problem('))

it('refuses people of the admin in both languages', () => {
  expect(files.length).toBeGreaterThan(30)
  expect(files.filter((file) => !forPrograms.has(file)).flatMap(bareProblems)).toEqual([])
})

it('makes no exception for what is not there any more', () => {
  expect([...forPrograms.keys()].filter((file) => !files.includes(file) || bareProblems(file).length === 0)).toEqual([])
})
