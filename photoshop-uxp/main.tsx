import '../core/panel/panel.css'
import { uxp } from './modules.ts'

// Synchronously and once, while the bundle loads: UXP does not wait.
uxp.entrypoints.setup({
  panels: {
    pentimento: {
      create: (root) => {
        root.textContent = 'Pentimento'
      },
    },
  },
})
