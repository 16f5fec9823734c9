import { render } from 'preact'
import { App } from './page/app.tsx'
import { applyTheme } from './page/theme.ts'
import { createServices } from './services.ts'
import { createWorkspace } from './work/workspace.ts'

applyTheme()
const workspace = createWorkspace(createServices())
render(<App workspace={workspace} />, document.getElementById('app') ?? document.body)
void workspace.start()
