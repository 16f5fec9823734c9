import { options, render } from 'preact'
import { useState } from 'preact/hooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SecretInput } from '../../../photoshop-uxp/page/views/secret-input.tsx'
import { createRecordingPage } from './support/recording-dom.ts'
import { paintAtOnce, turns } from './support/turns.ts'

let page = createRecordingPage()
let takeAway = () => {}
const typed: string[] = []

function Form() {
  const [key, setKey] = useState('sk-secret')
  const change = (text: string) => {
    typed.push(text)
    setKey(text)
  }
  return <SecretInput label="Key" value={key} onChange={change} />
}

beforeEach(() => {
  page = createRecordingPage()
  const uninstall = page.install()
  const restore = paintAtOnce(options)
  typed.length = 0
  takeAway = () => {
    render(null, page.body as never)
    restore()
    uninstall()
  }
  render(<Form />, page.body as never)
})

afterEach(() => takeAway())

function field() {
  const input = page.body.all().find(({ localName }) => localName === 'input')
  if (!input) throw new Error('Expected a field')
  return input
}

async function tell(event: string, value = ''): Promise<void> {
  field().listeners.get(event)?.call(field(), { currentTarget: { value } })
  await turns()
}

test('a key shows as dots until its field has the focus, in a field whose value can be read', async () => {
  expect(field().attributes.get('type')).toBe('text')
  expect(field().attributes.get('value')).toBe('•••••••••')
  await tell('focus')
  expect(field().attributes.get('value')).toBe('sk-secret')
  await tell('blur')
  expect(field().attributes.get('value')).toBe('•••••••••')
})

test('what is typed is the key', async () => {
  await tell('focus')
  await tell('input', 'sk-other')
  expect(typed).toEqual(['sk-other'])
})

test('dots never become part of a key, even where the focus was lost without being told', async () => {
  await tell('input', '•••••••••x')
  expect(typed).toEqual(['x'])
})
