import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import { createEntrypoints } from '../../../photoshop-uxp/page/entrypoints.ts'
import { createUxp } from '../../hosts/photoshop/uxp/create-uxp.ts'
import { manifest } from '../manifest.ts'

/** As much of an element as the first lines in a panel need. */
class Line {
  readonly style: Record<string, string> = {}
  readonly children: Line[] = []
  private own = ''

  get textContent(): string {
    return [this.own, ...this.children.map((child) => child.textContent)].filter(Boolean).join('\n')
  }

  set textContent(text: string) {
    this.own = text
    this.children.length = 0
  }

  appendChild(child: Line): void {
    this.children.push(child)
  }
}

beforeEach(() => {
  vi.stubGlobal('document', { createElement: () => new Line() })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

function open() {
  const tasks: (() => void)[] = []
  const told: string[] = []
  let time = 0
  const { uxp, driver } = createUxp({ manifest, now: () => time })
  const entrypoints = createEntrypoints({
    commands: ['refineAgain'],
    later: (callback) => {
      tasks.push(callback)
    },
    tell: (message) => told.push(message),
  })
  uxp.entrypoints.setup(entrypoints.handlers)
  driver.scriptEnded()
  const root = new Line()
  return {
    entrypoints,
    driver,
    told,
    root,
    element: root as unknown as HTMLElement,
    runTasks: () => {
      for (const task of tasks.splice(0)) task()
    },
    spend: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

const plugin = (more: object = {}) => ({
  show: () => undefined,
  run: async () => undefined,
  ...more,
})

test('the first paint is one line of text, and drawing comes in a task of its own', async () => {
  const { entrypoints, driver, root, element, runTasks, spend } = open()
  entrypoints.open(
    plugin({
      show: (at: Line) => {
        spend(5000)
        at.textContent = 'the panel'
      },
    }),
  )
  runTasks()
  await driver.createPanel('pentimento', element)
  expect(root.textContent).toBe('Pentimento is starting…')
  runTasks()
  expect(root.textContent).toBe('the panel')
  expect(driver.overdue).toEqual([])
})

test('a panel that is created right after the script ran is drawn once', async () => {
  const { entrypoints, driver, element, runTasks } = open()
  const shown: unknown[] = []
  entrypoints.open(plugin({ show: (at: unknown) => shown.push(at) }))
  await driver.createPanel('pentimento', element)
  runTasks()
  expect(shown).toEqual([element])
})

test('a plugin that could not be put together says so in the panel, with what to do', async () => {
  const { entrypoints, driver, root, element, runTasks } = open()
  entrypoints.fail(new TypeError('x is not a function'))
  await driver.createPanel('pentimento', element)
  runTasks()
  expect(root.textContent.split('\n')).toEqual([
    'Pentimento could not start.',
    expect.stringContaining('Restart Photoshop'),
    'For a report: x is not a function',
  ])
})

test('a plugin whose script broke off while loading says so too', async () => {
  const { driver, root, element, runTasks } = open()
  await driver.createPanel('pentimento', element)
  runTasks()
  expect(root.textContent).toContain('a part of the plugin did not load')
})

test('a failure in people’s words is shown in those words', async () => {
  const { entrypoints, driver, root, element, runTasks } = open()
  entrypoints.fail(new RefineError('host_failed', 'Photoshop is too old.', { hint: 'Update it.' }))
  await driver.createPanel('pentimento', element)
  runTasks()
  expect(root.textContent).toBe('Photoshop is too old.\nUpdate it.')
})

test('a panel that can’t be drawn says so instead of staying empty', async () => {
  const { entrypoints, driver, root, element, runTasks } = open()
  entrypoints.open(
    plugin({
      show: () => {
        throw new Error('no such element')
      },
    }),
  )
  await driver.createPanel('pentimento', element)
  runTasks()
  expect(root.textContent).toContain('Pentimento could not start.')
  expect(root.textContent).toContain('no such element')
})

test('a command returns at once and works without the panel', async () => {
  const { entrypoints, driver, runTasks, spend } = open()
  const run: string[] = []
  entrypoints.open(
    plugin({
      run: async (command: string) => {
        spend(5000)
        run.push(command)
      },
    }),
  )
  await driver.runCommand('refineAgain')
  expect(run).toEqual([])
  runTasks()
  expect(run).toEqual(['refineAgain'])
  expect(driver.overdue).toEqual([])
})

test('a command of a plugin that could not start tells where to look', async () => {
  const { entrypoints, driver, told, runTasks } = open()
  entrypoints.fail(new Error('broken'))
  await driver.runCommand('refineAgain')
  runTasks()
  expect(told).toEqual(['Pentimento could not start. Open its panel to see why.'])
})
