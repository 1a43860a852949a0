/** `funkhaus/client`, the typed client of the content API: one file for Node and browsers, and its types beside it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build as bundle } from 'esbuild'
import ts from 'typescript'

/**
 * Writes `client.mjs` and `client/*.d.ts` below `outdir`.
 * @param {string} root
 * @param {string} outdir
 */
export async function buildClient(root, outdir) {
  const source = path.join(root, 'src/content-api/client')
  await bundle({
    absWorkingDir: root,
    entryPoints: { client: path.join(source, 'client.ts') },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  })

  const types = path.join(outdir, 'client')
  mkdirSync(types, { recursive: true })
  const program = ts.createProgram([path.join(source, 'client.ts')], {
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    rootDir: source,
    outDir: types,
  })
  // Declarations keep the ending of the source, which is not there where the package is used.
  const written = program.emit(undefined, (file, text) =>
    writeFileSync(path.join(types, path.basename(file)), text.replace(/(from ["']\.\/[\w.-]+)\.ts(?=["'])/g, '$1.js')),
  )
  const wrong = [...ts.getPreEmitDiagnostics(program), ...written.diagnostics]
  if (wrong.length > 0)
    throw new Error(
      ts.formatDiagnostics(wrong, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => '\n' }),
    )
}
