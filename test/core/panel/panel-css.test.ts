import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import {
  displayValues,
  documentedProperties,
  functions,
  observedProperties,
  positionValues,
  pseudoClasses,
  units,
} from './support/uxp-css.ts'

/** A style sheet with everything that it imports in its place, and without comments. */
function readStyles(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/@import "(.+?)";/g, (_, imported: string) =>
      readStyles(join(dirname(path), imported)),
    )
}

const css = readStyles('core/panel/panel.css')
const declarations = [...css.matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g)].map(
  ([, name = '', value = '']) => ({ name, value: value.trim() }),
)
const selectors = [...css.matchAll(/([^{};]+)\{/g)].map(([, selector = '']) => selector.trim())

function valuesOf(property: string): string[] {
  return declarations.filter(({ name }) => name === property).map(({ value }) => value)
}

test('the style sheet is read as a whole', () => {
  expect(declarations.length).toBeGreaterThan(300)
  expect(selectors.length).toBeGreaterThan(100)
})

test('only properties that UXP knows are used', () => {
  const known = [...documentedProperties, ...Object.keys(observedProperties)]
  const used = new Set(declarations.map(({ name }) => name))
  expect([...used].filter((name) => !name.startsWith('--') && !known.includes(name))).toEqual([])
})

test('display and position only take values that UXP knows', () => {
  expect(valuesOf('display').filter((value) => !displayValues.includes(value))).toEqual([])
  expect(valuesOf('position').filter((value) => !positionValues.includes(value))).toEqual([])
})

test('only functions that UXP knows are called', () => {
  const called = declarations.flatMap(({ value }) =>
    [...value.matchAll(/([\w-]+)\(/g)].map(([, name = '']) => name),
  )
  expect([...new Set(called)].filter((name) => !functions.includes(name))).toEqual([])
})

test('only pseudo-classes that UXP knows are selected, and no pseudo-elements', () => {
  const pseudo = selectors
    .filter((selector) => !selector.startsWith('@'))
    .flatMap((selector) =>
      [...selector.matchAll(/(::?)([\w-]+)/g)].map(([, colons, name]) => ({ colons, name })),
    )
  expect(
    pseudo.filter(({ colons, name }) => colons === '::' || !pseudoClasses.includes(name ?? '')),
  ).toEqual([])
})

test('media queries ask only for the colour scheme', () => {
  const queries = selectors.filter((selector) => selector.startsWith('@'))
  expect(queries.length).toBeGreaterThan(0)
  expect(queries.filter((query) => !/^@media \(prefers-color-scheme: \w+\)/.test(query))).toEqual(
    [],
  )
})

test('lengths have units that UXP knows', () => {
  const used = declarations
    .filter(({ name }) => !name.startsWith('--'))
    .flatMap(({ value }) =>
      [...value.matchAll(/(?:^|\s|-)[\d.]+([a-z%]+)/g)].map(([, unit]) => unit),
    )
  expect([...new Set(used)].filter((unit) => !units.includes(unit ?? ''))).toEqual([])
})

test('every colour falls back through Figma’s and Photoshop’s variables to an own value', () => {
  const own = new Set(
    declarations.map(({ name }) => name).filter((name) => name.startsWith('--pentimento-own-')),
  )
  const fallbacks = declarations.filter(
    ({ name, value }) =>
      own.has(name.replace('--pentimento-', '--pentimento-own-')) && value.startsWith('var('),
  )
  expect(fallbacks.length).toBe(own.size)
  for (const { name, value } of fallbacks) {
    expect(value).toContain('--figma-color-')
    expect(value).toContain(`var(${name.replace('--pentimento-', '--pentimento-own-')})`)
  }
})

test('light and dark set the same own values', () => {
  const block = (start: string) => {
    const from = css.indexOf(start)
    const body = css.slice(css.indexOf('{', from), css.indexOf('}', from))
    return [...body.matchAll(/(--pentimento-[\w-]+):\s*#/g)].map(([, name]) => name).sort()
  }
  const light = block('[data-theme="light"]')
  expect(light.length).toBeGreaterThan(10)
  expect(block('[data-theme="dark"]')).toEqual(light)
})
