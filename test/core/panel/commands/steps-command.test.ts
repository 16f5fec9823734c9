import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import type { Step } from '../../../../core/guide/findings/finding.ts'
import type { Host } from '../../../../core/host.ts'
import { pickedLineage } from '../../../../core/panel/chosen.ts'
import { stepListOf } from '../../../../core/panel/step-list.ts'
import { box, openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, flat, type Script } from '../../refine/scripted-provider.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const step = (instruction: string, preserve: Step['preserve'] = []): Step => ({
  ...{ instruction, preserve },
  stage: 'light',
})
const three = [
  step('warm the light'),
  step('add beans', [{ text: 'the cup', kind: 'product shape' }]),
  step('add steam'),
]
const whole = 'warm the light, add beans and steam'

const reachable = (host: Host): Host => ({
  ...host,
  capabilities: { ...host.capabilities, reach: () => ({ ok: true }) },
})

async function openSteps(script?: Script, origins: readonly string[] = []): Promise<OpenPanel> {
  let red = 250
  const repaint: Script = ({ picture }) => {
    red -= 30
    return [flat(picture, picture.depth, [red, 3, 9, 255])]
  }
  const scripted = createScriptedProvider(script ?? repaint)
  const desk = await openDesk({ ...scripted, info: { ...scripted.info, origins } })
  const panel = await openPanel(undefined, { desk, host: reachable })
  ask(panel, whole)
  panel.store.dispatch({ type: 'advice', change: { kind: 'steps', steps: three } })
  return panel
}

const records = ({ store }: OpenPanel) =>
  pickedLineage(store.getState())?.versions.map(({ record }) => record) ?? []
const left = ({ store }: OpenPanel) =>
  stepListOf(store.getState())?.steps.map(({ instruction }) => instruction)

test('every step is a version of its own on what the one before made', async () => {
  const panel = await openSteps()
  const region = box(4, 4, 20, 16)
  panel.store.dispatch({ type: 'paint', painting: { region, protect: null } })
  panel.store.dispatch({ type: 'preserve', preserve: { text: 'the logo', kind: 'text' } })
  panel.store.setUp({ variations: 3 })
  await panel.store.runSteps()
  const made = records(panel)
  expect(made.map(({ edit }) => edit.instruction)).toEqual(three.map((one) => one.instruction))
  expect(made.map(({ parent }) => parent)).toEqual([null, made[0]?.id, made[1]?.id])
  expect(made.map(({ edit }) => edit.region?.rect)).toEqual([region.rect, region.rect, region.rect])
  expect(made.map(({ edit }) => edit.preserve.map(({ text }) => text))).toEqual([
    ['the logo'],
    ['the logo', 'the cup'],
    ['the logo'],
  ])
  const { draft, picked, said } = panel.store.getState()
  expect(picked?.head).toEqual({ kind: 'version', id: made[2]?.id })
  expect(draft.instruction).toBe('')
  expect(said).toBe('3 of 3 steps are done.')
})

test('the first failure stops them, and what is left can be run again', async () => {
  let calls = 0
  const panel = await openSteps(({ picture }) => {
    if (++calls === 2) {
      throw new RefineError('provider_failed', 'The provider failed.', {
        hint: 'Try again.',
        retryable: true,
      })
    }
    return [flat(picture, picture.depth, [200 - calls * 30, 3, 9, 255])]
  })
  await panel.store.runSteps()
  expect(records(panel)).toHaveLength(1)
  expect(left(panel)).toEqual(['add beans', 'add steam'])
  expect(panel.store.getState().problem).toMatchObject({
    error: { message: 'The provider failed.' },
    retry: { kind: 'steps' },
  })
  expect(panel.store.getState().draft.instruction).toBe('add beans; add steam; keep the cup')
  // Nobody knows whether the failed call is billed.
  const trying = panel.store.tryAgain()
  await panel.until(({ question }) => question?.title === 'Send again?')
  panel.store.answer(true)
  await trying
  const made = records(panel)
  expect(made.map(({ edit }) => edit.instruction)).toEqual(three.map((one) => one.instruction))
  expect(made[1]?.parent).toBe(made[0]?.id)
})

test('promise 4: whoever looks at something else meanwhile is left there, and the steps go on', async () => {
  let calls = 0
  const panel: OpenPanel = await openSteps(async ({ picture }) => {
    if (++calls === 2) await panel.desk.host.show(panel.desk.layer, null)
    const painted = flat(picture, picture.depth, [200 - calls * 30, 3, 9, 255])
    return { candidates: [{ kind: 'picture', picture: painted }], usage: { costUsd: 0 } }
  })
  await panel.store.runSteps()
  const made = records(panel)
  expect(made.map(({ parent }) => parent)).toEqual([null, made[0]?.id, made[1]?.id])
  expect(panel.store.getState().picked?.head).toEqual({ kind: 'source' })
})

test('cancelling stops after the step under way, and leaves the others in the list', async () => {
  const seen: string[] = []
  const panel: OpenPanel = await openSteps(({ picture }) => {
    const { run } = panel.store.getState()
    seen.push(`${run?.queue?.at} of ${run?.queue?.count}: ${run?.queue?.name}`)
    panel.store.cancel()
    return [flat(picture, picture.depth, [200, 3, 9, 255])]
  })
  await panel.store.runSteps()
  expect(seen).toEqual(['1 of 3: warm the light'])
  expect(records(panel)).toHaveLength(1)
  expect(left(panel)).toEqual(['add beans', 'add steam'])
  expect(panel.store.getState().run).toBeNull()
})

test('promise 5: for a provider on the network the price of all steps is agreed to once', async () => {
  const panel = await openSteps(undefined, ['https://paint.example'])
  const running = panel.store.runSteps()
  const { question } = await panel.until((state) => state.question !== null)
  expect(question).toMatchObject({ title: 'Send 3 steps to Scripted?', agree: 'Send 3 steps' })
  expect(question?.text).toMatch(/together .*0\.12/u)
  expect(panel.desk.provider.requests).toHaveLength(0)
  panel.store.answer(true)
  await running
  expect(records(panel)).toHaveLength(3)
})

test('without consent nothing is sent and the list stays', async () => {
  const panel = await openSteps(undefined, ['https://paint.example'])
  const running = panel.store.runSteps()
  await panel.until((state) => state.question !== null)
  panel.store.answer(false)
  await running
  expect(panel.desk.provider.requests).toHaveLength(0)
  expect(left(panel)).toHaveLength(3)
  expect(panel.store.getState().problem).toBeNull()
})

test('the first button runs the steps, and running as one is still there', async () => {
  const panel = await openSteps()
  await panel.store.refine()
  expect(records(panel).map(({ edit }) => edit.instruction)).toEqual([whole])
  expect(left(panel)).toHaveLength(3)
  await panel.store.proceed()
  expect(records(panel)).toHaveLength(4)
})
