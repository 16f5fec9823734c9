import { expect, test } from 'vitest'
import { whatIsMissing } from '../../../core/panel/missing.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { capabilities, sampleState } from './support/sample-state.ts'

const ready = sampleState()
const written: PanelState = { ...ready, draft: { ...ready.draft, instruction: 'warmer' } }
const inCloud: PanelState = { ...written, setup: { ...written.setup, provider: 'cloud' } }

test('nothing is missing for a picked picture with an instruction and the embedded provider', () => {
  expect(whatIsMissing(written)).toBeNull()
})

test('each missing thing is named with what to do', () => {
  expect(whatIsMissing({ ...written, picked: null })?.reason).toBe('Pick a picture in this page.')
  expect(whatIsMissing(ready)?.reason).toBe('Say what to change.')
  const long = { ...written, draft: { ...written.draft, instruction: 'x'.repeat(10_000) } }
  expect(whatIsMissing(long)?.reason).toBe(
    'Shorten the instruction: 10\u202f000 of at most 4\u202f000 characters.',
  )
  expect(whatIsMissing(inCloud)).toEqual({
    reason: 'Enter your Cloud Painter key in Settings.',
    where: 'settings',
  })
})

test('a missing key is asked for before there are any words', () => {
  expect(whatIsMissing({ ...inCloud, draft: ready.draft })?.where).toBe('settings')
})

test('a layer that can’t be refined says why and what helps', () => {
  const pickProblem = {
    code: 'unsupported_source' as const,
    message: 'This layer is CMYK.',
    hint: 'Convert the document to RGB.',
    retryable: false,
  }
  expect(whatIsMissing({ ...written, picked: null, pickProblem })?.reason).toBe(
    'This layer is CMYK. Convert the document to RGB.',
  )
})

test('an address that the host can’t reach is named with the fix before a key is asked for, a replaced one included', () => {
  const state: PanelState = {
    ...inCloud,
    capabilities: {
      ...capabilities,
      reach: (url) =>
        url === 'http://localhost:7860'
          ? { ok: true }
          : { ok: false, reason: `${url} is not allowed here.`, fix: 'Add it to the list.' },
    },
  }
  expect(whatIsMissing(state)?.reason).toBe(
    'https://cloud.example is not allowed here. Add it to the list.',
  )
  const replaced = { ...state, baseUrls: { cloud: 'http://localhost:7860' } }
  expect(whatIsMissing(replaced)?.reason).toBe('Enter your Cloud Painter key in Settings.')
  expect(whatIsMissing({ ...replaced, keys: { cloud: true } })).toBeNull()
})

test('a document that can only be looked at is refined nowhere', () => {
  const readOnly = { reason: 'Dev Mode only looks.', fix: 'Switch to Design.' }
  expect(whatIsMissing({ ...written, capabilities: { ...capabilities, readOnly } })?.reason).toBe(
    'This document can only be looked at here.',
  )
})
