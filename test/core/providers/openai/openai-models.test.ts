import { expect, test } from 'vitest'
import { isRetired } from '../../../../core/model.ts'
import { openaiInfo } from '../../../../core/providers/openai/openai-info.ts'

const modelCalled = (id: string) => openaiInfo.models.find((model) => model.id === id)!

test('GPT Image 1.5 can be used until its last day, and no longer', () => {
  const model = modelCalled('gpt-image-1.5')
  expect(isRetired(model, Date.parse('2026-12-01T23:00:00Z'))).toBe(false)
  expect(isRetired(model, Date.parse('2026-12-02T00:00:00Z'))).toBe(true)
})

test('models that are gone are known by their last day, and none of them is offered', () => {
  expect(openaiInfo.retiredModels).toMatchObject({ 'gpt-image-1': '2026-10-23' })
  for (const id of Object.keys(openaiInfo.retiredModels!)) {
    expect(modelCalled(id)).toBeUndefined()
  }
})

test.each([
  ['gpt-image-2.6-flare', ['low', 'medium', 'high', 'xhigh', 'max'], 3, true, 'rule'],
  ['gpt-image-2.5-sunburst', ['low', 'medium', 'high', 'xhigh', 'max'], 0, true, 'rule'],
  ['gpt-image-2', ['low', 'medium', 'high'], 0, false, 'rule'],
  ['gpt-image-2-2026-04-21', ['low', 'medium', 'high'], 0, false, 'rule'],
  ['gpt-image-1.5', ['low', 'medium', 'high'], 0, false, 'list'],
  ['gpt-image-1-mini', ['low', 'medium', 'high'], 0, false, 'list'],
])('%s offers what OpenAI says it takes', (id, qualities, complexities, markup, sizes) => {
  const model = modelCalled(id)
  expect(model.complexities).toHaveLength(complexities)
  expect(model).toMatchObject({ qualities, markup, sizes: { kind: sizes } })
})
