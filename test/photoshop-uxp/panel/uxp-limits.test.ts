import { expect, test } from 'vitest'
import {
  displayValues,
  documentedProperties,
  observedProperties,
} from '../../core/panel/support/uxp-css.ts'
import { drawPanel } from './support/draw-panel.tsx'
import { photoshopStates } from './support/photoshop-states.ts'
import { attributes, elements, events, inputTypes } from './support/uxp-dom.ts'

const states = Object.entries(photoshopStates)
const known = [...documentedProperties, ...Object.keys(observedProperties)]

test.each(states)('the panel “%s” is made of what UXP knows', async (_, state) => {
  const { recorded } = await drawPanel(state)
  expect([...recorded.elements].filter((name) => !elements.includes(name))).toEqual([])
  expect([...recorded.attributes].filter(isUnknown)).toEqual([])
  expect([...recorded.events].filter((name) => !events.includes(name))).toEqual([])
  expect([...recorded.styles].filter(isUnknownStyle)).toEqual([])
  expect(recorded.wrong).toEqual([])
})

test('every state that can be drawn is drawn, not its page for when drawing fails', async () => {
  for (const [name, state] of states) {
    await drawPanel(state, ({ body }) => {
      expect(body.text(), name).not.toContain('lost its thread')
      expect(body.all().length, name).toBeGreaterThan(10)
    })
  }
})

test('fields are of types that can be read, and lists say their choice on the option', async () => {
  for (const [name, state] of states) {
    await drawPanel(state, ({ body }) => {
      const all = body.all()
      const types = all.filter(({ localName }) => localName === 'input')
      const wrong = types.map((input) => input.attributes.get('type') ?? 'none')
      expect(
        wrong.filter((type) => !inputTypes.includes(type)),
        name,
      ).toEqual([])
      for (const select of all.filter(({ localName }) => localName === 'select')) {
        expect(select.attributes.has('value'), name).toBe(false)
        const options = select.all().filter(({ localName }) => localName === 'option')
        expect(options.every((option) => option.attributes.has('value'))).toBe(true)
        expect(
          options.filter((option) => option.attributes.get('selected') === 'true').length,
        ).toBe(1)
      }
      const labels = all.filter(({ localName }) => localName === 'label')
      for (const label of labels) {
        expect(label.attributes.has('for'), name).toBe(false)
        expect(label.all().some(({ localName }) => /input|select|textarea/.test(localName))).toBe(
          true,
        )
      }
    })
  }
})

test('no native button is drawn, and everything that can be pressed can be reached and told', async () => {
  for (const [name, state] of states) {
    await drawPanel(state, ({ body }) => {
      const buttons = body.all().filter(({ listeners }) => listeners.has('click'))
      expect(buttons.length, name).toBeGreaterThan(0)
      for (const button of buttons) {
        const told = button.attributes.get('aria-label') ?? button.text().trim()
        expect(told, name).not.toBe('')
        expect(button.attributes.has('tabindex'), told).toBe(true)
        expect(button.listeners.has('keydown'), told).toBe(true)
      }
    })
  }
})

test('nothing is said by a tooltip alone', async () => {
  for (const [name, state] of states) {
    await drawPanel(state, ({ body }) => {
      const read = body.text()
      const hidden = body
        .all()
        .filter(({ attributes: given }) => given.has('title'))
        .filter(({ attributes: given }) => {
          const title = given.get('title') ?? ''
          return !read.includes(title) && given.get('aria-label') !== title && !isShortcut(title)
        })
        .filter((element) => element.attributes.get('aria-pressed') !== 'false')
      expect(
        hidden.map(({ attributes: given }) => given.get('title')),
        name,
      ).toEqual([])
    })
  }
})

/** Keys are a second way to what the button does. */
function isShortcut(title: string): boolean {
  return title === 'Esc' || title === 'Ctrl + Enter' || title === 'Starred'
}

function isUnknown(used: string): boolean {
  const [element = '', attribute = ''] = used.split(' ')
  if (attribute.startsWith('aria-')) return false
  const allowed = [...(attributes['*'] ?? []), ...(attributes[element] ?? [])]
  return !allowed.includes(attribute)
}

function isUnknownStyle(style: string): boolean {
  const [property = '', value = ''] = style.split(': ')
  if (property === 'display') return !displayValues.includes(value)
  if (property === 'background-color') return !/^#[0-9a-f]{6}$/.test(value)
  return !known.includes(property) || !/^-?[\d.]+(px|%)$/.test(value)
}
