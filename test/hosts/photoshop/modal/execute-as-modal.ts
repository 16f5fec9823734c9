import type { Core, ExecutionContext } from 'photoshop'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import { expectKnown, NotModelled } from '../not-modelled.ts'
import { strict } from '../strict.ts'
import { createSuspensions } from './suspensions.ts'

/**
 * Makes `core.executeAsModal`: one plugin at a time, nested scopes share one state, and what is left suspended at the
 * end is committed, or rolled back when the function threw.
 */
export function createExecuteAsModal(store: Store): Core['executeAsModal'] {
  const { modal } = store
  const suspensions = createSuspensions(store)
  const closing = new Set<number>()

  const hostControl = (isOpen: () => boolean): ExecutionContext['hostControl'] => {
    const enter = (name: string) => {
      if (!isOpen()) throw new PhotoshopError(`hostControl.${name}: the modal scope has ended.`)
      store.enter(`hostControl.${name}`, 'changes')
    }
    return strict('hostControl', {
      suspendHistory: async (options) => {
        await store.trip()
        enter('suspendHistory')
        expectKnown('suspendHistory', options, ['documentID', 'name'])
        return suspensions.suspend(options.documentID, options.name)
      },
      resumeHistory: async (token, commit = true) => {
        await store.trip()
        enter('resumeHistory')
        suspensions.resume(token, commit)
      },
      registerAutoCloseDocument: async (documentID) => {
        await store.trip()
        enter('registerAutoCloseDocument')
        store.model(documentID)
        closing.add(documentID)
      },
      unregisterAutoCloseDocument: async (documentID) => {
        await store.trip()
        enter('unregisterAutoCloseDocument')
        closing.delete(documentID)
      },
    } satisfies ExecutionContext['hostControl'])
  }

  const end = (committing: boolean) => {
    if (modal.depth === 1) {
      suspensions.endAll(committing)
      for (const documentID of closing) {
        if (store.documents.includes(documentID)) store.close(documentID)
      }
      closing.clear()
    }
    modal.close()
    store.notify('modalJavaScriptScopeExit')
  }

  return async (target, options) => {
    store.enter('core.executeAsModal', 'reads')
    if (typeof options?.commandName !== 'string') {
      throw new PhotoshopError('executeAsModal: commandName is required.')
    }
    expectKnown('executeAsModal', options, ['commandName', 'descriptor', 'interactive', 'timeOut'])
    if ('descriptor' in options) throw new NotModelled('executeAsModal with a descriptor')
    if (modal.depth === 0) await waitForTurn(store, options.timeOut)

    modal.open(options.interactive === true)
    store.notify('modalJavaScriptScopeEnter')
    let open = true
    const context: ExecutionContext = {
      get isCancelled() {
        return modal.cancelled
      },
      onCancel: undefined,
      reportProgress: (progress) => {
        store.enter('reportProgress', 'changes')
        const { value } = progress
        if (value !== undefined && !(value >= 0 && value <= 1)) {
          throw new PhotoshopError(`reportProgress: ${value} is not between 0 and 1.`)
        }
      },
      hostControl: hostControl(() => open),
    }
    const forget = modal.onCancel(() => context.onCancel?.({ reason: 'userCancel' }))
    const finish = (committing: boolean) => {
      open = false
      forget()
      end(committing)
    }
    try {
      const result = await target(strict('executionContext', context))
      finish(true)
      return result
    } catch (error) {
      finish(false)
      throw error
    }
  }
}

/** Waits as Photoshop does since 25.10: as long as `timeOut` says, one second unless told; older ones don't wait. */
async function waitForTurn(store: Store, timeOut = 1): Promise<void> {
  const { modal } = store
  if (modal.busyWith !== null && store.has('25.10.0')) {
    await Promise.race([modal.free(), store.wait(timeOut)])
  }
  if (modal.busyWith === null) return
  const by = store.has('25.10.0') ? ` by ${modal.busyWith}` : ''
  throw new PhotoshopError(`Host is in a modal state, held${by}.`, 9)
}
