import { options, render } from 'preact'
import type { Host } from '../../core/host.ts'
import { createPanelStore, type PanelStore } from '../../core/panel/panel-store.ts'
import { createPictureUrls } from '../pixels/picture-url.ts'
import { runCommand } from './commands.ts'
import { createServices, type ServiceParts } from './create-services.ts'
import type { OpenedPlugin } from './entrypoints.ts'
import { openPanel } from './open-panel.ts'
import { keepElementsPlain } from './plain-elements.ts'
import { createPhotoshopViews } from './views/create-photoshop-views.tsx'
import { PhotoshopApp } from './views/photoshop-app.tsx'

/** The running plugin, for the developer console: what it sees of the document, and what the panel knows. */
export interface App {
  readonly host: Host
  readonly store: PanelStore
}

/** Puts the plugin together and starts to look at the document; the panel need not be open for it. */
export function createApp(
  parts: ServiceParts,
  tell: (message: string) => void,
): { readonly app: App; readonly plugin: OpenedPlugin } {
  // Effects run after drawing. Nothing documents animation frames in UXP, and none come while a panel is hidden.
  options.requestAnimationFrame = (callback) => {
    parts.after(0, callback)
  }
  const services = createServices(parts)
  const store = createPanelStore(services)
  const showPixels = createPictureUrls(parts.photoshop)
  const views = createPhotoshopViews({ showPixels })
  return {
    app: { host: services.host, store },
    plugin: {
      show: (root) => {
        keepElementsPlain(root.ownerDocument)
        root.textContent = ''
        render(<PhotoshopApp store={store} views={views} />, root)
      },
      run: (command) => runCommand(command, store, { openPanel: () => openPanel(parts.uxp), tell }),
    },
  }
}
