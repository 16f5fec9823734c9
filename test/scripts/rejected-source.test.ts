import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenPageSource, rejectedSource } from '../../scripts/rejected-source.ts'
import { root } from '../../scripts/root.ts'

test.each([
  ['a dynamic import', 'const x = import("y")', 'import('],
  ['prose in a string', '"Figma import (2026)"', 'import ('],
  ['an import before a comment', 'import /* types */ x', 'import /*'],
  ['an import before a line comment', 'import // types', 'import //'],
  ['the start of an HTML comment', '/* <!-- */', '<!--'],
  ['the end of an HTML comment', '"a --> b"', '-->'],
  ['direct eval', 'eval(text)', 'eval('],
  ['eval in a comment', '// never use eval (it is slow)', 'eval ('],
  ['eval before a comment', 'eval/**/(text)', 'eval/*'],
])('%s makes Figma reject the plugin', (_, text, found) => {
  expect(rejectedSource(text)).toEqual([found])
})

test.each(['important(1)', 'medieval(1)', 'import x from "y"', 'n-- > 0', 'a < !b', 'evaluate(x)'])(
  '%s is taken',
  (text) => {
    expect(rejectedSource(text)).toEqual([])
  },
)

test('what would end or swallow the panel’s script is found, however it is written', () => {
  expect(brokenPageSource('"</script>" + "</SCRIPT " + "<!--"')).toEqual([
    '</script',
    '</SCRIPT',
    '<!--',
  ])
  expect(brokenPageSource('"<\\/script>"')).toEqual([])
})

test('the built bundles hold nothing of the kind', async () => {
  const [main, ui] = await Promise.all(
    ['build/main.js', 'build/ui.js'].map((path) => readFile(join(root, path), 'utf8')),
  )
  expect(main?.length).toBeGreaterThan(10_000)
  expect(rejectedSource(main ?? '')).toEqual([])
  expect(brokenPageSource(ui ?? '')).toEqual([])
})
