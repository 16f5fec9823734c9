import type { ActionDescriptor, ActionModule } from 'photoshop'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import { expectKnown, NotModelled } from '../not-modelled.ts'
import { commands } from './commands.ts'

/**
 * Makes `action.batchPlay`: commands one after the other, until one fails.
 *
 * A command that Photoshop can't carry out is no rejection but an element `{_obj: 'error'}` of the answer; what is
 * malformed, not allowed or cancelled rejects.
 */
export function createBatchPlay(store: Store): ActionModule['batchPlay'] {
  return async (descriptors, options = {}) => {
    await store.trip()
    store.enter('batchPlay', 'reads')
    if (!Array.isArray(descriptors)) {
      throw new PhotoshopError(
        `Argument 1 has an invalid type. Expected type: array actual type: ${typeof descriptors}`,
      )
    }
    expectKnown('batchPlay', options, ['continueOnError', 'synchronousExecution'])
    if (options.synchronousExecution) throw new NotModelled('batchPlay with synchronousExecution')
    const answers: ActionDescriptor[] = []
    for (const descriptor of descriptors) {
      const answer = play(store, descriptor)
      if (answer._obj === 'error' && store.rejectsFailures) {
        throw new PhotoshopError(String(answer.message), answer.result)
      }
      answers.push(answer)
      if (answer._obj === 'error' && !options.continueOnError) break
    }
    return answers
  }
}

function play(store: Store, descriptor: ActionDescriptor): ActionDescriptor {
  const name = descriptor._obj
  const command = commands.get(name)
  if (!command) throw new NotModelled(`batchPlay of "${name}"`)
  expectKnown(`batchPlay of "${name}"`, descriptor, ['_obj', '_options', ...command.keys])
  if (descriptor._options) {
    expectKnown('_options', descriptor._options, ['dialogOptions'])
  }
  store.enter(`batchPlay:${name}`, command.does, 0)
  try {
    if (!store.allowed(`batchPlay:${name}`)) return {} as ActionDescriptor
    return command.run(store, structured(descriptor)) as ActionDescriptor
  } catch (error) {
    if (!(error instanceof PhotoshopError)) throw error
    return { _obj: 'error', message: error.message, result: error.number }
  }
}

/** Descriptors cross into Photoshop as plain data: nothing but that arrives there. */
function structured(descriptor: ActionDescriptor): ActionDescriptor {
  return JSON.parse(JSON.stringify(descriptor)) as ActionDescriptor
}
