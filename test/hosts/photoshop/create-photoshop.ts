import type { ActionModule, Core, Imaging } from 'photoshop'
import type { Photoshop } from '../../../photoshop-uxp/photoshop.ts'
import { createBatchPlay } from './batch-play/play.ts'
import type { Counts } from './document/counts.ts'
import { createStore, type Store, type StoreOptions } from './document/store.ts'
import { createConstants } from './dom/constants.ts'
import { createApp } from './dom/create-app.ts'
import { createDom } from './dom/dom.ts'
import { createListeners } from './events/create-listeners.ts'
import { createHand, type Hand } from './hand/create-hand.ts'
import { createImaging, type ImagingOptions } from './imaging/create-imaging.ts'
import { createExecuteAsModal } from './modal/execute-as-modal.ts'
import { strict } from './strict.ts'

/** What the stand-in is put together with; everything has a default. */
export interface PhotoshopOptions extends StoreOptions {
  readonly imaging?: ImagingOptions
}

/** A Photoshop without Photoshop: its module, a user's hand, and counters. */
export interface FakePhotoshop {
  readonly photoshop: Photoshop
  readonly hand: Hand
  readonly counts: Counts
  readonly store: Store
  /** Throws when an image was not disposed, naming what made it. */
  expectNoLeaks(): void
}

/**
 * Makes a Photoshop with no document open, which refuses what the real one refuses.
 *
 * Members, commands and options that are not modelled throw `NotModelled: …`.
 */
export function createPhotoshop(options: PhotoshopOptions = {}): FakePhotoshop {
  const store = createStore(options)
  const dom = createDom(store)
  const photoshop = {
    app: createApp(dom),
    action: strict('action', {
      batchPlay: createBatchPlay(store),
      ...createListeners(store),
    } satisfies Partial<ActionModule>) as Partial<ActionModule> as ActionModule,
    core: strict('core', {
      executeAsModal: createExecuteAsModal(store),
      isModal: () => {
        store.enter('core.isModal', 'reads')
        return store.modal.depth > 0
      },
    } satisfies Partial<Core>) as Partial<Core> as Core,
    imaging: createImaging(store, options.imaging) satisfies Imaging,
    constants: createConstants(),
  } satisfies Photoshop
  return {
    photoshop,
    hand: createHand(store),
    counts: store.counts,
    store,
    expectNoLeaks: () => {
      const { images } = store.counts
      if (images.length === 0) return
      throw new Error(`Expected every image to be disposed but ${images.join(', ')} left theirs`)
    },
  }
}
