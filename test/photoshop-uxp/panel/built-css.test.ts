import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/root.ts'
import {
  displayValues,
  documentedProperties,
  functions,
  observedProperties,
  positionValues,
  pseudoClasses,
  units,
} from '../../core/panel/support/uxp-css.ts'
import { parseCss } from './support/parse-css.ts'

/** What Photoshop really loads, the sheets of panel and views in one. */
const css = await readFile(join(root, 'build/photoshop-uxp/index.css'), 'utf8').catch(() => {
  throw new Error('Expected build/photoshop-uxp: run `npm run build -- photoshop` first')
})
const rules = parseCss(css)
const declarations = rules.flatMap((rule) =>
  rule.declarations.map((declaration) => ({ ...declaration, rule })),
)
const real = declarations.filter(({ property }) => !property.startsWith('--'))

/** Lists what does not hold, as "selector { property: value }". */
function listOf(wrong: readonly (typeof declarations)[number][]): string[] {
  return wrong.map(
    ({ rule, property, value }) => `${rule.selectors.join(', ')} { ${property}: ${value} }`,
  )
}

test('the built sheet holds the panel and Photoshop’s own views', () => {
  const selected = rules.flatMap(({ selectors }) => selectors).join(' ')
  expect(selected).toContain('.pentimento-panel')
  expect(selected).toContain('.photoshop-picture')
  expect(real.length).toBeGreaterThan(300)
})

test('every property is one that UXP knows', () => {
  const known = [...documentedProperties, ...Object.keys(observedProperties)]
  expect(listOf(real.filter(({ property }) => !known.includes(property)))).toEqual([])
})

test('display and position take only values that UXP knows', () => {
  const of = (name: string, values: readonly string[]) =>
    real.filter(({ property, value }) => property === name && !values.includes(value))
  expect(listOf([...of('display', displayValues), ...of('position', positionValues)])).toEqual([])
})

test('nothing is laid over anything but the lines of the tree: text fields paint above all', () => {
  const laid = real.filter(({ property, value }) => property === 'position' && value !== 'relative')
  const other = laid.filter(({ rule }) =>
    rule.selectors.some((selector) => !selector.startsWith('.pentimento .pentimento-graph__')),
  )
  expect(listOf(other)).toEqual([])
})

test('only functions that UXP knows are called', () => {
  const wrong = declarations.filter(({ value }) =>
    [...value.matchAll(/([\w-]+)\(/g)].some(([, name]) => !functions.includes(name ?? '')),
  )
  expect(listOf(wrong)).toEqual([])
})

test('lengths have units that UXP knows', () => {
  const wrong = real.filter(({ value }) =>
    [...value.matchAll(/(?:^|\s|-)[\d.]+([a-z%]+)/g)].some(
      ([, unit]) => !units.includes(unit ?? ''),
    ),
  )
  expect(listOf(wrong)).toEqual([])
})

test('selectors are of the kinds that UXP knows', () => {
  const selectors = rules.flatMap(({ selectors: all }) => all)
  const wrong = selectors.filter((selector) => {
    const pseudo = [...selector.matchAll(/::?([\w-]+)/g)].map(([, name]) => name ?? '')
    const simple = /^[\w\s.#*>+~:()[\]="-]+$/.test(selector) && !selector.includes('::')
    return !simple || pseudo.some((name) => !pseudoClasses.includes(name))
  })
  expect(wrong).toEqual([])
})

test('media queries ask for Photoshop’s themes only', () => {
  const queries = [...new Set(rules.map(({ media }) => media))].filter((media) => media !== '')
  const one = /^\(prefers-color-scheme: (lightest|light|dark|darkest)\)$/
  const wrong = queries.filter((query) => !query.split(', ').every((part) => one.test(part)))
  expect(queries.length).toBeGreaterThan(2)
  expect(wrong).toEqual([])
})
